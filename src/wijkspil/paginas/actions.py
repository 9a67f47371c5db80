"""Every write of paginas: reactions and their judgement, a story to begin. Pages themselves are written in the CMS."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkspil.berichten.actions import queue_mail
from wijkspil.core.actors import PUBLIC, SYSTEM, Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import PAGINAS_SCHRIJVEN, REACTIES_BEOORDELEN
from wijkspil.paginas import queries
from wijkspil.paginas.models import NieuwsPage, Reactie, WijkenIndexPage, WijkPage
from wijkspil.paginas.status import STEPS, ReactieStatus
from wijkspil.wijken.models import Area


@transaction.atomic
def begin_story(*, actor: Actor, area: Area) -> WijkPage:
    """Give an area a page for its story: a draft that only editors see. A page that is there already stays as it is.

    Raises:
        NotAllowed: the actor may not write pages of this area.
    """
    if not actor.may(PAGINAS_SCHRIJVEN, area):
        raise NotAllowed
    index = WijkenIndexPage.objects.select_for_update().get()  # one at a time: two editors begin one story
    page: WijkPage | None = WijkPage.objects.filter(area=area).first()
    if page is None:
        above = area.parent.naam if area.parent else area.naam
        sentence = f"{area.niveau.naam.capitalize()} in {above}."
        page = WijkPage(area=area, title=area.naam, slug=area.slug, kernzin=sentence, live=False)
        index.add_child(instance=page)
        page.save_revision()
        log(actor, "verhaal.begonnen", page)
    return page


@transaction.atomic
def send_reactie(*, page: NieuwsPage, naam: str, email: str, tekst: str) -> Reactie:
    """Take in what a reader wrote; it appears after a colleague has read it.

    Raises:
        RuleViolation: reacting is not, or no longer, possible under this message.
    """
    _check_open(page)
    reactie = Reactie.objects.create(
        pagina=page, area=_area_of(page), naam=naam, email=email, tekst=tekst, gestuurd_op=timezone.now()
    )
    log(PUBLIC, "reactie.gestuurd", reactie, pagina=page.pk)
    return reactie


@transaction.atomic
def place_reactie(*, actor: Actor, reactie: Reactie) -> Reactie:
    """Let a reaction appear; the e-mail address is no longer needed and is erased.

    Raises:
        NotAllowed: the actor may not judge reactions in this area.
        RuleViolation: somebody else has judged it already.
    """
    reactie = _judge(actor, reactie, ReactieStatus.GEPLAATST, email="")
    log(actor, "reactie.geplaatst", reactie)
    return reactie


@transaction.atomic
def refuse_reactie(*, actor: Actor, reactie: Reactie, reden: str) -> Reactie:
    """Keep a reaction off the site (or take it off), and tell the writer why when we have an address.

    The address is erased; the text goes after the term in retention.py.

    Raises:
        NotAllowed: the actor may not judge reactions in this area.
        RuleViolation: it was refused already.
    """
    address = reactie.email
    reactie = _judge(actor, reactie, ReactieStatus.GEWEIGERD, email="", reden=reden)
    if address:
        queue_mail(
            kind="reactie.geweigerd",
            to=address,
            template="paginas/mail/reactie_geweigerd.txt",
            context={"pagina": reactie.pagina, "reden": reden},
            language="nl",
            thing=reactie,
        )
    log(actor, "reactie.geweigerd", reactie)
    return reactie


@transaction.atomic
def answer_reactie(*, actor: StaffActor, reactie: Reactie, tekst: str) -> Reactie:
    """Answer a placed reaction in the name of the gemeente; stands there at once, with name and function.

    Raises:
        NotAllowed: the actor may not judge reactions in this area.
        RuleViolation: the reaction does not stand on the site.
    """
    _check_may(actor, reactie.area)
    if reactie.status != ReactieStatus.GEPLAATST:
        raise RuleViolation("niet_geplaatst", _("Plaats de reactie eerst. Daarna kunt u erop antwoorden."))
    now = timezone.now()
    answer = Reactie.objects.create(
        pagina=reactie.pagina,
        area=reactie.area,
        antwoord_op=reactie,
        naam=actor.account.naam,
        tekst=tekst,
        status=ReactieStatus.GEPLAATST,
        van_medewerker=True,
        gestuurd_op=now,
        beoordeeld_op=now,
        beoordeeld_door=actor.account,
    )
    log(actor, "reactie.beantwoord", reactie, antwoord=answer.pk)
    return answer


@transaction.atomic
def erase_refused(*, before: datetime, dry_run: bool = False) -> int:
    """Erase the reactions that were refused before a moment; return how many."""
    rows = queries.refused_before(before)
    if dry_run:
        return rows.count()
    number = rows.count()
    rows.delete()
    if number:
        log(SYSTEM, "reacties.gewist", aantal=number)
    return number


def _judge(actor: Actor, reactie: Reactie, to: str, **changes: Any) -> Reactie:
    """Take one step, by one person: two colleagues cannot both judge the same reaction."""
    _check_may(actor, reactie.area)
    came_from = [state for state, steps in STEPS.items() if to in steps]
    changes |= {"status": to, "beoordeeld_op": timezone.now()}
    if isinstance(actor, StaffActor):
        changes["beoordeeld_door"] = actor.account
    if not Reactie.objects.filter(pk=reactie.pk, status__in=came_from).update(**changes):
        raise RuleViolation("al_beoordeeld", _("Een collega heeft deze reactie al beoordeeld."))
    reactie.refresh_from_db()
    return reactie


def _check_may(actor: Actor, area: Area) -> None:
    if not actor.may(REACTIES_BEOORDELEN, area):
        raise NotAllowed


def _check_open(page: NieuwsPage) -> None:
    if not page.open_for_reactions:
        raise RuleViolation("reageren_gesloten", _("U kunt niet meer op dit bericht reageren."))


def _area_of(page: NieuwsPage) -> Area:
    """Return the area whose colleagues judge: the wijk of the message, else the whole gemeente."""
    area = page.wijk.area if page.wijk else queries.whole_area()
    assert area is not None  # noqa: S101 - there are no pages before there is a gemeente
    return area

"""The demo of inbreng: ideas in all stages, some already judged and answered, some that wait on staff."""

from contextlib import AbstractContextManager
from datetime import datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from wijkspil.berichten.actions import erase_mails
from wijkspil.core import clock
from wijkspil.core.actors import LinkActor
from wijkspil.core.uploads import take_in
from wijkspil.demo import eerder
from wijkspil.demo.context import GEMEENTEN, DemoContext
from wijkspil.demo.ideeen import IDEEEN, VOORBEELD, IdeeText
from wijkspil.demo.mensen import STUURGROEP, TEAMS_SINCE
from wijkspil.demo.tekeningen import ALT, tekening
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.models import Hulpaanbod, Inbreng, Routeregel, Steun
from wijkspil.inbreng.permissions import thing_of
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import RolToekenning, Team
from wijkspil.mensen.permissions import Rol
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area, Thema

BRENGER = actions.Brenger(email="voorbeeld@bewoners.example", naam="Voorbeeld", may_be_public=True)


def fill(context: DemoContext) -> None:
    """Tell every idea of the demo, the oldest first; their mails are erased, so that /demo/post/ is for the visitor."""
    Routeregel.objects.create(
        naam="Over hoe wij werken: naar de stuurgroep",
        volgorde=10,
        over_werkwijze=True,
        team=Team.objects.get(naam=STUURGROEP),
        valid_from=TEAMS_SINCE,
    )
    eerder.fill(context)
    city = GEMEENTEN.index(context.gemeente)
    areas = {area.code: area for area in wijken.areas_on(context.today)}
    themes = {thema.slug: thema for thema in wijken.themes()}
    for idee in sorted(IDEEEN, key=lambda idee: -idee.dagen_geleden):
        inbreng = _tell(idee, context, areas[idee.wijken[city]], themes[idee.thema])
        _support(idee, context, inbreng)
        if idee.hulp:
            _offer(idee.hulp, context, inbreng)
        erase_mails(thing=inbreng)


def _tell(idee: IdeeText, context: DemoContext, area: Area, thema: Thema) -> Inbreng:
    with days_ago(context, idee.dagen_geleden):
        text = f"{idee.tekst}\n\n{VOORBEELD}"
        inbreng = actions.share(
            actor=LinkActor("demo"),
            sleutel=uuid5(NAMESPACE_URL, f"{context.gemeente} {idee.titel}"),
            content=actions.Content(
                area=area, kind=idee.soort, thema=thema, titel=idee.titel, tekst=text, place=idee.plaats
            ),
            brenger=BRENGER,
        )
        inbreng = actions.confirm(actor=LinkActor(thing_of(inbreng)), inbreng=inbreng)
        if idee.tekening:
            inbreng = _picture(idee.tekening, inbreng)
    if idee.openbaar:
        with days_ago(context, idee.dagen_geleden - 1):
            inbreng = _publish(inbreng, team_member(area))
    if idee.opgepakt:
        with days_ago(context, idee.dagen_geleden - 3):
            inbreng = actions.take_up(
                actor=team_member(area), inbreng=inbreng, version=inbreng.version, tekst="Ik kom deze week kijken."
            )
    return _answer(idee, context, inbreng) if idee.antwoord else inbreng


def _picture(kind: str, inbreng: Inbreng) -> Inbreng:
    """Let the bringer add a drawing, as if it were a photo."""
    gemeente = wijken.the_gemeente()
    assert gemeente is not None  # noqa: S101 - the demo of wijken made it
    png = tekening(kind, gemeente.merkkleur, gemeente.accentkleur, gemeente.accentkleur_zacht)
    file = actions.NewFile(take_in(png, "tekening.png"), ALT[kind])
    return actions.add_files(actor=LinkActor(thing_of(inbreng)), inbreng=inbreng, files=[file])


def _publish(inbreng: Inbreng, actor: StaffActor) -> Inbreng:
    """Put it on the site, with its pictures."""
    inbreng = actions.publish(actor=actor, inbreng=inbreng, version=inbreng.version)
    for row in queries.files_of(inbreng):
        inbreng = actions.judge_photo(actor=actor, bijlage=row, version=inbreng.version, alt=row.alt, is_public=True)
    return inbreng


def _support(idee: IdeeText, context: DemoContext, inbreng: Inbreng) -> None:
    """Let others want the same; nobody gets a mail about it, so that /demo/post/ stays empty."""
    with days_ago(context, max(idee.dagen_geleden - 5, 0)):
        moment = clock.now()
    Steun.objects.bulk_create(
        Steun(inbreng=inbreng, email=f"buur{number}@bewoners.example", asked_at=moment, confirmed_at=moment)
        for number in range(idee.steun)
    )
    Inbreng.objects.filter(pk=inbreng.pk).update(steun_aantal=idee.steun)


def _offer(tekst: str, context: DemoContext, inbreng: Inbreng) -> None:
    """Let somebody offer to help, two days ago."""
    with days_ago(context, 2):
        offer = actions.Offer(naam="Voorbeeld", email="buur@bewoners.example", tekst=tekst)
        actions.offer_help(actor=LinkActor("demo"), inbreng=inbreng, offer=offer)
        made = Hulpaanbod.objects.get(inbreng=inbreng)
        actions.confirm_offer(actor=LinkActor(thing_of(made)), offer=made)
    erase_mails(thing=made)


def _answer(idee: IdeeText, context: DemoContext, inbreng: Inbreng) -> Inbreng:
    with days_ago(context, idee.dagen_geleden - 14):
        inbreng = actions.answer(
            actor=team_member(inbreng.area),
            inbreng=inbreng,
            version=inbreng.version,
            tekst=idee.antwoord,
            outcome=idee.uitkomst,
            is_public=True,
        )
    if idee.klaar:
        with days_ago(context, 10):
            actions.complete(
                actor=team_member(inbreng.area),
                inbreng=inbreng,
                version=inbreng.version,
                tekst=idee.klaar,
                is_public=True,
            )
    return inbreng


def days_ago(context: DemoContext, days: int) -> AbstractContextManager[None]:
    """Do something as if it were in the morning, so many days before today."""
    morning = datetime.combine(context.today - timedelta(days=days), time(9, 30))
    return clock.standing_at(timezone.make_aware(morning))


def team_member(area: Area) -> StaffActor:
    """Return the member of staff who handles what comes from an area on that day."""
    roles = RolToekenning.objects.valid_on(clock.today()).filter(rol=Rol.TEAMLID, area__in=area.path_ids)
    role = roles.select_related("account", "area").order_by("-area__path", "pk").first()
    if role is None:
        raise LookupError(f"no team member for {area.code} on {clock.today()}")
    return StaffActor(role.account)

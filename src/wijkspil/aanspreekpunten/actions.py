"""Every change of aanspreekpunten: permission first, then the rules, the promise that somebody is there, the log.

What could leave somebody without a contact is `guarded`: that comes before any row is locked, so that such changes wait
for one another in one order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkspil.aanspreekpunten.guard import long_date
from wijkspil.aanspreekpunten.models import Aanspreekpunt, Audience, Wisseling
from wijkspil.aanspreekpunten.reach import reachable_periods
from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.guards import guarded
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.models import Account, Team
from wijkspil.mensen.permissions import AANSPREEKPUNTEN_BEHEREN
from wijkspil.wijken.models import Area, Thema

GAP = "gat_in_aanspreekpunten"
_IDENTITY = {"area", "account", "team", "valid_from", "centraal"}


@dataclass(frozen=True, kw_only=True)
class Details:
    """All that a colleague fills in about an aanspreekpunt; exactly one of account, team and postbus."""

    area: Area
    rol: str
    valid_from: date
    valid_until: date | None = None
    visible_from: date | None = None
    account: Account | None = None
    team: Team | None = None
    postbus: str = ""
    audience: str = Audience.BEIDE
    themes: Sequence[Thema] = ()
    waarvoor: str = ""
    telefoon: str = ""
    openingstijden: str = ""
    email: str = ""
    spreekuur: str = ""
    website: str = ""
    bezoekadres: str = ""
    centraal: bool = False

    def columns(self) -> dict[str, Any]:
        """Return the values of the row; announced at once when no other date was given."""
        values = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "themes"}
        values["visible_from"] = self.visible_from or min(clock.today(), self.valid_from)
        return values


@dataclass(frozen=True, kw_only=True)
class WisselingDetails:
    """What a colleague fills in about a wisseling, without its contacts."""

    area: Area
    titel: str
    valid_from: date
    visible_from: date
    tekst_bewoners: str
    namens: str
    ondertekenaar: str
    tekst_professionals: str = ""


@transaction.atomic
def add_aanspreekpunt(
    *, actor: Actor, details: Details, volgt_op: Aanspreekpunt | None = None, begint_met: Wisseling | None = None
) -> Aanspreekpunt:
    """Add somebody to turn to.

    Args:
        actor: who does it.
        details: all about the new aanspreekpunt.
        volgt_op: whom it follows, shown as "Daarna: …".
        begint_met: the wisseling it belongs to; while that is a concept, it does not count.

    Raises:
        RuleViolation: nobody would answer on the first day, or it is central but not for the whole gemeente.
    """
    _check_permission(actor, details.area)
    row = Aanspreekpunt(**details.columns(), volgt_op=volgt_op, begint_met=begint_met)
    _check_dates(row)
    _check_somebody_answers(row)
    row.save()
    row.themes.set(details.themes)
    log(actor, "aanspreekpunt.toegevoegd", row, **_dates(row))
    return row


@transaction.atomic
@guarded(GAP)
def change_aanspreekpunt(*, actor: Actor, aanspreekpunt: Aanspreekpunt, details: Details) -> Aanspreekpunt:
    """Change what is known about an aanspreekpunt; who and where stay once it has begun.

    Raises:
        RuleViolation: it has begun and another person, area or first day was given, or somebody would have nobody.
    """
    row = _locked(actor, aanspreekpunt)
    _check_permission(actor, details.area)
    values = details.columns()
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    begun = row.valid_from <= clock.today()
    if begun and _IDENTITY & set(changed):
        raise RuleViolation(
            "al_begonnen", _("Dit aanspreekpunt is al begonnen. Vervang het als iemand anders het overneemt.")
        )
    for name in changed:
        setattr(row, name, values[name])
    _check_dates(row)
    if not begun:
        _check_somebody_answers(row)
    row.save()
    row.themes.set(details.themes)
    log(actor, "aanspreekpunt.gewijzigd", row, velden=changed, **_dates(row))
    return row


@transaction.atomic
@guarded(GAP)
def end_aanspreekpunt(*, actor: Actor, aanspreekpunt: Aanspreekpunt, until: date) -> Aanspreekpunt:
    """Let an aanspreekpunt stop: `until` is the first day on which it is no longer there.

    Raises:
        RuleViolation: it would stop before it began, or somebody would have nobody.
    """
    row = _locked(actor, aanspreekpunt)
    _end(row, until)
    log(actor, "aanspreekpunt.beeindigd", row, **_dates(row))
    return row


@transaction.atomic
@guarded(GAP)
def replace_aanspreekpunt(*, actor: Actor, aanspreekpunt: Aanspreekpunt, details: Details) -> Aanspreekpunt:
    """Let somebody else take over on the first day of `details`; return the successor.

    Raises:
        RuleViolation: as for adding and ending.
    """
    row = _locked(actor, aanspreekpunt)
    successor = add_aanspreekpunt(actor=actor, details=details, volgt_op=row)
    _end(row, details.valid_from)
    log(actor, "aanspreekpunt.vervangen", row, door=successor.pk, **_dates(row))
    return successor


@transaction.atomic
@guarded(GAP)
def withdraw_aanspreekpunt(*, actor: Actor, aanspreekpunt: Aanspreekpunt) -> None:
    """Take back an aanspreekpunt that has not begun: it never was.

    Raises:
        RuleViolation: it has begun, or somebody would have nobody.
    """
    row = _locked(actor, aanspreekpunt)
    if row.valid_from <= clock.today():
        raise RuleViolation("al_begonnen", _("Dit aanspreekpunt is al begonnen. Geef het een einddatum."))
    log(actor, "aanspreekpunt.ingetrokken", row, **_dates(row))
    row.delete()


@transaction.atomic
def make_wisseling(*, actor: Actor, details: WisselingDetails) -> Wisseling:
    """Begin the concept of a wisseling: changes of contacts that take effect together."""
    _check_permission(actor, details.area)
    _check_announcement(details)
    wisseling = Wisseling.objects.create(**vars(details))
    log(actor, "wisseling.gemaakt", wisseling, per=details.valid_from.isoformat())
    return wisseling


@transaction.atomic
def change_wisseling(*, actor: Actor, wisseling: Wisseling, details: WisselingDetails) -> Wisseling:
    """Change a concept; its new contacts follow the dates."""
    row = _locked_concept(actor, wisseling)
    _check_permission(actor, details.area)
    _check_announcement(details)
    for name, value in vars(details).items():
        setattr(row, name, value)
    row.save()
    for contact in row.beginnende.all():
        contact.valid_from, contact.visible_from = row.valid_from, row.visible_from
        contact.save(update_fields=["valid_from", "visible_from"])
    log(actor, "wisseling.gewijzigd", row, per=row.valid_from.isoformat())
    return row


@transaction.atomic
def plan_endings(*, actor: Actor, wisseling: Wisseling, aanspreekpunten: Sequence[Aanspreekpunt]) -> None:
    """Set which aanspreekpunten stop with this wisseling: these, and no others.

    Raises:
        RuleViolation: one of them lies outside the part of the gemeente of the wisseling.
    """
    row = _locked_concept(actor, wisseling)
    for contact in aanspreekpunten:
        _check_inside(contact.area, row)
    row.eindigende.exclude(pk__in=[contact.pk for contact in aanspreekpunten]).update(eindigt_met=None)
    Aanspreekpunt.objects.filter(pk__in=[contact.pk for contact in aanspreekpunten]).update(eindigt_met=row)
    log(actor, "wisseling.eindes_gekozen", row, aantal=len(aanspreekpunten))


@transaction.atomic
def plan_start(*, actor: Actor, wisseling: Wisseling, details: Details) -> Aanspreekpunt:
    """Add an aanspreekpunt that begins with this wisseling; its first day is that of the wisseling."""
    row = _locked_concept(actor, wisseling)
    _check_inside(details.area, row)
    dated = Details(**{**vars(details), "valid_from": row.valid_from, "visible_from": row.visible_from})
    return add_aanspreekpunt(actor=actor, details=dated, begint_met=row)


@transaction.atomic
def unplan_start(*, actor: Actor, wisseling: Wisseling, aanspreekpunt: Aanspreekpunt) -> None:
    """Take a new aanspreekpunt out of a concept again."""
    row = _locked_concept(actor, wisseling)
    contact = row.beginnende.get(pk=aanspreekpunt.pk)
    log(actor, "aanspreekpunt.ingetrokken", contact, **_dates(contact))
    contact.delete()


@transaction.atomic
@guarded(GAP)
def decide_wisseling(*, actor: Actor, wisseling: Wisseling) -> Wisseling:
    """Carry out all changes of a wisseling as one; from its announcement date on everybody sees them.

    Raises:
        RuleViolation: somebody would have nobody, or one of its contacts cannot begin or end on that day.
    """
    row = _locked_concept(actor, wisseling)
    row.decided_at = timezone.now()
    row.save(update_fields=["decided_at"])
    for contact in row.eindigende.select_related("area", "account", "team"):
        _end(contact, row.valid_from)
        log(actor, "aanspreekpunt.beeindigd", contact, wisseling=row.pk, **_dates(contact))
    for contact in row.beginnende.select_related("area", "account", "team"):
        _check_somebody_answers(contact)
    log(actor, "wisseling.vastgesteld", row, per=row.valid_from.isoformat())
    return row


@transaction.atomic
def drop_wisseling(*, actor: Actor, wisseling: Wisseling) -> None:
    """Throw a concept away, with the new contacts in it; contacts that would end simply stay."""
    row = _locked_concept(actor, wisseling)
    log(actor, "wisseling.verwijderd", row)
    row.beginnende.all().delete()
    row.delete()


def _check_permission(actor: Actor, area: Area) -> None:
    if not actor.may(AANSPREEKPUNTEN_BEHEREN, area):
        raise NotAllowed


def _locked(actor: Actor, aanspreekpunt: Aanspreekpunt) -> Aanspreekpunt:
    """Return a fresh copy that nobody else changes meanwhile; the caller's own stays as it is when we refuse."""
    row = Aanspreekpunt.objects.select_for_update(of=("self",)).select_related("area").get(pk=aanspreekpunt.pk)
    _check_permission(actor, row.area)
    return row


def _locked_concept(actor: Actor, wisseling: Wisseling) -> Wisseling:
    row = Wisseling.objects.select_for_update(of=("self",)).select_related("area").get(pk=wisseling.pk)
    _check_permission(actor, row.area)
    if not row.is_concept:
        raise RuleViolation(
            "al_vastgesteld",
            _("Deze wisseling is al vastgesteld. Verander de aanspreekpunten zelf, of maak een nieuwe wisseling."),
        )
    return row


def _check_dates(row: Aanspreekpunt) -> None:
    if row.valid_until and row.valid_until <= row.valid_from:
        raise RuleViolation("einde_voor_begin", _("De einddatum moet na de begindatum liggen."))
    if row.visible_from > row.valid_from:
        raise RuleViolation("te_laat_zichtbaar", _("De datum ‘zichtbaar vanaf’ mag niet na de begindatum liggen."))
    if row.centraal and row.area.parent_id is not None:
        raise RuleViolation("centraal_is_overal", _("Een centraal aanspreekpunt geldt voor de hele gemeente."))


def _check_somebody_answers(row: Aanspreekpunt) -> None:
    if not any(row.valid_from in period for period in reachable_periods(row)):
        raise RuleViolation("niet_bereikbaar", _not_there(row))


def _not_there(row: Aanspreekpunt) -> str:
    values = {"naam": row.naam, "datum": long_date(row.valid_from), "gebied": row.area.naam}
    if row.account:
        return _("%(naam)s heeft op %(datum)s geen rol in %(gebied)s. Regel eerst die rol, of kies een ander.") % values
    return _("%(naam)s of %(gebied)s bestaat niet op %(datum)s. Kies een andere datum.") % values


def _end(row: Aanspreekpunt, until: date) -> None:
    values = {"naam": row.naam, "begin": long_date(row.valid_from), "einde": long_date(until)}
    if until <= row.valid_from:
        raise RuleViolation(
            "einde_voor_begin", _("%(naam)s begint pas op %(begin)s en kan niet stoppen op %(einde)s.") % values
        )
    if row.valid_until and row.valid_until < until:
        raise RuleViolation("al_gestopt", _("%(naam)s stopt al voor %(einde)s.") % values)
    row.valid_until = until
    row.save(update_fields=["valid_until"])


def _check_inside(area: Area, wisseling: Wisseling) -> None:
    if not area.path.startswith(wisseling.area.path):
        raise RuleViolation(
            "buiten_de_wisseling", _("%(gebied)s hoort niet bij %(deel)s.") % {"gebied": area, "deel": wisseling.area}
        )


def _check_announcement(details: WisselingDetails) -> None:
    if details.visible_from > details.valid_from:
        raise RuleViolation("te_laat_aangekondigd", _("De aankondiging mag niet na de ingangsdatum liggen."))


def _dates(row: Aanspreekpunt) -> dict[str, str | None]:
    until = row.valid_until.isoformat() if row.valid_until else None
    return {"van": row.valid_from.isoformat(), "tot": until}

"""What staff see: what waits on them, the lists, one inbreng with its trail."""

from django.db.models import Case, DateField, F, QuerySet, Value, When

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.keyset import Slice, newest_first
from wijkspil.inbreng.models import Inbreng, InbrengStap
from wijkspil.inbreng.queries.site import PAGE
from wijkspil.inbreng.queries.visible import visible_to
from wijkspil.inbreng.status import OUTCOMES, UNANSWERED, State

MOST_PRESSING = 100


def trail(inbreng: Inbreng, after_version: int = 0) -> list[InbrengStap]:
    """Return the steps, oldest first; with `after_version` those that were taken after a screen was opened."""
    return list(inbreng.stappen.filter(version__gt=after_version))


def waiting_for(actor: Actor) -> QuerySet[Inbreng]:
    """Return what waits on this member of staff, most pressing first: late, then new, then by date.

    For the start page: slice it. Each row knows its `due` (a date or None) and `is_late`.
    """
    return by_urgency(visible_to(actor).filter(waits_on_staff=True)) if actor.kind == "medewerker" else _nothing()


def staff_list(actor: Actor, tab: str, *, na: str = "", voor: str = "") -> Slice[Inbreng]:
    """Return a page of the staff list.

    `wacht` (what waits on staff) and `bezig` come most pressing first, at most MOST_PRESSING; `beantwoord` and `alles`
    newest first, with cursors.
    """
    rows = visible_to(actor) if actor.kind == "medewerker" else _nothing()
    if tab in {"wacht", "bezig"}:
        pressing = rows.filter(waits_on_staff=True) if tab == "wacht" else rows.filter(state=State.IN_BEHANDELING)
        return Slice(list(by_urgency(pressing)[:MOST_PRESSING]), newer="", older="")
    if tab == "beantwoord":
        rows = rows.filter(state__in=[*OUTCOMES, State.AFGEROND])
    return newest_first(rows.select_related("area", "thema"), "confirmed_at", na=na, voor=voor, size=PAGE)


def staff_by_kenmerk(actor: Actor, kenmerk: str) -> Inbreng | None:
    """Return an inbreng that this member of staff may see, or None."""
    if actor.kind != "medewerker":
        return None
    related = ("area", "thema", "owner", "team", "handler", "noted_by", "route")
    return visible_to(actor).filter(kenmerk=kenmerk).select_related(*related).first()


def by_urgency(rows: QuerySet[Inbreng]) -> QuerySet[Inbreng]:
    """Order by the date of the term that runs; what has none (a remark after the answer) counts as due today."""
    term = Case(
        When(state=State.ONTVANGEN, then=F("contact_before")),
        When(state__in=UNANSWERED, then=F("answer_before")),
        default=Value(clock.today(), output_field=DateField()),
    )
    return rows.select_related("area", "thema").annotate(term=term).order_by("term", "pk")


def _nothing() -> QuerySet[Inbreng]:
    return Inbreng.objects.none()

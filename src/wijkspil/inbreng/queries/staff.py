"""What staff see: what waits on them, the lists, one inbreng with its trail."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.keyset import Slice, newest_first
from wijkspil.inbreng.models import Inbreng, InbrengStap
from wijkspil.inbreng.queries.promises import late_at
from wijkspil.inbreng.queries.site import PAGE
from wijkspil.inbreng.queries.visible import visible_to
from wijkspil.inbreng.status import OUTCOMES, PROMISED, UNANSWERED, State, Zorg
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.wijken.models import Area, Thema, lies_in

MOST_PRESSING = 100
SEARCHED = ("titel", "tekst", "kenmerk", "place", "brenger_naam", "organisatie")


@dataclass(frozen=True)
class StaffFilter:
    """What a member of staff chose above the list; empty means everything.

    Attributes:
        tab: `wacht` (what waits on staff), `bezig`, `beantwoord` or `alles`.
        who: `ik` (what I was asked to handle) or `team` (what a team of mine was asked).
        late: only what is past its term.
        words: every one of them stands somewhere in title, text, number, place or bringer.
    """

    tab: str = "wacht"
    area: Area | None = None
    thema: Thema | None = None
    kind: str = ""
    who: str = ""
    late: bool = False
    words: tuple[str, ...] = ()

    def apply(self, rows: QuerySet[Inbreng], actor: StaffActor) -> QuerySet[Inbreng]:
        """Keep what was chosen, whatever the tab."""
        if self.area:
            rows = rows.filter(lies_in([self.area], "area__"))
        if self.thema:
            rows = rows.filter(thema=self.thema)
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.who:
            rows = rows.filter(handler=actor.account) if self.who == "ik" else rows.filter(team__in=actor.teams)
        if self.late:
            rows = rows.filter(_late_on(clock.today()), waits_on_staff=True, state__in=UNANSWERED)
        for word in self.words:
            rows = rows.filter(_anywhere(word))
        return rows


def trail(inbreng: Inbreng, after_version: int = 0) -> list[InbrengStap]:
    """Return the steps, oldest first; with `after_version` those that were taken after a screen was opened."""
    return list(inbreng.stappen.filter(version__gt=after_version))


def waiting_for(actor: Actor) -> QuerySet[Inbreng]:
    """Return what waits on this member of staff, most pressing first: late, then by date.

    For the start page: slice it. Each row knows its `due` (a date or None) and `is_late`.
    """
    rows = visible_to(actor).filter(waits_on_staff=True) if isinstance(actor, StaffActor) else _nothing()
    return by_urgency(rows)


def staff_list(actor: Actor, chosen: StaffFilter, *, na: str = "", voor: str = "") -> Slice[Inbreng]:
    """Return a page of the staff list.

    `wacht` and `bezig` come most pressing first, at most MOST_PRESSING; `beantwoord` and `alles` newest first, with
    cursors. Each row knows `promise_is_late`: something promised there is past its day.
    """
    if not isinstance(actor, StaffActor):
        return Slice([], newer="", older="")
    rows = chosen.apply(visible_to(actor), actor).annotate(promise_is_late=late_at())
    if chosen.tab in {"wacht", "bezig"}:
        rows = rows.filter(waits_on_staff=True)
        pressing = rows if chosen.tab == "wacht" else rows.filter(state=State.IN_BEHANDELING)
        return Slice(list(by_urgency(pressing)[:MOST_PRESSING]), newer="", older="")
    if chosen.tab == "beantwoord":
        rows = rows.filter(state__in=[*OUTCOMES, State.AFGEROND])
    return newest_first(rows.select_related("area", "thema", "handler"), "confirmed_at", na=na, voor=voor, size=PAGE)


def staff_by_kenmerk(actor: Actor, kenmerk: str) -> Inbreng | None:
    """Return an inbreng that this member of staff may see, or None."""
    if actor.kind != "medewerker":
        return None
    related = ("area", "thema", "owner", "team", "handler", "noted_by", "route", "suggestion", "inlezing")
    return visible_to(actor).filter(kenmerk=kenmerk).select_related(*related).first()


def open_of_handler(account: Account) -> QuerySet[Inbreng]:
    """Return what somebody handles and is not done, in every area: for whoever takes over when they leave."""
    return _being_handled().filter(handler=account).select_related("area", "thema").order_by("due_on", "pk")


def places_of_handlers() -> QuerySet[Inbreng, Any]:
    """Return who handles something where: the ids of accounts with the paths of areas."""
    rows = _being_handled().order_by("handler", "area__path")
    return rows.values_list("handler", "area__path").distinct()


def _being_handled() -> QuerySet[Inbreng]:
    """Return what a person handles and is not done: without an answer, promised in one, or waiting again."""
    open_ = Q(state__in=[*UNANSWERED, *PROMISED]) | Q(waits_on_staff=True)
    return Inbreng.objects.filter(open_, handler__isnull=False)


def by_urgency(rows: QuerySet[Inbreng]) -> QuerySet[Inbreng]:
    """Order what waits by the date on which it is due; a remark after the answer is due on the day it was written."""
    return rows.select_related("area", "thema", "handler").order_by("due_on", "pk")


def _late_on(day: date) -> Q:
    """Danger stands in the list on the day it came, which is not its term."""
    past = Q(answer_before__lt=day) | Q(contact_before__lt=day, state=State.ONTVANGEN)
    return Q(due_on__lt=day) & (~Q(zorg=Zorg.SPOED) | past)


def _anywhere(word: str) -> Q:
    found = Q()
    for field in SEARCHED:
        found |= Q(**{f"{field}__icontains": word})
    return found


def _nothing() -> QuerySet[Inbreng]:
    return Inbreng.objects.none()

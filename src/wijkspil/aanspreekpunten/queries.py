"""Read aanspreekpunten: who is there on a date, what is announced, and whether everybody is covered."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q

from wijkspil.aanspreekpunten import continuity
from wijkspil.aanspreekpunten.models import Aanspreekpunt, AanspreekpuntQuerySet, Audience, Wisseling
from wijkspil.aanspreekpunten.reach import cover_of, reachable_periods
from wijkspil.core import clock
from wijkspil.core.actors import PUBLIC, Actor
from wijkspil.core.periods import Period
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, RolToekenning, Team
from wijkspil.mensen.permissions import AANSPREEKPUNTEN_BEHEREN
from wijkspil.wijken.models import Area, Gemeente
from wijkspil.wijken.queries import areas_on, the_gemeente

YEAR = timedelta(days=365)
BAR_BEFORE = timedelta(days=91)
BY_AREA = ("area__niveau__diepte", "area__naam")
ANNOUNCEMENT_STAYS = timedelta(days=28)


@dataclass(frozen=True)
class Contact:
    """An aanspreekpunt in one unbroken period in which it can be reached.

    Attributes:
        aanspreekpunt: the row, with its people and themes read.
        period: the days on which it can be reached; shown as "sinds" and "tot".
        opvolgers: who follows when the period ends, as far as announced.
    """

    aanspreekpunt: Aanspreekpunt
    period: Period
    opvolgers: tuple[Aanspreekpunt, ...] = ()


@dataclass(frozen=True)
class Answer:
    """Who to turn to.

    Attributes:
        on: the date that was asked.
        aanspreekpunten: who can be reached on that date, nearest area first.
        straks: who is announced but has not begun yet, soonest first.
        centraal: the contact of the gemeente for everything else, with its own validity.
    """

    on: date
    aanspreekpunten: list[Contact] = field(default_factory=list)
    straks: list[Contact] = field(default_factory=list)
    centraal: Contact | None = None


def visible_to(actor: Actor, on: date | None = None) -> AanspreekpuntQuerySet:
    """Return the aanspreekpunten that the actor may see: staff all of their areas, everybody else what is announced.

    Staff of an area see the concepts and the past of that area too; commands on the server see all that is decided.
    """
    day = on or clock.today()
    if isinstance(actor, StaffActor):
        return Aanspreekpunt.objects.within(actor.areas_with(AANSPREEKPUNTEN_BEHEREN, day))
    if actor.kind == "systeem":
        return Aanspreekpunt.objects.decided()
    return Aanspreekpunt.objects.announced(day)


def who(
    area: Area,
    on: date | None = None,
    audience: str = Audience.BEWONERS,
    thema: str = "",
    *,
    known_on: date | None = None,
) -> Answer:
    """Return who an audience of an area can turn to on a date (three queries).

    Args:
        area: usually a wijk; everything above it counts too.
        on: the date asked, default today.
        audience: `bewoners` or `professionals`.
        thema: web name of a theme: then only who handles it or handles everything.
        known_on: hide what is not announced by then; the public passes today, staff and commands leave it out.
    """
    day = on or clock.today()
    contacts = _contacts(area, day, audience, thema, min(day, known_on or day))
    now = [contact for contact in contacts if day in contact.period]
    later = [contact for contact in contacts if contact.period.start > day]
    distance = {area_id: step for step, area_id in enumerate(reversed(area.path_ids))}
    own = [contact for contact in now if not contact.aanspreekpunt.centraal]
    return Answer(
        on=day,
        aanspreekpunten=sorted(own, key=lambda contact: _nearest_first(contact, distance, thema)),
        straks=_first_per_aanspreekpunt([c for c in later if not c.aanspreekpunt.centraal], now),
        centraal=next((c for c in now if c.aanspreekpunt.centraal), None),
    )


def register_on(day: date, wijk: Area | None = None) -> Answer:
    """Return everybody of the whole gemeente, or of one wijk, whom the public can reach on a date (three queries).

    Who is not announced today stays hidden, also on a later date. Central contacts stand among the others, first.
    """
    rows = Aanspreekpunt.objects.announced(min(day, clock.today())).valid_within(Period(day))
    if wijk:
        rows = rows.filter(area_id__in=wijk.path_ids) | rows.filter(centraal=True)
    contacts = _as_contacts(rows, day)
    now = sorted((contact for contact in contacts if day in contact.period), key=_register_order)
    later = [contact for contact in contacts if contact.period.start > day]
    return Answer(on=day, aanspreekpunten=now, straks=_first_per_aanspreekpunt(later, now))


def _register_order(contact: Contact) -> tuple[bool, int, str, str, str]:
    row = contact.aanspreekpunt
    return not row.centraal, row.area.niveau.diepte, row.area.naam, row.rol, row.naam


@dataclass(frozen=True)
class PublicRecord:
    """What the public may know of one aanspreekpunt for ever.

    Attributes:
        contact: the present period, else the announced one; None when it has ended: then no name is told any more.
        row: the row itself.
        ended_on: the first day without, once it has ended.
        opvolgers: who follows or followed, as far as they can be reached or are announced.
    """

    row: Aanspreekpunt
    contact: Contact | None
    ended_on: date | None
    opvolgers: tuple[Aanspreekpunt, ...]


def public_record(pk: int) -> PublicRecord | None:
    """Return what the public may know of an aanspreekpunt, also after its end; None before its announcement."""
    today = clock.today()
    row = visible_to(PUBLIC, today).with_people().prefetch_related("themes").filter(pk=pk).first()
    if row is None:
        return None
    same_place = visible_to(PUBLIC, today).filter(area_id=row.area_id).with_people()
    periods = reachable_periods(row)
    open_periods = [period for period in periods if period.until is None or period.until > today]
    ended_on = None if open_periods else (periods[-1].until if periods else row.valid_until or today)
    until = open_periods[0].until if open_periods else ended_on
    follow = successors(row, until, same_place)
    contact = Contact(row, open_periods[0], follow) if open_periods else None
    return PublicRecord(row, contact, ended_on, tuple(one for one in follow if _not_over(one, today)))


def _not_over(row: Aanspreekpunt, day: date) -> bool:
    return any(period.until is None or period.until > day for period in reachable_periods(row))


def _contacts(area: Area, day: date, audience: str, thema: str, known: date) -> list[Contact]:
    """Return every announced contact of the line of the area, now and later, with who follows it."""
    rows = Aanspreekpunt.objects.announced(known).valid_within(Period(day)).filter(audience__in=[audience, "beide"])
    rows = rows.filter(area_id__in=area.path_ids, centraal=False) | rows.filter(centraal=True)
    return _as_contacts(rows, day, thema)


def _as_contacts(rows: AanspreekpuntQuerySet, day: date, thema: str = "") -> list[Contact]:
    found = [row for row in rows.with_people().prefetch_related("themes") if not thema or _handles(row, thema)]
    return [
        Contact(row, period, successors(row, period.until, found))
        for row in found
        for period in reachable_periods(row)
        if period.until is None or period.until > day
    ]


def _handles(row: Aanspreekpunt, thema: str) -> bool:
    themes = [one.slug for one in row.themes.all()]
    return not themes or thema in themes


def _nearest_first(contact: Contact, distance: dict[int, int], thema: str) -> tuple[int, bool, str, str]:
    """Order by area; within it, who handles just this theme stands before who handles everything."""
    row = contact.aanspreekpunt
    return distance[row.area_id], bool(thema) and not row.themes.all(), row.rol, row.naam


def _first_per_aanspreekpunt(later: Iterable[Contact], now: Iterable[Contact]) -> list[Contact]:
    """Return one contact per aanspreekpunt that is not there now, soonest first."""
    seen = {contact.aanspreekpunt.pk for contact in now}
    first: list[Contact] = []
    for contact in sorted(later, key=lambda c: (c.period.start, c.aanspreekpunt.rol, c.aanspreekpunt.pk)):
        if contact.aanspreekpunt.pk not in seen:
            seen.add(contact.aanspreekpunt.pk)
            first.append(contact)
    return first


def successors(row: Aanspreekpunt, until: date | None, others: Iterable[Aanspreekpunt]) -> tuple[Aanspreekpunt, ...]:
    """Return who of `others` follows when `row` ends: who was named as such, else who begins that day.

    Of those who begin that day in the same area or in its line, the same function goes before any other.
    """
    if until is None:
        return ()
    others = [other for other in others if other.centraal == row.centraal and other.pk != row.pk]
    others = [other for other in others if _in_one_line(other.area, row.area)]
    named = [other for other in others if other.volgt_op_id == row.pk and other.valid_from >= until]
    beginning = [other for other in others if other.valid_from == until]
    same = [other for other in beginning if other.rol == row.rol]
    return tuple(named or same or beginning)


def _in_one_line(one: Area, other: Area) -> bool:
    return one.path.startswith(other.path) or other.path.startswith(one.path)


def continuity_report(within: Period) -> continuity.Report:
    """Return where and when a wijk has nobody, or only the central contact (three queries)."""
    rows = Aanspreekpunt.objects.decided().valid_within(within).with_people()
    wijken = [
        continuity.Wijk(area.pk, area.code, area.naam, tuple(area.path_ids), area.period)
        for area in Area.objects.wijken().valid_within(within)
    ]
    return continuity.check(wijken, [cover_of(row) for row in rows], within)


def a_year_ahead(today: date | None = None) -> Period:
    """Return the days for which the promise must hold: from today to a year ahead."""
    day = today or clock.today()
    return Period(day, day + YEAR)


def promise_stands() -> bool:
    """Tell whether anybody was ever promised: before the first aanspreekpunt there is no promise to break."""
    return Aanspreekpunt.objects.decided().exists()


def first_one_for(actor: StaffActor) -> tuple[Gemeente, Area] | None:
    """Return the gemeente and its whole area when nobody was ever there, to who may add somebody for all of it."""
    if promise_stands():
        return None
    gemeente, whole = the_gemeente(), areas_on().filter(parent__isnull=True).first()
    if gemeente is None or whole is None or not actor.may(AANSPREEKPUNTEN_BEHEREN, whole):
        return None
    return gemeente, whole


def announcements(area: Area, on: date | None = None) -> list[Wisseling]:
    """Return the decided wisselingen to tell about in this area: from their announcement until four weeks after."""
    day = on or clock.today()
    rows = Wisseling.objects.filter(decided_at__isnull=False, area_id__in=area.path_ids)
    return list(rows.filter(visible_from__lte=day, valid_from__gt=day - ANNOUNCEMENT_STAYS))


def announced_between(since: datetime, until: datetime) -> list[Wisseling]:
    """Return the wisselingen of which the public may know by `until`, and that were announced or decided since."""
    rows = Wisseling.objects.filter(decided_at__lt=until, visible_from__lte=until.date()).select_related("area")
    return list(rows.filter(Q(visible_from__gte=since.date()) | Q(decided_at__gte=since)))


@dataclass(frozen=True)
class Line:
    """An aanspreekpunt as staff see it in a list.

    Attributes:
        row: the aanspreekpunt, with its people.
        state: `nu`, `straks`, `gestopt`, or `onbereikbaar`: valid today, but nobody answers.
        period: the days on which it can be reached, now or next; its own validity when there are none.
        opvolgers: who follows.
    """

    row: Aanspreekpunt
    state: str
    period: Period
    opvolgers: tuple[Aanspreekpunt, ...]

    @property
    def bar(self) -> tuple[int, int]:
        """Where the period lies on a time line from 13 weeks ago to a year ahead: start and length, in percents."""
        first = clock.today() - BAR_BEFORE
        days = (BAR_BEFORE + YEAR).days
        start = max(0, (self.period.start - first).days)
        until = days if self.period.until is None else min(days, (self.period.until - first).days)
        return min(100, start * 100 // days), max(0, (until - start) * 100 // days)


def overview(actor: StaffActor, area: Area | None = None, audience: str = "", *, ended: bool = False) -> list[Line]:
    """Return the aanspreekpunten of the areas of a member of staff: those of now and later, or those that ended.

    Concepts are left out: they stand with their wisseling.
    """
    today = clock.today()
    rows = visible_to(actor).decided().filter(audience__in=[audience, "beide"] if audience else Audience.values)
    rows = rows.within([area]) if area else rows
    current = Q(valid_until__isnull=True) | Q(valid_until__gt=today)
    found = list(rows.filter(~current if ended else current).with_people().order_by(*BY_AREA, "valid_from", "pk"))
    return [_line(row, today, found) for row in found]


def _line(row: Aanspreekpunt, today: date, others: list[Aanspreekpunt]) -> Line:
    periods = reachable_periods(row)
    period = next((one for one in periods if one.until is None or one.until > today), None)
    follow = successors(row, period.until if period else row.valid_until, others)
    if row.valid_until and row.valid_until <= today:
        return Line(row, "gestopt", row.period, follow)
    if period is None or row.valid_from <= today < period.start:
        return Line(row, "onbereikbaar", period or row.period, follow)
    return Line(row, "nu" if period.start <= today else "straks", period, follow)


def one_for(actor: StaffActor, pk: int) -> Line | None:
    """Return one aanspreekpunt of the areas of a member of staff, or None."""
    row = visible_to(actor).with_people().prefetch_related("themes").filter(pk=pk).first()
    return _line(row, clock.today(), list(_neighbours(actor, row))) if row else None


def _neighbours(actor: StaffActor, row: Aanspreekpunt) -> AanspreekpuntQuerySet:
    return visible_to(actor).decided().filter(area_id=row.area_id).with_people()


def worries(actor: StaffActor) -> continuity.Report:
    """Return where somebody of the areas of a member of staff has nobody, or only the central contact, this year."""
    mine = {area.pk for area in Area.objects.within(actor.areas_with(AANSPREEKPUNTEN_BEHEREN)).wijken()}
    report = continuity_report(a_year_ahead())
    return continuity.Report(
        [stretch for stretch in report.gaten if stretch.wijk.id in mine],
        [stretch for stretch in report.alleen_centraal if stretch.wijk.id in mine],
    )


def wisselingen_for(actor: StaffActor) -> list[Wisseling]:
    """Return the wisselingen of the areas of a member of staff, newest first."""
    areas = Area.objects.within(actor.areas_with(AANSPREEKPUNTEN_BEHEREN))
    return list(Wisseling.objects.filter(area__in=areas).select_related("area"))


def wisseling_for(actor: StaffActor, pk: int) -> Wisseling | None:
    """Return one wisseling of the areas of a member of staff, or None."""
    return next((wisseling for wisseling in wisselingen_for(actor) if wisseling.pk == pk), None)


@dataclass(frozen=True)
class Choices:
    """What a member of staff can choose from in the forms.

    Attributes:
        areas: where they look after aanspreekpunten, from the gemeente down.
        wijken: the wijken among those.
        people: accounts with a role in one of the areas, or above it, now or later.
        teams: teams of the areas, now or later.
    """

    areas: list[Area]
    wijken: list[Area]
    people: list[Account]
    teams: list[Team]


def choices_for(actor: StaffActor) -> Choices:
    """Return what this member of staff can choose from (four queries)."""
    ahead = Period(clock.today())
    areas = list(
        Area.objects.within(actor.areas_with(AANSPREEKPUNTEN_BEHEREN))
        .valid_within(ahead)
        .select_related("niveau")
        .order_by("niveau__diepte", "naam")
    )
    lines = {area_id for area in areas for area_id in area.path_ids}
    roles = RolToekenning.objects.valid_within(ahead).filter(area_id__in=lines)
    people = Account.objects.filter(pk__in=roles.values("account"), is_active=True)
    teams = Team.objects.valid_within(ahead).filter(area_id__in=lines)
    return Choices(areas, [area for area in areas if area.niveau.is_wijk], list(people), list(teams))


def beginning_with(wisseling: Wisseling) -> list[Aanspreekpunt]:
    """Return who begins with a wisseling, by area."""
    rows = Aanspreekpunt.objects.filter(begint_met=wisseling).with_people()
    return list(rows.order_by(*BY_AREA, "rol", "pk"))


def ending_with(wisseling: Wisseling) -> list[Aanspreekpunt]:
    """Return who stops with a wisseling, by area."""
    rows = Aanspreekpunt.objects.filter(eindigt_met=wisseling).with_people()
    return list(rows.order_by(*BY_AREA, "rol", "pk"))


def can_end_with(actor: StaffActor, wisseling: Wisseling) -> list[Aanspreekpunt]:
    """Return who is there on the day before the change and not taken by another wisseling, by area."""
    rows = visible_to(actor).decided().within([wisseling.area]).valid_on(wisseling.valid_from - timedelta(days=1))
    free = Q(eindigt_met__isnull=True) | Q(eindigt_met=wisseling)
    return list(rows.filter(free).with_people().order_by(*BY_AREA, "rol", "pk"))


def area_of_mailbox(addresses: Iterable[str]) -> Area | None:
    """Return the area of the aanspreekpunt, of now or else of earlier, to whose mailbox something was sent."""
    rows = Aanspreekpunt.objects.decided().filter(email__in=filter(None, addresses)).select_related("area")
    today = clock.today()
    found = max(rows, key=lambda row: (today in row.period, row.valid_from, len(row.area.path)), default=None)
    return found.area if found else None

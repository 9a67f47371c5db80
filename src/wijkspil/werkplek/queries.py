"""Lists that cross apps, for the screens of staff; each is narrowed to the areas of the reader."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from wijkspil.aanspreekpunten import queries as aanspreekpunten
from wijkspil.aanspreekpunten.continuity import Stretch
from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.core import clock
from wijkspil.core.keyset import Slice, newest_first
from wijkspil.core.models import LogRegel
from wijkspil.inbreng import queries as inbreng
from wijkspil.inbreng.models import Inbreng, Toezegging
from wijkspil.mensen import queries as mensen
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, RolToekenning
from wijkspil.mensen.permissions import AANSPREEKPUNTEN_BEHEREN, LOGBOEK_LEZEN
from wijkspil.werkplek.deeds import ACTORS, DEEDS

SOON = timedelta(days=30)
MOST = 5


@dataclass(frozen=True)
class Weak:
    """A wijk that has nobody of its own, or nobody at all, in the coming year.

    Attributes:
        wijk: its name.
        since: the first day.
    """

    wijk: str
    since: date


@dataclass(frozen=True)
class Today:
    """What a member of staff finds on the start page.

    Attributes:
        ideas: what waits for an answer, most pressing first; a few.
        promises: what was asked or promised at an inbreng: late ones, and what this person does soon; a few.
        contacts: aanspreekpunten that begin or end within a month, soonest first.
        uncovered: wijken without anybody; must be empty, and is told loudly when it is not.
        central_only: wijken that only have the central contact.
        roles: what this person is today, and where.
    """

    ideas: list[Inbreng]
    promises: list[Toezegging]
    contacts: list[Aanspreekpunt]
    uncovered: list[Weak]
    central_only: list[Weak]
    roles: list[RolToekenning]


def today_for(actor: StaffActor) -> Today:
    """Return what waits for this member of staff."""
    uncovered, central_only = _weak_spots(actor)
    return Today(
        ideas=list(inbreng.waiting_for(actor)[:MOST]),
        promises=list(inbreng.promises_to_do(actor)[:MOST]),
        contacts=_changing_contacts(actor),
        uncovered=uncovered,
        central_only=central_only,
        roles=[role for role in actor.roles if clock.today() in role.period],
    )


def _changing_contacts(actor: StaffActor) -> list[Aanspreekpunt]:
    if not actor.may(AANSPREEKPUNTEN_BEHEREN):
        return []
    today = clock.today()
    ending = Q(valid_until__gt=today, valid_until__lte=today + SOON)
    beginning = Q(valid_from__gt=today, valid_from__lte=today + SOON)
    rows = aanspreekpunten.visible_to(actor).decided().filter(ending | beginning).with_people()
    return sorted(rows, key=lambda row: row.valid_from if row.valid_from > today else row.valid_until or today)


def _weak_spots(actor: StaffActor) -> tuple[list[Weak], list[Weak]]:
    own = {area.pk for area in actor.areas_with(AANSPREEKPUNTEN_BEHEREN)}
    if not own:
        return [], []
    report = aanspreekpunten.continuity_report(aanspreekpunten.a_year_ahead())
    return _once(report.gaten, own), _once(report.alleen_centraal, own)


def _once(stretches: list[Stretch], own: set[int]) -> list[Weak]:
    """Name each wijk of these areas once, with its first day; the most pressing first."""
    first: dict[str, date] = {}
    for stretch in stretches:
        if own & set(stretch.wijk.line):
            start = stretch.period.start
            first[stretch.wijk.naam] = min(start, first.get(stretch.wijk.naam, start))
    return [Weak(wijk, since) for wijk, since in sorted(first.items(), key=lambda item: (item[1], item[0]))]


@dataclass(frozen=True)
class LogLine:
    """One row of the log in words.

    Attributes:
        at: when.
        who: name of the member of staff, or what kind of actor it was.
        who_id: id of the account of that member of staff, else empty.
        what: the deed in words.
        about: name of the account it was done to, else empty.
        about_id: id of that account, else empty.
        details: codes and dates, as pairs.
    """

    at: datetime
    who: str
    who_id: str
    what: str
    about: str
    about_id: str
    details: list[tuple[str, str]]


def may_read_log(actor: StaffActor) -> bool:
    """Tell whether the actor may read the log: it is about the whole gemeente, so only who looks after all of it."""
    return any(area.parent_id is None for area in actor.areas_with(LOGBOEK_LEZEN))


def log_page(
    *, noun: str = "", account_id: str = "", until: date | None = None, na: str = "", voor: str = ""
) -> tuple[list[LogLine], Slice[LogRegel]]:
    """Return a page of the log, newest first, in words, and its cursors (three queries at most).

    Args:
        noun: only deeds of this noun; empty for all.
        account_id: only what this account did or what was done to it; empty for all.
        until: only what happened on this day or before.
        na: cursor; show what is older.
        voor: cursor; show what is newer.
    """
    rows = LogRegel.objects.all()
    if noun:
        rows = rows.filter(deed__startswith=f"{noun}.")
    if account_id:
        did = Q(actor_kind=StaffActor.kind, actor_id=account_id)
        rows = rows.filter(did | Q(object_kind=Account._meta.label_lower, object_id=account_id))
    if until:
        midnight = datetime.combine(until + timedelta(days=1), time.min, tzinfo=timezone.get_default_timezone())
        rows = rows.filter(tijd__lt=midnight)
    found = newest_first(rows, "tijd", na=na, voor=voor, size=50)
    names = mensen.names_of([row.actor_id for row in found.rows] + [row.object_id for row in found.rows])
    return [_line(row, names) for row in found.rows], found


def _line(row: LogRegel, names: dict[str, str]) -> LogLine:
    staff = row.actor_kind == StaffActor.kind
    about_account = row.object_kind == Account._meta.label_lower
    kind = str(ACTORS.get(row.actor_kind, row.actor_kind))
    return LogLine(
        at=row.tijd,
        who=names.get(row.actor_id, kind) if staff else kind,
        who_id=row.actor_id if staff and row.actor_id in names else "",
        what=str(DEEDS.get(row.deed, row.deed)),
        about=names.get(row.object_id, "") if about_account else "",
        about_id=row.object_id if about_account and row.object_id in names else "",
        details=[(str(key), str(value)) for key, value in row.details.items()],
    )

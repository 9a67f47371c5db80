"""Read what people brought in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, DateField, F, Prefetch, Q, QuerySet, Value, When

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.keyset import Slice, newest_first
from wijkspil.inbreng.models import Inbreng, InbrengStap
from wijkspil.inbreng.status import UNANSWERED, Outcome, Publication, StapKind, State
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, Team
from wijkspil.mensen.permissions import INBRENG_LEZEN
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area, Thema

PAGE = 20

# What the public pages show. Nothing of the bringer is even read; and few columns make a quick list.
PUBLIC_FIELDS = (
    *("kenmerk", "kind", "state", "outcome", "publication", "titel", "tekst", "place", "language"),
    *("published_at", "confirmed_at", "withdrawn_at", "contact_before", "answer_before"),
    *("area__naam", "area__slug", "area__path", "area__code", "thema__naam", "thema__slug", "thema__icoon"),
)
MOST_PRESSING = 100

# What the public may filter on: a word in the address → the states it stands for.
STANDEN: dict[str, tuple[State, ...]] = {
    "nieuw": UNANSWERED,
    "beantwoord": (State.BEANTWOORD,),
    "klaar": (State.AFGEROND,),
}


def visible_to(actor: Actor) -> QuerySet[Inbreng]:
    """Return what an actor may see: staff what was confirmed in the areas they read, anybody else what is public."""
    if isinstance(actor, StaffActor):
        readable = Area.objects.within(actor.areas_with(INBRENG_LEZEN))
        return Inbreng.objects.exclude(state=State.ONBEVESTIGD).filter(area__in=readable)
    return public()


def public() -> QuerySet[Inbreng]:
    """Return what everybody may read, without the fields that nobody else needs."""
    return Inbreng.objects.filter(publication=Publication.OPENBAAR).select_related("area", "thema").only(*PUBLIC_FIELDS)


@dataclass(frozen=True)
class PublicFilter:
    """What a visitor chose above the list of ideas; empty means everything.

    Attributes:
        area: an area; what lies below it counts too.
        stand: a word of `STANDEN`.
    """

    area: Area | None = None
    thema: Thema | None = None
    stand: str = ""


def public_list(chosen: PublicFilter, *, na: str = "", voor: str = "") -> Slice[Inbreng]:
    """Return a page of public ideas, newest first (cursors as in core.keyset)."""
    rows = public()
    if chosen.area:
        rows = rows.filter(_in_area(chosen.area))
    if chosen.thema:
        rows = rows.filter(thema=chosen.thema)
    if chosen.stand:
        rows = rows.filter(state__in=STANDEN[chosen.stand])
    return newest_first(rows, "published_at", na=na, voor=voor, size=PAGE)


def latest_public(area: Area, n: int) -> list[Inbreng]:
    """Return the newest public ideas of an area and what lies below it (one query)."""
    return list(public().filter(_in_area(area)).order_by("-published_at", "-pk")[:n])


def latest_results(n: int) -> list[Inbreng]:
    """Return public ideas that were answered, newest first, one of them a "no" when there is one.

    Each carries its public answers as `openbare_antwoorden`, newest first: with a "no" stands its reason.
    """
    answers = Prefetch(
        "stappen",
        InbrengStap.objects.filter(is_public=True, kind__in=[StapKind.ANTWOORD, StapKind.AFGEROND]).order_by("-pk"),
        to_attr="openbare_antwoorden",
    )
    answered = public().filter(state__in=STANDEN["beantwoord"] + STANDEN["klaar"]).order_by("-published_at", "-pk")
    refused = list(answered.filter(outcome=Outcome.NIET).prefetch_related(answers)[:1])
    done = list(answered.exclude(outcome=Outcome.NIET).prefetch_related(answers)[: n - len(refused)])
    return [*done, *refused]


def public_by_kenmerk(kenmerk: str) -> Inbreng | None:
    """Return a public idea, or None."""
    return public().filter(kenmerk=kenmerk).first()


def public_steps(inbreng: Inbreng) -> list[InbrengStap]:
    """Return what the public page shows of the trail, oldest first: who took it up, and the public answers."""
    return list(inbreng.stappen.filter(Q(kind=StapKind.OPGEPAKT) | (Q(is_public=True) & ~Q(tekst=""))))


def by_code(code: str) -> Inbreng | None:
    """Return the inbreng that a secret link opens, or None."""
    return Inbreng.objects.filter(code=code).select_related("area", "thema", "owner").first()


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
        rows = rows.filter(state__in=[State.BEANTWOORD, State.AFGEROND])
    return newest_first(rows.select_related("area", "thema"), "confirmed_at", na=na, voor=voor, size=PAGE)


def staff_by_kenmerk(actor: Actor, kenmerk: str) -> Inbreng | None:
    """Return an inbreng that this member of staff may see, or None."""
    if actor.kind != "medewerker":
        return None
    return visible_to(actor).filter(kenmerk=kenmerk).select_related("area", "thema", "owner").first()


def by_urgency(rows: QuerySet[Inbreng]) -> QuerySet[Inbreng]:
    """Order by the date of the term that runs; what has none (a remark after the answer) counts as due today."""
    term = Case(
        When(state=State.ONTVANGEN, then=F("contact_before")),
        When(state__in=UNANSWERED, then=F("answer_before")),
        default=Value(clock.today(), output_field=DateField()),
    )
    return rows.select_related("area", "thema").annotate(term=term).order_by("term", "pk")


def responsible_area(area: Area) -> Area:
    """Return the area that carries the team for a wijk: the nearest one, itself included."""
    line = wijken.line_of(area)
    return next((above for above in line if above.niveau.carries_team), line[-1])


def team_name(area: Area, day: date | None = None) -> str:
    """Return the name of the team that serves an area on `day` (today): the nearest one; empty when there is none."""
    teams = Team.objects.valid_on(day or clock.today()).filter(area__in=area.path_ids).select_related("area")
    nearest = max(teams, key=lambda team: len(team.area.path), default=None)
    return nearest.naam if nearest else ""


def signature(account: Account, area: Area) -> str:
    """Return how a member of staff signs: name, and team or function."""
    return ", ".join(filter(None, [account.naam, team_name(area) or account.functie]))


def unconfirmed_before(moment: object) -> QuerySet[Inbreng]:
    """Return what was never confirmed and came in before `moment`."""
    return Inbreng.objects.filter(state=State.ONBEVESTIGD, created_at__lt=moment)


def _in_area(area: Area) -> Q:
    """Return the condition "in this area or below it"; for a wijk one that the index by wijk answers."""
    return Q(area=area) if area.niveau.is_wijk else Q(area__in=Area.objects.within([area]))


def _nothing() -> QuerySet[Inbreng]:
    return Inbreng.objects.none()

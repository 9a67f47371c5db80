"""What everybody sees, and what the holder of a secret link sees."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from wijkspil.core.keyset import Slice, most_first, newest_first
from wijkspil.inbreng.models import Bijlage, Inbreng, InbrengStap, WijkAantal
from wijkspil.inbreng.queries.bijlagen import public_photos
from wijkspil.inbreng.queries.visible import PUBLIC_FIELDS, public
from wijkspil.inbreng.status import OUTCOMES, UNANSWERED, Publication, StapKind, State
from wijkspil.reacties import queries as reacties
from wijkspil.reacties.models import Reactie
from wijkspil.reacties.status import ReactieStatus
from wijkspil.wijken.models import Area, Thema

PAGE = 20
_SHOWN_TO_ALL = Q(kind__in=(StapKind.IN_BEHANDELING, StapKind.AFGEROND)) | (Q(is_public=True) & ~Q(tekst=""))

# What the public may filter on: a word in the address → the states it stands for.
STANDEN: dict[str, tuple[State, ...]] = {
    "nieuw": UNANSWERED,
    "beantwoord": OUTCOMES,
    "klaar": (State.AFGEROND,),
}


@dataclass(frozen=True)
class PublicFilter:
    """What a visitor chose above the public list; empty means everything, newest first.

    Attributes:
        area: an area; what lies below it counts too.
        kind: a word of `Kind`.
        stand: a word of `STANDEN`.
        most_supported: what most people want first, instead of the newest.
    """

    area: Area | None = None
    thema: Thema | None = None
    kind: str = ""
    stand: str = ""
    most_supported: bool = False


def public_list(chosen: PublicFilter, *, na: str = "", voor: str = "") -> Slice[Inbreng]:
    """Return a page of what is public, in the order that was chosen (cursors as in core.keyset)."""
    rows = public()
    if chosen.area:
        rows = rows.filter(_in_area(chosen.area))
    if chosen.thema:
        rows = rows.filter(thema=chosen.thema)
    if chosen.kind:
        rows = rows.filter(kind=chosen.kind)
    if chosen.stand:
        rows = rows.filter(state__in=STANDEN[chosen.stand])
    if chosen.most_supported:
        return most_first(rows, "steun_aantal", na=na, voor=voor, size=PAGE)
    return newest_first(rows, "published_at", na=na, voor=voor, size=PAGE)


def public_numbers() -> dict[int, int]:
    """Return how many stand on the site, by the id of the wijk; a wijk without any may be missing."""
    return dict(WijkAantal.objects.values_list("area_id", "aantal"))


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
    refused = list(answered.filter(outcome=State.GAAT_NIET_DOOR).prefetch_related(answers)[:1])
    done = list(answered.exclude(outcome=State.GAAT_NIET_DOOR).prefetch_related(answers)[: n - len(refused)])
    return [*done, *refused]


def public_by_kenmerk(kenmerk: str) -> Inbreng | None:
    """Return a public idea, or None."""
    return public().filter(kenmerk=kenmerk).first()


@dataclass(frozen=True)
class PublicPage:
    """What the page of an idea shows.

    Attributes:
        steps: of the trail, oldest first: who took it up, and the public answers.
        conversation: reactions, each with its `answers`.
    """

    idee: Inbreng
    steps: list[InbrengStap]
    photos: list[Bijlage]
    conversation: list[Reactie]


def public_page(kenmerk: str) -> PublicPage | None:
    """Return what the page of a public idea shows, or None. Most have no photo and no reaction: then nobody asks."""
    idee = public_by_kenmerk(kenmerk)
    if idee is None:
        return None
    has_photos, is_reacted_to = _what_is_there(idee)
    return PublicPage(
        idee,
        public_steps(idee),
        public_photos(idee) if has_photos else [],
        reacties.conversation(idee.reference) if is_reacted_to else [],
    )


def _what_is_there(idee: Inbreng) -> tuple[bool, bool]:
    """Tell whether there may be photos to see, and whether anybody reacted.

    One query, written out: everybody opens this page, and the ORM would cost ten times the query itself.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS(SELECT 1 FROM inbreng_bijlage WHERE inbreng_id = %s AND is_public),"
            " EXISTS(SELECT 1 FROM reacties_reactie WHERE onderwerp = %s AND status = %s)",
            [idee.pk, idee.reference, ReactieStatus.GEPLAATST],
        )
        photos, reactions = cursor.fetchone()
    return bool(photos), bool(reactions)


def named_by_kenmerk(kenmerken: Collection[str]) -> QuerySet[Inbreng]:
    """Return what has one of these numbers, on the site or not, with only what everybody may know of it."""
    rows = Inbreng.objects.filter(kenmerk__in=kenmerken).select_related("area", "thema")
    return rows.only(*PUBLIC_FIELDS)


def public_steps(inbreng: Inbreng) -> list[InbrengStap]:
    """Return what the public page shows of the trail, oldest first: who took it up, public answers, who finished it."""
    return list(inbreng.stappen.filter(_SHOWN_TO_ALL))


def published_between(since: datetime, until: datetime) -> QuerySet[Inbreng]:
    """Return what came on the site from a moment until another; what was read in from elsewhere was there before."""
    return public().filter(published_at__gte=since, published_at__lt=until, inlezing__isnull=True)


def public_steps_between(since: datetime, until: datetime) -> QuerySet[InbrengStap]:
    """Return what the public pages show of the trail of everything, from a moment until another; without the words."""
    rows = InbrengStap.objects.filter(_SHOWN_TO_ALL, created_at__gte=since, created_at__lt=until)
    rows = rows.filter(inbreng__publication=Publication.OPENBAAR).select_related("inbreng__area", "inbreng__thema")
    return rows.only("kind", "created_at", *(f"inbreng__{name}" for name in PUBLIC_FIELDS))


def by_code(code: str) -> Inbreng | None:
    """Return the inbreng that a secret link opens, or None."""
    return Inbreng.objects.filter(code=code).select_related("area", "thema", "owner", "team", "handler").first()


def open_of_bringer(email: str, things: Iterable[str], kenmerken: Iterable[str]) -> Inbreng | None:
    """Return the inbreng of this bringer that a mail names: as a thing (`inbreng:12`), else by its number; or None.

    Only one that its bringer confirmed and did not take back.
    """
    ids = [thing.removeprefix("inbreng:") for thing in things if thing.startswith("inbreng:")]
    theirs = Inbreng.objects.filter(brenger_email__iexact=email, kenmerk__isnull=False, withdrawn_at__isnull=True)
    numbers = [int(pk) for pk in ids if pk.isdecimal()]
    found = {row.pk: row for row in theirs.filter(pk__in=numbers)}
    named = next((found[pk] for pk in numbers if pk in found), None)
    return named or theirs.filter(kenmerk__in=list(kenmerken)).order_by("-pk").first()


def steps_for_bringer(inbreng: Inbreng, after_version: int = 0) -> list[InbrengStap]:
    """Return the trail as its bringer sees it, oldest first: nothing that staff wrote for each other.

    With `after_version` only what happened after a screen was opened.
    """
    return list(inbreng.stappen.filter(is_internal=False, version__gt=after_version))


def unconfirmed_before(moment: object) -> QuerySet[Inbreng]:
    """Return what was never confirmed and came in before `moment`."""
    return Inbreng.objects.filter(state=State.ONBEVESTIGD, created_at__lt=moment)


def _in_area(area: Area) -> Q:
    """Return the condition "in this area or below it".

    For a wijk the index by wijk answers it. For a larger area a page is found sooner by going through all of the city
    in order than by sorting all of the area: hence the path, of which no index is made use.
    """
    return Q(area=area) if area.niveau.is_wijk else Q(area__path__startswith=area.path)

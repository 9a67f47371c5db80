"""Files with what people brought in elsewhere: which there are, and what each would bring."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.file_refused import FileRefused
from wijkspil.inbreng.inlezen.mapping import Mapping, from_json
from wijkspil.inbreng.inlezen.rows import Look, Places, look
from wijkspil.inbreng.inlezen.tables import Table
from wijkspil.inbreng.inlezen.values import word
from wijkspil.inbreng.models import Bijlage, Hulpaanbod, Inbreng, Inlezing, Samenvoeging, Steun, Toezegging, Verband
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_INLEZEN
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area

UNDO_WITHIN = timedelta(days=14)
AT_ONCE = 500  # keys in one question
SHOWN = 200
# What somebody did with an inbreng without a step of its own, and how it names the inbreng.
TOUCHING: tuple[tuple[type[Model], str], ...] = (
    *((model, "inbreng") for model in (Steun, Hulpaanbod, Toezegging, Bijlage)),
    *((Verband, side) for side in ("een", "ander")),
    *((Samenvoeging, side) for side in ("weg", "blijft")),
)


def inlezingen_for(actor: Actor) -> QuerySet[Inlezing]:
    """Return the files that this beheerder read in, newest first; all files for the whole gemeente."""
    if not isinstance(actor, StaffActor) or not actor.may(INBRENG_INLEZEN):
        return Inlezing.objects.none()
    rows = Inlezing.objects.select_related("account")
    everywhere = any(area.parent_id is None for area in actor.areas_with(INBRENG_INLEZEN))
    return rows if everywhere else rows.filter(account=actor.account)


def inlezing_for(actor: Actor, pk: int) -> Inlezing | None:
    """Return one of these files, or None."""
    return inlezingen_for(actor).filter(pk=pk).first()


def mapping_of(inlezing: Inlezing) -> Mapping:
    """Return which column is what, as it was chosen or guessed."""
    return from_json(inlezing.mapping)


def table_of(inlezing: Inlezing) -> Table:
    """Read the file of an inlezing again; FileRefused when it is gone or cannot be read."""
    from wijkspil.inbreng.inlezen.files import read_any

    try:
        with default_storage.open(inlezing.file) as file:
            return read_any(file.read())
    except (FileNotFoundError, ValueError, OSError) as error:
        raise FileRefused("bestand_weg", _("Dit bestand is er niet meer. Kies het opnieuw.")) from error


def look_at(actor: Actor, inlezing: Inlezing, table: Table | None = None) -> Look:
    """Return what a file would bring; nothing is saved."""
    return look(
        table or table_of(inlezing),
        mapping_of(inlezing),
        actor=actor,
        bron=inlezing.bron,
        places=places(),
        known=known,
    )


def places() -> Places:
    """Return what a cell can name: areas of today by name, web name and code (the smallest wins), and themes."""
    areas: dict[str, Area] = {}
    for area in wijken.areas_on().order_by("niveau__diepte"):
        areas |= {word(name): area for name in (area.naam, area.slug, area.code)}
    themes = {word(name): thema for thema in wijken.themes() for name in (thema.naam, thema.slug)}
    return Places(areas, themes)


def known(sleutels: Iterable[UUID]) -> set[UUID]:
    """Return which of these keys are here already."""
    found: set[UUID] = set()
    for some in _chunks(list(sleutels)):
        found |= set(Inbreng.objects.filter(sleutel__in=some).values_list("sleutel", flat=True))
    return found


def _chunks(keys: list[UUID]) -> Iterator[list[UUID]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def may_still_undo(inlezing: Inlezing) -> bool:
    """Tell whether it was taken over at most two weeks ago."""
    return inlezing.is_taken and inlezing.taken_at is not None and clock.now() < inlezing.taken_at + UNDO_WITHIN


def untouched(inlezing: Inlezing) -> QuerySet[Inbreng]:
    """Return what came with a file and nobody did anything with: no step, file, promise, link or support."""
    rows = inlezing.inbreng.filter(version=1)
    for model, side in TOUCHING:
        rows = rows.exclude(Exists(model._default_manager.filter(**{side: OuterRef("pk")})))
    return rows


def worked_on(inlezing: Inlezing) -> list[Inbreng]:
    """Return what came with a file and somebody worked on: it stays; the first two hundred."""
    rows = inlezing.inbreng.exclude(pk__in=untouched(inlezing).values("pk")).select_related("area")
    return list(rows.order_by("pk")[:SHOWN])


def left_open_before(moment: datetime) -> QuerySet[Inlezing]:
    """Return the files that were chosen before `moment` and never taken over."""
    return Inlezing.objects.filter(taken_at__isnull=True, created_at__lt=moment)


def inlezen_files(names: Iterable[str]) -> set[str]:
    """Return which of these names in the media folder a row holds."""
    return set(Inlezing.objects.filter(file__in=list(names)).values_list("file", flat=True))

"""Photos and documents with an inbreng: for staff, for its bringer, for everybody."""

from collections.abc import Collection, Iterator

from django.db.models import Q

from wijkspil.inbreng.models import Bijlage, BijlageKind, Inbreng
from wijkspil.inbreng.models.bijlagen import OF_BRINGER
from wijkspil.inbreng.status import Publication

AT_ONCE = 400  # names in one statement


def files_of(inbreng: Inbreng) -> list[Bijlage]:
    """Return all files, oldest first; the caller checked that its reader is staff who may see the inbreng."""
    return list(inbreng.bijlagen.select_related("account"))


def file_of(inbreng: Inbreng, pk: int) -> Bijlage | None:
    """Return one file, or None; for staff, as `files_of`."""
    return inbreng.bijlagen.select_related("account").filter(pk=pk).first()


def files_for_bringer(inbreng: Inbreng) -> list[Bijlage]:
    """Return what its bringer brought, oldest first."""
    return list(inbreng.bijlagen.filter(bron__in=OF_BRINGER))


def file_for_bringer(inbreng: Inbreng, pk: int) -> Bijlage | None:
    """Return one file that its bringer brought, or None."""
    return inbreng.bijlagen.filter(pk=pk, bron__in=OF_BRINGER).first()


def public_photos(inbreng: Inbreng) -> list[Bijlage]:
    """Return the photos that everybody may see at an inbreng that stands on the site."""
    return list(inbreng.bijlagen.filter(_SHOWN_TO_ALL))


def public_photo(kenmerk: str, pk: int) -> Bijlage | None:
    """Return a photo that everybody may see, or None."""
    return Bijlage.objects.filter(_SHOWN_TO_ALL, pk=pk, inbreng__kenmerk=kenmerk).first()


_SHOWN_TO_ALL = Q(
    kind=BijlageKind.FOTO,
    is_public=True,
    inbreng__publication=Publication.OPENBAAR,
    inbreng__may_be_public=True,
)


def files_with_rows(names: Collection[str]) -> set[str]:
    """Return those of these names in the media folder that a row holds."""
    asked = list(names)
    return {name for start in range(0, len(asked), AT_ONCE) for name in _with_rows(asked[start : start + AT_ONCE])}


def _with_rows(names: Collection[str]) -> Iterator[str]:
    for pair in Bijlage.objects.filter(Q(file__in=names) | Q(thumb__in=names)).values_list("file", "thumb"):
        yield from pair

"""Texts to begin an answer with."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkspil.inbreng.invulplekken import filled
from wijkspil.inbreng.models import Inbreng, Sjabloon


def templates() -> list[Sjabloon]:
    """Return all of them, by title; the ones that are offered no more at the end."""
    return sorted(Sjabloon.objects.all(), key=lambda row: not row.is_used)


def template_by_id(pk: int) -> Sjabloon | None:
    """Return one, or None."""
    return Sjabloon.objects.filter(pk=pk).first()


def templates_for(inbreng: Inbreng) -> list[Sjabloon]:
    """Return what is offered to who answers this inbreng, by title."""
    rows = Sjabloon.objects.filter(stopped_at__isnull=True)
    return [row for row in rows if not row.kinds or inbreng.kind in row.kinds]


def template_text(sjabloon: Sjabloon, inbreng: Inbreng) -> str:
    """Return a text with its places filled; who gave no name is a `bewoner`."""
    with override(inbreng.language):
        nobody = _("bewoner")
    values = {
        "naam": inbreng.brenger_naam or nobody,
        "kenmerk": str(inbreng),
        "wijk": inbreng.area.naam,
        "titel": inbreng.titel,
    }
    return filled(sjabloon.tekst, values)

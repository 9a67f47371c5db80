"""The huisstijl of this gemeente as a stylesheet, made from the colours of its record.

A third municipality needs no build: change the colours and the address of the stylesheet changes with its content, so
browsers may keep it for ever. Instead, or on top of it, a municipality loads its own NL Design System theme by setting
(docs/thema.md).
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from wijkspil.core.palet import Huisstijl, huisstijl_css
from wijkspil.wijken.models import Gemeente

SLUG = "gemeente"


@dataclass(frozen=True)
class Stylesheet:
    """A stylesheet and the name under which its content is kept: the first digits of its SHA-256."""

    css: str
    digest: str


def huisstijl_of(gemeente: Gemeente) -> Huisstijl:
    """Return the look of a gemeente; the action colour is the brand colour unless another one is given."""
    return Huisstijl(
        slug=SLUG,
        merk=gemeente.merkkleur,
        actie=gemeente.actiekleur or gemeente.merkkleur,
        neutraal=gemeente.neutrale_kleur,
        neutraal_tint=gemeente.neutrale_tint,
        accent=gemeente.accentkleur,
        accent_zacht=gemeente.accentkleur_zacht,
        lettertype=gemeente.lettertype,
        radius_px=gemeente.ronding,
    )


@lru_cache(maxsize=8)
def stylesheet(huisstijl: Huisstijl) -> Stylesheet:
    """Return the stylesheet of a look; the work of the palette generator is done once per look and process."""
    return _stylesheet(huisstijl_css(huisstijl))


@lru_cache(maxsize=1)
def own_stylesheet() -> Stylesheet | None:
    """Return the municipality's own NL Design System theme (WIJKSPIL_HUISSTIJL_BESTAND), or None; read once."""
    path = settings.OWN_THEME_FILE
    return _stylesheet(Path(path).read_text(encoding="utf-8")) if path else None


def links(gemeente: Gemeente) -> list[str]:
    """Return the addresses of the stylesheets that a page loads after `wijk.css`, in order."""
    look = stylesheet(huisstijl_of(gemeente))
    addresses = [reverse("huisstijl", args=[look.digest])]
    if own := own_stylesheet():
        addresses += [reverse("eigen_thema", args=[own.digest]), static("wijkspil/gebouwd/eigen-thema-brug.css")]
    return addresses


def html_classes() -> str:
    """Return the theme classes of the html element: ours, and that of the municipality's own theme."""
    return f"wijk-theme wijk-theme--{SLUG} {settings.OWN_THEME_CLASS}".strip()


def _stylesheet(css: str) -> Stylesheet:
    return Stylesheet(css, hashlib.sha256(css.encode()).hexdigest()[:12])

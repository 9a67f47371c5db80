"""From a few colours of a gemeente to a readable huisstijl.

A gemeente gives a brand colour, an action colour and a neutral tint. This module makes eight steps
of each in OKLCH, with the hue fixed and the contrast guarded, so that every combination our
components use stays readable whatever colour comes in. Pure: no Django, no files.

The eight steps and what they are for:

=========  =====================================================  ==========================
step       used for                                               guaranteed contrast
=========  =====================================================  ==========================
50 - 200   backgrounds, light to less light                       -
300        decorative lines and surfaces                          -
400        edges of controls, small text on 50 and 100            4.5:1 on 100
500        the colour itself: buttons, links                      4.5:1 on white and 100
600        the same under the pointer; text on 200                7:1 on white, 4.5:1 on 200
700        headings, the footer                                   7:1 on 200
=========  =====================================================  ==========================
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

STEPS: Final = (50, 100, 200, 300, 400, 500, 600, 700)
WHITE: Final = "#ffffff"

# The light steps: lightness, and which share of the chroma of the given colour they keep.
_LIGHT_STEPS: Final = ((0.985, 0.10), (0.962, 0.22), (0.918, 0.42), (0.845, 0.70))
_LIGHT_MAX_CHROMA: Final = 0.11
_SEARCH_STEP: Final = 0.003

LETTERTYPEN: Final = {"figtree": "Figtree", "source-sans-3": "Source Sans 3"}
_FONT_FALLBACK: Final = "'Segoe UI',Tahoma,Verdana,sans-serif"
MAX_RADIUS_PX: Final = 24

_HEX: Final = re.compile(r"#[0-9a-f]{6}")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Palet:
    """The eight steps of one colour, as `#rrggbb`, lightest first."""

    colours: tuple[str, str, str, str, str, str, str, str]

    def __getitem__(self, step: int) -> str:
        """Give the colour of a step of STEPS; another number is a KeyError."""
        return dict(self)[step]

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Walk through (step, colour), lightest first."""
        return iter(zip(STEPS, self.colours, strict=True))


@dataclass(frozen=True)
class Huisstijl:
    """What a gemeente chooses for the look of its site.

    `merk`, `actie`, `neutraal`, `accent` and `accent_zacht` are colours as `#rrggbb`.
    `neutraal_tint` (0 to 1) says how much colour the greys keep, `lettertype` is a key of
    LETTERTYPEN, `radius_px` the rounding of cards in pixels (0 to 24).
    Raises ValueError, with a Dutch sentence for whoever fills in the settings, on anything else.
    """

    slug: str
    merk: str
    actie: str
    neutraal: str
    neutraal_tint: float
    accent: str
    accent_zacht: str
    lettertype: str
    radius_px: int

    def __post_init__(self) -> None:
        """Refuse values that would make an unreadable or unsafe stylesheet."""
        if not _SLUG.fullmatch(self.slug):
            raise ValueError(
                f"Schrijf de naam van de huisstijl met kleine letters, cijfers en streepjes, "
                f"zoals arnhem. Nu staat er: {self.slug!r}."
            )
        for colour in (self.merk, self.actie, self.neutraal, self.accent, self.accent_zacht):
            parse_hex(colour)
        if not 0 <= self.neutraal_tint <= 1:
            raise ValueError(f"De tint van het grijs moet tussen 0 en 1 liggen. Nu staat er: {self.neutraal_tint}.")
        if self.lettertype not in LETTERTYPEN:
            raise ValueError(f"Kies als lettertype {' of '.join(LETTERTYPEN)}. Nu staat er: {self.lettertype!r}.")
        if not 0 <= self.radius_px <= MAX_RADIUS_PX:
            raise ValueError(
                f"De ronding moet tussen 0 en {MAX_RADIUS_PX} pixels liggen. Nu staat er: {self.radius_px}."
            )


def huisstijl_css(huisstijl: Huisstijl) -> str:
    """Write the stylesheet of a huisstijl: about 1 kB of custom properties on one class.

    The class goes on `<html>`, next to `wijk-theme`. The font files themselves are declared in
    wijk.css; a browser fetches only the one that the huisstijl names.
    """
    family = f"'{LETTERTYPEN[huisstijl.lettertype]}',{_FONT_FALLBACK}"
    properties = {
        "--basis-text-font-family-default": family,
        "--basis-heading-font-family": family,
        "--wijk-radius": f"{huisstijl.radius_px}px",
        "--wijk-accent": huisstijl.accent.lower(),
        "--wijk-accent-zacht": huisstijl.accent_zacht.lower(),
    }
    ramps = {
        "merk": palet(huisstijl.merk),
        "actie": palet(huisstijl.actie),
        "neutraal": neutral_palet(huisstijl.neutraal, huisstijl.neutraal_tint),
    }
    for name, ramp in ramps.items():
        properties |= {f"--wijk-{name}-{step}": colour for step, colour in ramp}
    body = ";".join(f"{name}:{value}" for name, value in properties.items())
    return f".wijk-theme--{huisstijl.slug}{{{body}}}\n"


def palet(colour: str) -> Palet:
    """Make the steps of a brand or action colour.

    Step 500 is the given colour itself when that is readable, else the lightest one of the same
    hue that is. Raises ValueError on anything but `#rrggbb`.
    """
    return _steps(colour, tint=1.0, keep=True)


def neutral_palet(colour: str, tint: float) -> Palet:
    """Make the greys: the steps of a colour with only the share `tint` (0 to 1) of its chroma."""
    return _steps(colour, tint=tint, keep=False)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#rrggbb` colours by WCAG 2, from 1 (equal) to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def parse_hex(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0 to 255) of `#rrggbb`; ValueError with a Dutch sentence otherwise."""
    if not _HEX.fullmatch(colour.lower()):
        raise ValueError(
            f"Schrijf een kleur als # en zes cijfers of letters a tot en met f, zoals #1d4f91. Nu staat er: {colour!r}."
        )
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _steps(colour: str, *, tint: float, keep: bool) -> Palet:
    """Make the eight steps; `keep` lets a readable colour stay as it was given at step 500."""
    _, chroma, hue = _to_oklch(colour)
    light = [
        _from_oklch(lightness, min(chroma * share, _LIGHT_MAX_CHROMA) * tint, hue) for lightness, share in _LIGHT_STEPS
    ]
    chroma *= tint
    step_400 = _lightest(chroma, hue, 4.6, on=light[1], start=0.66)
    step_500 = colour.lower()
    if not (keep and contrast(step_500, WHITE) >= 4.6 and contrast(step_500, light[1]) >= 4.5):
        step_500 = _lightest(chroma, hue, 5.6, on=light[1], start=0.62)
    if contrast(step_400, WHITE) > contrast(step_500, WHITE):
        step_400 = step_500  # a light brand colour that may stay: the ramp must not turn back
    wanted = min(15.0, max(8.0, contrast(step_500, WHITE) + 1.6))
    step_600 = _lightest(chroma, hue, wanted, on=WHITE, start=0.5)
    wanted = max(14.0, contrast(step_600, WHITE))
    step_700 = _lightest(chroma * 0.75, hue, wanted, on=WHITE, start=0.36)
    return Palet((light[0], light[1], light[2], light[3], step_400, step_500, step_600, step_700))


def _lightest(chroma: float, hue: float, wanted: float, *, on: str, start: float) -> str:
    """Give the lightest colour of this hue, from lightness `start` down, that has enough contrast."""
    lightness = start
    while lightness > 0:
        colour = _from_oklch(lightness, chroma, hue)
        if contrast(colour, on) >= wanted:
            return colour
        lightness -= _SEARCH_STEP
    return "#000000"


def _linear(channel: int) -> float:
    """Undo the gamma of one sRGB channel (0 to 255): light from 0 to 1."""
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> int:
    """Put the gamma back on: an sRGB channel from 0 to 255, clipped."""
    value = min(1.0, max(0.0, value))
    curved = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return round(255 * curved)


def _luminance(colour: str) -> float:
    """Relative luminance by WCAG 2, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel) for channel in parse_hex(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_oklch(colour: str) -> tuple[float, float, float]:
    """Lightness, chroma and hue (radians) of a colour; matrices by Björn Ottosson."""
    red, green, blue = (_linear(channel) for channel in parse_hex(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _to_linear_rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Light in red, green and blue; outside 0 to 1 where sRGB cannot show the colour."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """Give the `#rrggbb` nearest to an OKLCH colour, with less chroma where sRGB has no room for it."""
    channels = _to_linear_rgb(lightness, chroma, hue)
    while chroma > 0 and not all(-0.0005 <= value <= 1.0005 for value in channels):
        chroma = max(0.0, chroma - 0.002)
        channels = _to_linear_rgb(lightness, chroma, hue)
    return "#" + "".join(f"{_gamma(value):02x}" for value in channels)

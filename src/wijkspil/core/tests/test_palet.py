"""The palette generator: known palettes, and readable whatever colour a gemeente brings."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkspil.core.palet import (
    STEPS,
    WHITE,
    Huisstijl,
    contrast,
    huisstijl_css,
    neutral_palet,
    palet,
    parse_hex,
)

ARNHEM = {
    "slug": "arnhem",
    "merk": "#1d4f91",
    "actie": "#1d4f91",
    "neutraal": "#3b4658",
    "neutraal_tint": 0.7,
    "accent": "#f2b632",
    "accent_zacht": "#fdf4dd",
    "lettertype": "figtree",
    "radius_px": 14,
}
ARNHEM_MERK = "f7fafe ebf3fe d4e6fe accfff 3c6eb3 1d4f91 0e4283 072b58"
ARNHEM_NEUTRAAL = "f9fafc f0f2f6 e0e4eb c6cdd7 656d7b 58606e 49515e 262c35"
NIJMEGEN_MERK = "f4fcf9 e6f7f0 cbeddf a1dbc4 1f7c60 17775b 005c44 003324"
NIJMEGEN_NEUTRAAL = "f9fafa f0f3f2 e0e5e4 c6cecc 656f6d 596260 495250 272d2c"

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def steps(text: str) -> list[tuple[int, str]]:
    """Read a palette as it is written in the design: eight colours without #."""
    return [(step, f"#{colour}") for step, colour in zip(STEPS, text.split(), strict=True)]


@pytest.mark.parametrize(("colour", "expected"), [("#1d4f91", ARNHEM_MERK), ("#17775b", NIJMEGEN_MERK)])
def test_brand_colour_gives_the_palette_of_the_design(colour: str, expected: str) -> None:
    assert list(palet(colour)) == steps(expected)


@pytest.mark.parametrize(
    ("colour", "tint", "expected"),
    [("#3b4658", 0.7, ARNHEM_NEUTRAAL), ("#3a4a46", 0.6, NIJMEGEN_NEUTRAAL)],
)
def test_neutral_colour_gives_the_greys_of_the_design(colour: str, tint: float, expected: str) -> None:
    assert list(neutral_palet(colour, tint)) == steps(expected)


@settings(max_examples=150, deadline=None)
@given(colours)
def test_every_colour_gives_a_readable_palette(colour: str) -> None:
    ramp = palet(colour)
    assert contrast(ramp[500], WHITE) >= 4.5
    assert contrast(ramp[500], ramp[100]) >= 4.5
    assert contrast(ramp[400], ramp[100]) >= 4.5
    assert contrast(ramp[600], ramp[200]) >= 4.5
    assert contrast(ramp[700], ramp[200]) >= 7
    assert contrast(ramp[600], WHITE) >= 7


@settings(max_examples=100, deadline=None)
@given(colours, st.floats(0, 1))
def test_every_grey_gives_a_readable_palette_that_only_gets_darker(colour: str, tint: float) -> None:
    ramp = neutral_palet(colour, tint)
    assert contrast(ramp[400], ramp[100]) >= 4.5
    assert contrast(ramp[700], ramp[200]) >= 7
    on_white = [contrast(step_colour, WHITE) for _, step_colour in ramp]
    assert on_white == sorted(on_white)


def test_contrast_follows_wcag() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)
    assert contrast(WHITE, "#767676") == contrast("#767676", WHITE)


@pytest.mark.parametrize("colour", ["", "red", "#fff", "1d4f91", "#1d4f9g", "#1d4f91;}", "#1d4f91\n"])
def test_a_wrong_colour_is_refused_in_dutch(colour: str) -> None:
    with pytest.raises(ValueError, match=r"Schrijf een kleur als # en zes cijfers"):
        parse_hex(colour)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("slug", "Arnhem{}", "kleine letters, cijfers en streepjes"),
        ("slug", "", "kleine letters, cijfers en streepjes"),
        ("merk", "blauw", "Schrijf een kleur"),
        ("accent", "#f2b63", "Schrijf een kleur"),
        ("neutraal_tint", 1.5, "tussen 0 en 1"),
        ("neutraal_tint", float("nan"), "tussen 0 en 1"),
        ("lettertype", "comic-sans", "Kies als lettertype figtree of source-sans-3"),
        ("radius_px", 99, "tussen 0 en 24 pixels"),
    ],
)
def test_a_wrong_huisstijl_is_refused_in_dutch(name: str, value: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Huisstijl(**{**ARNHEM, name: value})  # type: ignore[arg-type]


def test_huisstijl_css_is_one_small_rule_with_all_that_a_huisstijl_decides() -> None:
    css = huisstijl_css(Huisstijl(**ARNHEM))  # type: ignore[arg-type]
    assert css.startswith(".wijk-theme--arnhem{")
    assert css.count("{") == css.count("}") == 1
    assert "--wijk-merk-500:#1d4f91" in css
    assert "--wijk-neutraal-700:#262c35" in css
    assert "--wijk-radius:14px" in css
    assert "'Figtree'" in css
    assert len(re.findall(r"--wijk-(merk|actie|neutraal)-\d+:#[0-9a-f]{6}", css)) == 24
    assert len(css) < 1500

"""From the properties of a feature to an area: CBS and PDOK have changed their names of columns almost every year."""

from collections.abc import Mapping
from typing import Any

from wijkspil.wijken.readers.tables import year_in
from wijkspil.wijken.rows import BUURT, EIGEN, GEMEENTE, WIJK, AreaRow

_CODES = {
    BUURT: ("buurtcode", "bu_code", "buurt_code"),
    WIJK: ("wijkcode", "wk_code", "wijk_code"),
    EIGEN: ("gebiedcode", "gebiedscode", "stadsdeelcode"),
    GEMEENTE: ("gemeentecode", "gm_code", "gemeente_code"),
}
_NAMES = {
    BUURT: ("buurtnaam", "bu_naam", "statnaam", "naam"),
    WIJK: ("wijknaam", "wk_naam", "statnaam", "naam"),
    EIGEN: ("gebiednaam", "gebiedsnaam", "stadsdeelnaam", "naam"),
    GEMEENTE: ("gemeentenaam", "gm_naam", "statnaam", "naam"),
}
_LETTERS = {"BU": (BUURT, 10), "WK": (WIJK, 8), "GM": (GEMEENTE, 6)}
_MEMBERS = ("wijkcodes", "buurtcodes", "cbs_codes")


def describe(regel: int, properties: Mapping[str, Any], *, year: int) -> AreaRow | None:
    """Return the area that a feature is, without its outline; None for water, which CBS draws as an area of its own.

    Args:
        regel: place of the feature in the file, from 1.
        properties: names in any case, of any year.
        year: the year of the file, when the feature does not say.

    Raises:
        ValueError: a Dutch sentence: the feature has no usable code or no name.
    """
    values = {str(name).lower(): value for name, value in properties.items()}
    if str(values.get("water", "NEE")).upper() not in {"NEE", "", "NONE"}:
        return None
    codes = _codes(values)
    soort = next((kind for kind in (BUURT, WIJK, EIGEN, GEMEENTE) if codes.get(kind)), "")
    if not soort:
        raise ValueError("Dit gebied heeft geen code (zoals wijkcode, buurtcode of statcode).")
    naam = next((text for name in _NAMES[soort] if (text := _text(values.get(name)))), "")
    if not naam or len(naam) > 80:
        raise ValueError(f"{codes[soort]} heeft geen naam, of een naam van meer dan 80 tekens.")
    above = {BUURT: codes.get(EIGEN) or codes.get(WIJK, ""), WIJK: codes.get(EIGEN, "")}
    return AreaRow(
        regel=regel,
        soort=soort,
        code=codes[soort],
        naam=naam,
        gemeente=codes.get(GEMEENTE, ""),
        boven=above.get(soort, ""),
        jaar=_year(values) or year,
        cbs_codes=_members(values) if soort == EIGEN else (),
    )


def _codes(values: dict[str, Any]) -> dict[str, str]:
    found = {}
    for kind, names in _CODES.items():
        code = next((text for name in names if (text := _text(values.get(name)).upper())), "")
        if code:
            found[kind] = _checked(kind, code)
    general = _text(values.get("statcode")).upper()
    if general[:2] in _LETTERS:
        kind, _length = _LETTERS[general[:2]]
        found.setdefault(kind, _checked(kind, general))
    return found


def _checked(kind: str, code: str) -> str:
    expected = _LETTERS.get(code[:2])
    if kind == EIGEN and len(code) <= 12 and code.replace("-", "").replace("_", "").isalnum():
        return code
    if expected and expected[0] == kind and len(code) == expected[1] and code[2:].isascii() and code[2:].isdigit():
        return code
    raise ValueError(f"‘{code[:20]}’ is geen code van een {kind}.")


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _year(values: dict[str, Any]) -> int:
    """Return the year of the division: a column `jaar`, or the start of PDOK's `jrstatcode`."""
    return next((year for name in ("jaar", "jrstatcode") if (year := year_in(_text(values.get(name))[:4]))), 0)


def _members(values: dict[str, Any]) -> tuple[str, ...]:
    for name in _MEMBERS:
        value = values.get(name)
        if isinstance(value, str):
            value = [part for part in value.replace(";", ",").split(",") if part.strip()]
        if isinstance(value, list) and all(isinstance(code, str) for code in value):
            return tuple(code.strip().upper() for code in value)
    return ()

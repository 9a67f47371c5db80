"""Design tokens: keep the reachable ones of the token package, with our names for the palette."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from wijkspil.core import palet

THEME = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"

# The palette of the example theme becomes the palette of Wijkspil. The first three get colours of our own,
# for a page without a huisstijl (a fault in the database); a huisstijl redefines them.
PALETTE = {
    "violet": "merk",
    "blauw": "actie",
    "grijs": "neutraal",
    "rood": "fout",
    "oranje": "let-op",
    "geel": "uitgelicht",
    "groen": "goed",
    "wit": "wit",
}

_DECLARATION = re.compile(r"^\s*(--[\w-]+):\s*(.+?);", re.MULTILINE)
_USE = re.compile(r"var\(\s*(--[\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PALETTE_NAME = re.compile(r"--voorbeeld-kleuren-([a-z]+)")


def tokens_css(modules: Path, readers: Iterable[str]) -> str:
    """Give one rule under `.wijk-theme` with the tokens that the stylesheets `readers` can reach."""
    tokens = read_tokens((modules / THEME).read_text(encoding="utf-8")) | own_palette()
    wanted = reachable(tokens, readers)
    body = "".join(f"{name}:{value};" for name, value in tokens.items() if name in wanted)
    return f".wijk-theme{{{body}}}"


def read_tokens(css: str) -> dict[str, str]:
    """Name and value of every custom property in the stylesheet, the palette renamed to ours."""
    css = _PALETTE_NAME.sub(lambda found: f"--wijk-{PALETTE[found[1]]}", _COMMENT.sub("", css))
    return dict(_DECLARATION.findall(css))


def own_palette() -> dict[str, str]:
    """Colours of the first three palettes as long as no huisstijl sets them."""
    blue, grey = palet.palet("#1d4f91"), palet.neutral_palet("#3b4658", 0.7)
    ramps = {"merk": blue, "actie": blue, "neutraal": grey}
    return {f"--wijk-{name}-{step}": colour for name, ramp in ramps.items() for step, colour in ramp}


def reachable(tokens: Mapping[str, str], readers: Iterable[str]) -> set[str]:
    """Names of the tokens that a `var()` in one of the stylesheets leads to, also by way of others."""
    todo = {name for css in readers for name in _USE.findall(css)}
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name in tokens and name not in found:
            found.add(name)
            todo.update(_USE.findall(tokens[name]))
    return found

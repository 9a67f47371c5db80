"""One sprite with only the icons that iconen.txt names."""

import re
from pathlib import Path

_DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def sprite(list_file: Path, modules: Path) -> str:
    """Give an SVG file with a `<symbol>` per icon; stroke and size come from the stylesheet."""
    symbols = (_symbol(name, modules / f"lucide-static/icons/{name}.svg") for name in names(list_file))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def names(list_file: Path) -> list[str]:
    """Names in the list, sorted; a line is a name with perhaps a remark after `#`."""
    lines = list_file.read_text(encoding="utf-8").splitlines()
    return sorted({name for line in lines if (name := line.partition("#")[0].strip())})


def _symbol(name: str, path: Path) -> str:
    drawing = _DRAWING.search(path.read_text(encoding="utf-8"))
    if drawing is None:
        raise ValueError(f"{path} is not an SVG drawing")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{_SPACE.sub("", drawing[1])}</symbol>'

"""One sprite: the icons that iconen.txt names, and our own drawings."""

import re
from pathlib import Path

_DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def sprite(list_file: Path, drawings: Path, modules: Path) -> str:
    """Give an SVG file with a `<symbol>` per icon or drawing; stroke, size and colour come from the page."""
    icons = (
        f'<symbol id="{name}" viewBox="0 0 24 24">{_inside(modules / f"lucide-static/icons/{name}.svg")}</symbol>'
        for name in names(list_file)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(icons)}{_inside(drawings)}</svg>\n'


def names(list_file: Path) -> list[str]:
    """Names in the list, sorted; a line is a name with perhaps a remark after `#`."""
    lines = list_file.read_text(encoding="utf-8").splitlines()
    return sorted({name for line in lines if (name := line.partition("#")[0].strip())})


def _inside(path: Path) -> str:
    """Give what stands inside the svg element of a file, without comments and line breaks."""
    drawing = _DRAWING.search(_COMMENT.sub("", path.read_text(encoding="utf-8")))
    if drawing is None:
        raise ValueError(f"{path} is not an SVG drawing")
    return _SPACE.sub("", drawing[1])

"""The two fonts: only the Latin file with all weights."""

import shutil
from pathlib import Path

NAMES = ("figtree", "source-sans-3")


def copy(modules: Path, folder: Path) -> None:
    """Copy each font into the folder as `<name>.woff2`."""
    for name in NAMES:
        source = modules / f"@fontsource-variable/{name}/files/{name}-latin-wght-normal.woff2"
        shutil.copyfile(source, folder / f"{name}.woff2")

"""Build the CSS, fonts, icons and scripts of Wijkspil: `python frontend/build.py [--output MAP]`.

npm only fetches the packages that package-lock.json names; everything else happens here, in Python.
A second run without changes does nothing. The result is not committed: the set-up makes it, and it
goes into the wheel.
"""

import argparse
import gzip
import hashlib
import shutil
import sys
from pathlib import Path

import fonts
import icons
import packages
import scripts
import stylesheet

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "src/wijkspil/core/static/wijkspil/gebouwd"
STAMP = ".stempel"
PALET = HERE.parent / "src/wijkspil/core/palet.py"
INPUTS = ("*.py", "*.txt", "package.json", "package-lock.json", "css/*.css", "beeld/*.svg")


def main() -> int:
    """Build when an input changed since the last time; exit code 1 with one clear sentence on failure."""
    parser = argparse.ArgumentParser(description="Bouw de CSS, lettertypen en iconen van Wijkspil.")
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="MAP")
    output = parser.parse_args().output
    wanted = fingerprint()
    if is_current(output, wanted):
        return 0
    try:
        packages.install(HERE)
        build(output)
    except packages.InstallError as error:
        print(error, file=sys.stderr)
        return 1
    (output / STAMP).write_text(stamp(output, wanted), encoding="utf-8")
    print(f"Gebouwd: {', '.join(built_files(output))}")
    return 0


def build(output: Path) -> None:
    """Write every file into the folder `output`, which is emptied first."""
    shutil.rmtree(output, ignore_errors=True)
    (output / "fonts").mkdir(parents=True)
    modules = HERE / "node_modules"
    css, pictures = stylesheet.pictures_as_files(stylesheet.wijk_css(HERE / "css", modules))
    (output / "wijk.css").write_text(css, encoding="utf-8")
    for name, drawing in pictures.items():
        (output / name).write_text(drawing, encoding="utf-8")
    (output / "eigen-thema-brug.css").write_text(stylesheet.eigen_thema_brug_css(HERE / "css"), encoding="utf-8")
    sprite = icons.sprite(HERE / "iconen.txt", HERE / "beeld/tekeningen.svg", modules)
    (output / "iconen.svg").write_text(sprite, encoding="utf-8")
    fonts.copy(modules, output / "fonts")
    (output / "toegangssleutel.js").write_text(scripts.passkey_script(), encoding="utf-8")
    licences = f"{packages.licences(modules)}\n{scripts.licence()}"
    (output / "LICENTIES.txt").write_text(licences, encoding="utf-8")
    compress(output)


def compress(output: Path) -> None:
    """Write a .gz beside each stylesheet, drawing and script, which WhiteNoise serves without work."""
    for path in sorted([*output.glob("*.css"), *output.glob("*.svg"), *output.glob("*.js")]):
        packed = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
        path.with_name(f"{path.name}.gz").write_bytes(packed)


def fingerprint() -> str:
    """Hash of everything the result depends on; the packages count through their lock file."""
    digest = hashlib.sha256()
    for path in [PALET, *scripts.passkey_files(), *(path for pattern in INPUTS for path in sorted(HERE.glob(pattern)))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(output: Path, wanted: str) -> bool:
    """Whether the folder holds a complete build of these inputs."""
    path = output / STAMP
    return path.exists() and path.read_text(encoding="utf-8") == stamp(output, wanted)


def stamp(output: Path, wanted: str) -> str:
    """Give the text of the stamp: the inputs and the names of the files, so a lost file means a new build."""
    return "\n".join([wanted, *built_files(output)]) + "\n"


def built_files(output: Path) -> list[str]:
    """Names of the files in the folder, without the stamp."""
    paths = (path for path in output.rglob("*") if path.is_file() and path.name != STAMP)
    return sorted(path.relative_to(output).as_posix() for path in paths)


if __name__ == "__main__":
    sys.exit(main())

"""Build what is not committed (styles, fonts, icons, compiled translations) and the index of decisions.

Run by `make setup`; does nothing when nothing changed.
"""

import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent.parent


def compile_translations() -> int:
    """Compile every .po that is newer than its .mo; return how many were."""
    import polib

    stale = [
        po
        for po in PACKAGE.rglob("locale/*/LC_MESSAGES/*.po")
        if not po.with_suffix(".mo").exists() or po.with_suffix(".mo").stat().st_mtime < po.stat().st_mtime
    ]
    for po in stale:
        polib.pofile(str(po)).save_as_mofile(str(po.with_suffix(".mo")))
    return len(stale)


def decision_index() -> str:
    """Return the index of docs/decisions: number, title, date and state of each, read from the files themselves."""
    lines = ["# Decisions", "", "Made by `make setup` from the files beside it.", "", "| decision | date | state |"]
    lines.append("| --- | --- | --- |")
    for file in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")):
        title, _, dated, *_ = file.read_text().splitlines()
        date, state = (part.strip() for part in dated.split("·", 1))
        lines.append(f"| [{title.removeprefix('# ')}]({file.name}) | {date} | {state} |")
    return "\n".join([*lines, ""])


def write_decision_index() -> None:
    """Write the index when the sources are here and it is not right."""
    folder = ROOT / "docs" / "decisions"
    if folder.exists():
        text, target = decision_index(), folder / "README.md"
        if not target.exists() or target.read_text() != text:
            target.write_text(text)


def build_frontend() -> None:
    """Run the front-end build of the repository; it stops by itself when it is up to date."""
    script = ROOT / "frontend" / "build.py"
    if script.exists():
        subprocess.run([sys.executable, str(script)], check=True)


if __name__ == "__main__":
    compile_translations()
    write_decision_index()
    build_frontend()

"""Build what is not committed: styles, fonts and icons (frontend/) and compiled translations.

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


def build_frontend() -> None:
    """Run the front-end build of the repository; it stops by itself when it is up to date."""
    script = ROOT / "frontend" / "build.py"
    if script.exists():
        subprocess.run([sys.executable, str(script)], check=True)


if __name__ == "__main__":
    compile_translations()
    build_frontend()

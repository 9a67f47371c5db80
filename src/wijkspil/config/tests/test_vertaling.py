"""Every text that a visitor reads exists in Dutch (the msgid) and in English: nothing missing, fuzzy or left over."""

import os
import re
import shutil
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

PACKAGE = Path(__file__).resolve().parents[2]
APPS = sorted(path.parent.name for path in PACKAGE.glob("*/apps.py"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")

pytestmark = pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed")


def catalogue(app: str) -> polib.POFile:
    file = PACKAGE / app / "locale" / "en" / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(file)) if file.exists() else polib.POFile()


def key(entry: polib.POEntry) -> tuple[str, str, str]:
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


@pytest.fixture(params=APPS)
def app(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_text_is_in_the_catalogue_of_its_app(app: str, tmp_path: Path) -> None:
    copy = tmp_path / app
    shutil.copytree(PACKAGE / app, copy, ignore=shutil.ignore_patterns("locale", "tests", "static", "__pycache__"))
    (copy / "locale").mkdir()
    before = Path.cwd()
    os.chdir(copy)
    try:
        call_command("makemessages", locale=["en"], extensions=["html", "txt", "py"], verbosity=0, no_location=True)
    finally:
        os.chdir(before)
    made = copy / "locale" / "en" / "LC_MESSAGES" / "django.po"
    used = {key(entry) for entry in polib.pofile(str(made))} if made.exists() else set()
    known = {key(entry) for entry in catalogue(app) if not entry.obsolete}
    assert {"missing": used - known, "left over": known - used} == {"missing": set(), "left over": set()}


def test_every_text_has_an_english_translation(app: str) -> None:
    wrong = [entry.msgid for entry in catalogue(app) if entry.obsolete or entry.fuzzy or not entry.translated()]
    assert wrong == []
    assert not catalogue(app).metadata_is_fuzzy


def test_a_translation_fills_in_the_same_values(app: str) -> None:
    wrong = [
        entry.msgid
        for entry in catalogue(app)
        for translation in [entry.msgstr, *entry.msgstr_plural.values()]
        if translation
        and not set(PLACEHOLDER.findall(translation)) <= set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    ]
    assert wrong == []

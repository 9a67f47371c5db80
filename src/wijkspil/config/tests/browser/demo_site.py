"""The demo of a city, with one more of whatever it lacks, served by processes of its own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from wijkspil.config.tests.browser import people, screens
from wijkspil.config.tests.browser.screen import Screen
from wijkspil.config.tests.served.site import Site
from wijkspil.core import template_database

APPS = [import_module(f"{screens.__name__}.{found.name}") for found in iter_modules(screens.__path__)]


def all_screens() -> list[Screen]:
    """Return the screens of all apps."""
    return [screen for app in APPS for screen in app.SCREENS]


class DemoSite:
    """A running demo.

    Attributes:
        gemeente: `arnhem` or `nijmegen`.
        url: where it answers.
        examples: what stands in the places of addresses.
        sessions: the session key per person of people.py.
    """

    def __init__(self, gemeente: str, site: Site, told: dict[str, Any]) -> None:
        self.gemeente = gemeente
        self.url = site.url
        self.examples: dict[str, object] = told["examples"]
        self.sessions: dict[str, str] = told["sessions"]


@contextmanager
def serving(gemeente: str, folder: Path) -> Iterator[DemoSite]:
    """Fill a database in a folder and serve it until the test is done."""
    database, told = folder / "demo.sqlite3", folder / "verteld.json"
    template_database.copy_database(template_database.migrated_template(), database)
    site = Site(folder, database=f"sqlite:///{database}")
    try:
        site.call(__name__, gemeente, str(told))
        assert told.exists(), site.errors.read_text()
        site.start()
        yield DemoSite(gemeente, site, json.loads(told.read_text()))
    finally:
        site.close()


def main(gemeente: str, goal: str) -> None:
    """Fill the database of this process and write down what is in it; runs with the settings of the site."""
    from wijkspil.demo.fill import fill

    fill(gemeente)
    told = {"sessions": people.sessions(), "examples": {}}
    for app in APPS:
        told["examples"] |= app.examples()
    Path(goal).write_text(json.dumps(told))

"""Parts of a page that are the same for everybody: made once, and again when something changed."""

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpRequest
from django.utils import translation

from wijkspil.core import clock, logboek
from wijkspil.core.actors import SYSTEM
from wijkspil.core.per_version import kept


@pytest.fixture
def part(db) -> Callable[..., str]:
    """Ask for a part as a new request would; every time it is made it has another number."""
    made: list[str] = []

    def make() -> str:
        made.append(f"deel {len(made) + 1}")
        return made[-1]

    def ask(name: str = "filters") -> str:
        return kept(HttpRequest(), name, make)

    return ask


def test_a_part_is_made_once(part):
    assert part() == part() == "deel 1"
    assert part("team:3") == "deel 2"


def test_a_change_of_the_site_makes_it_anew(part, django_capture_on_commit_callbacks):
    part()
    with django_capture_on_commit_callbacks(execute=True):
        logboek.log(SYSTEM, "gebied.beeindigd")
    assert part() == "deel 2"


def test_what_no_page_shows_leaves_it(part, django_capture_on_commit_callbacks):
    part()
    with django_capture_on_commit_callbacks(execute=True):
        logboek.log_inside(SYSTEM, "taak.gedaan")
        logboek.log_read(SYSTEM, "inbreng.gelezen")
    assert part() == "deel 1"


def test_another_day_and_another_language_have_their_own(part, monkeypatch):
    part()
    with translation.override("en"):
        assert part() == "deel 2"
    monkeypatch.setattr(clock, "today", lambda: date(2031, 9, 1))
    assert part() == "deel 3"


def test_the_version_is_read_once_a_request(db, query_budget):
    request = HttpRequest()
    with query_budget(1):
        assert kept(request, "a", lambda: 1) + kept(request, "b", lambda: 2) == 3

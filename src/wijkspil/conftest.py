"""Fixtures of all tests: the database, the cast, and pages that are checked."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test.utils import override_settings
from django.utils import translation
from pytest_django import DjangoDbBlocker

from wijkspil.core import limits
from wijkspil.core.testkit.pages import Visitor
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import Arnhem, Person, make_arnhem, make_person


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A copy of the migrated template instead of half a minute of migrations."""
    from wijkspil.core.testkit.database import fresh_database

    with django_db_blocker.unblock(), fresh_database():
        yield


@pytest.fixture(scope="session", autouse=True)
def media_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A media folder of its own."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=str(folder)):
        yield folder


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """No test sees a page or a count of another test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def half_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits count per window of an hour or a day: no test begins in one and ends in the next."""
    half_past_eight = 1_800_001_800.0
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: half_past_eight))


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """A test that opens an English page leaves no English behind."""
    with translation.override("nl"):
        yield


@pytest.fixture
def query_budget() -> Callable[[int], AbstractContextManager[list[str]]]:
    """`with query_budget(6): …` fails when the block needs more statements."""
    from wijkspil.core.testkit.statements import query_budget as budget

    return budget


@pytest.fixture
def page(db: None) -> Visitor:
    """Open pages as a visitor without an account: `page("/wijken/")`."""
    return Visitor()


@pytest.fixture
def arnhem(db: None) -> Arnhem:
    """A small Arnhem."""
    return make_arnhem()


@pytest.fixture
def amira(arnhem: Arnhem) -> Person:
    """A resident of Klarendal, without an account."""
    return Person(naam="Amira", page=Visitor())


@pytest.fixture
def bram(arnhem: Arnhem) -> Person:
    """Team member for Klarendal."""
    return make_person("Bram", Rol.TEAMLID, arnhem.klarendal)


@pytest.fixture
def carla(arnhem: Arnhem) -> Person:
    """Team member for Presikhaaf-West, who must never see what is Bram's."""
    return make_person("Carla", Rol.TEAMLID, arnhem.presikhaaf_west)


@pytest.fixture
def daan(arnhem: Arnhem) -> Person:
    """Editor for all of Arnhem."""
    return make_person("Daan", Rol.REDACTEUR, arnhem.stad)


@pytest.fixture
def els(arnhem: Arnhem) -> Person:
    """Member of the sociaal wijkteam of Klarendal."""
    return make_person("Els", Rol.WIJKTEAM, arnhem.klarendal)


@pytest.fixture
def beheerder(arnhem: Arnhem) -> Person:
    """The functional administrator, who is nobody of the cast but needed to arrange things."""
    return make_person("Beheerder", Rol.BEHEERDER, arnhem.stad)

"""A site to break."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from wijkspil.config.tests.served.site import Site
from wijkspil.mensen.testkit import Arnhem


@pytest.fixture
def site(arnhem: Arnhem, tmp_path: Path) -> Iterator[Site]:
    """The small Arnhem, ready to be served by processes of its own."""
    made = Site(tmp_path)
    yield made
    made.close()


@pytest.fixture
def record_figures(request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Print what was counted, so that a run shows how hard it tried."""

    def record(**figures: object) -> None:
        words = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in figures.items())
        with capfd.disabled():
            sys.stdout.write(f"\n{connection.vendor}, {request.node.name}: {words}\n")

    return record

"""All tests of aanspreekpunten take place on 15 August 2026, two weeks before the change of 1 September."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

TODAY = datetime(2026, 8, 15, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def august() -> Iterator[None]:
    with time_machine.travel(TODAY):
        yield

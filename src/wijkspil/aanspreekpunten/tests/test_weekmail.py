"""What aanspreekpunten tells in the weekmail: a change of contacts, from the day on which it is announced."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wijkspil.aanspreekpunten import digest
from wijkspil.aanspreekpunten.models import Wisseling

pytestmark = pytest.mark.django_db

AUG20 = datetime(2026, 8, 19, 22, tzinfo=UTC)  # midnight in the Netherlands
DAY = timedelta(days=1)


def wisseling(area, decided_at) -> Wisseling:
    return Wisseling.objects.create(
        area=area,
        titel="Nieuwe aanspreekpunten",
        valid_from=date(2026, 9, 1),
        visible_from=date(2026, 8, 20),
        tekst_bewoners="U krijgt een eigen aanspreekpunt.",
        namens="de stuurgroep",
        ondertekenaar="Ruth de Wit",
        decided_at=decided_at,
    )


@pytest.mark.parametrize(
    ("decided", "when"),
    [(AUG20 - 5 * DAY, AUG20), (AUG20 + 3 * DAY, AUG20 + 3 * DAY)],
    ids=["on the day of its announcement", "decided later"],
)
def test_told_when_the_public_can_know(arnhem, decided, when):
    wisseling(arnhem.klarendal, decided)
    assert list(digest.lines(when - DAY, when)) == []
    (line,) = digest.lines(when, when + DAY)
    assert line.when == when
    assert line.about == {"wijk:WK020206"}
    assert line.path == "/wijken/klarendal/#aanspreekpunten"
    assert list(digest.lines(when + DAY, when + 9 * DAY)) == []


def test_a_concept_is_not_told(arnhem):
    wisseling(arnhem.klarendal, None)
    assert list(digest.lines(AUG20 - 9 * DAY, AUG20 + 9 * DAY)) == []


def test_one_for_the_whole_gemeente_is_for_everybody(arnhem, query_budget):
    wisseling(arnhem.stad, AUG20)
    with query_budget(1):
        (line,) = digest.lines(AUG20, AUG20 + DAY)
    assert line.about == {"wijk:GM0202"}
    assert line.path == "/aanspreekpunten/"

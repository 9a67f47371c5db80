"""`wijkspil waar`: in which areas an address lies, on which date."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from wijkspil.core.actors import SYSTEM
from wijkspil.demo import wijken as demo
from wijkspil.demo.context import DemoContext
from wijkspil.wijken import actions, queries
from wijkspil.wijken.models import Area

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def arnhem_demo():
    demo.fill(DemoContext("arnhem", TODAY, date(2026, 9, 1)))


def test_the_areas_stand_from_the_gemeente_down(run, arnhem_demo):
    assert run("waar", "6822 CD", "12") == {
        "gebieden": [
            {"code": "GM0202", "naam": "Arnhem", "niveau": "gemeente"},
            {"code": "W2", "naam": "Noordwest", "niveau": "gebied"},
            {"code": "WK020207", "naam": "Klarendal", "niveau": "wijk"},
        ],
        "bron": "demo",
        "jaar": 2024,
    }


@pytest.mark.parametrize("words", [("6822cd", "12a"), ("6822", "CD", "12-3", "hs"), ("6822CD", "12", "bis")])
def test_however_it_is_typed(run, arnhem_demo, words):
    assert run("waar", *words)["gebieden"][-1]["naam"] == "Klarendal"


def test_nijmegen_has_a_wijk_where_cbs_has_a_buurt(run):
    demo.fill(DemoContext("nijmegen", TODAY, date(2026, 9, 1)))
    found = run("waar", "6531AB", "12")
    assert [area["niveau"] for area in found["gebieden"]] == ["gemeente", "stadsdeel", "wijk"]
    assert found["gebieden"][-1]["code"].startswith("BU0268")


def test_without_json_it_reads_like_a_sentence(arnhem_demo):
    answer = StringIO()
    call_command("waar", "6822CD", "12", stdout=answer)
    assert "wijk Klarendal (WK020207)" in answer.getvalue()
    assert "verzonnen adressen voor de demo (2024)" in answer.getvalue()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("6822CD", "99999"), "maar huisnummer 99999 niet"),
        (("6822",), "2 letters"),
        (("6822CD",), "Vul een huisnummer in."),
    ],
)
def test_unknown_ends_with_a_hint_and_exit_code_1(arnhem_demo, words, hint):
    with pytest.raises(CommandError, match=hint) as stopped:
        call_command("waar", *words)
    assert stopped.value.returncode == 1


def test_an_area_that_ended_is_no_longer_the_answer(arnhem_demo):
    klarendal = Area.objects.get(code="WK020207")
    actions.end_area(actor=SYSTEM, area=klarendal, until=date(2027, 1, 1))
    before = queries.find_address("6822CD", "12", date(2026, 12, 31))
    after = queries.find_address("6822CD", "12", date(2027, 1, 1))
    assert [area.naam for area in queries.areas_of(before)][-1] == "Klarendal"
    assert [area.naam for area in queries.areas_of(after)][-1] == "Arnhem"


def test_both_ways_of_asking_the_database_give_the_same(arnhem_demo, query_budget):
    direct = queries.find_address("6822CD", "12")
    with query_budget(1):
        assert queries.find_address("6822CD", "12") == direct

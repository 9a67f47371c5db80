"""The tasks about an inbreng stand on its page: open ones on top, closed ones in its line of time."""

import pytest

from wijkspil.inbreng import testkit
from wijkspil.inbreng.actions import assign
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.taken import actions
from wijkspil.taken.testkit import given, in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def idee(arnhem):
    return testkit.confirmed(arnhem.klarendal)


def test_the_button_begins_a_task_about_this(bram, idee):
    shown = bram.page(f"/werk/inbreng/{idee.kenmerk}/")
    form = shown.follow("Nieuwe taak")
    form.submit("Geef de taak", titel="Plek bekijken", due=f"{in_days(3):%d-%m-%Y}", goes_to="/werk/taken/*/")
    assert bram.page(shown.url).having_class("wijk-zaak__titel") == ["Plek bekijken"]


def test_what_is_done_or_dropped_stands_in_the_line_of_time(arnhem, bram, idee):
    about = f"inbreng:{idee.pk}"
    done, dropped = (given(bram, arnhem.klarendal, titel, about=about) for titel in ("Bellen", "Meten"))
    actions.complete(actor=bram.actor, taak=done, version=done.version, proof="De school doet mee.")
    actions.drop(actor=bram.actor, taak=dropped, version=dropped.version, reason="De plek is al opgemeten.")
    given(bram, arnhem.klarendal, "Over iets anders")
    shown = bram.page(f"/werk/inbreng/{idee.kenmerk}/")
    assert shown.having_class("wijk-zaak__titel") == []
    first, second, third = shown.having_class("wijk-tijdlijn")[0].split("Taak ")
    assert "Ontvangen" in first
    assert second.startswith("gedaan")
    assert "De school doet mee." in second
    assert third.startswith("vervallen")
    assert "De plek is al opgemeten." in third
    assert "Over iets anders" not in shown.text


def test_the_bringer_sees_nothing_of_a_task(arnhem, bram, page, idee):
    given(bram, arnhem.klarendal, "Plek bekijken", about=f"inbreng:{idee.pk}")
    assert "Plek bekijken" not in page(f"/volg/{idee.code}/").text


def test_somebody_elses_task_about_it_is_not_shown(arnhem, bram, carla, idee):
    """A colleague who was asked to handle the inbreng does not see the tasks of a wijk that is not theirs."""
    given(bram, arnhem.klarendal, "Plek bekijken", about=f"inbreng:{idee.pk}")
    assign(actor=bram.actor, inbreng=idee, version=idee.version, handler=carla.account, team=None)
    assert "Plek bekijken" not in carla.page(f"/werk/inbreng/{idee.kenmerk}/").text


def test_as_many_statements_with_many_tasks(arnhem, bram, idee, query_budget):
    colleagues = [make_person(f"Collega{number}", Rol.TEAMLID, arnhem.klarendal) for number in range(5)]
    for number, colleague in enumerate(colleagues * 2):
        taak = given(colleague, arnhem.klarendal, f"Taak {number}", about=f"inbreng:{idee.pk}")
        if number % 2:
            actions.complete(actor=bram.actor, taak=taak, version=taak.version, proof="Klaar.")
    with query_budget(17):
        bram.page(f"/werk/inbreng/{idee.kenmerk}/")

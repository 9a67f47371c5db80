"""The promise: a change that would leave somebody without a contact is refused, with the exact gap."""

import threading
from datetime import date
from typing import Any

import pytest
from django.db import connection

from wijkspil.aanspreekpunten import actions
from wijkspil.aanspreekpunten.guard import measure
from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.aanspreekpunten.tests.making import OCT1, contact, details, team, worker
from wijkspil.core.actors import SYSTEM
from wijkspil.core.guards import guarded
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import RuleViolation
from wijkspil.mensen.models import RolToekenning

OCT15 = date(2026, 10, 15)


@pytest.fixture
def covered(arnhem):
    """Both gebieden have a contact; the one of Noord serves Klarendal and St. Marten."""
    contact(arnhem.oost)
    return contact(arnhem.noord, "Loket Noord")


def refusal(change) -> str:
    before = list(Aanspreekpunt.objects.values())
    with pytest.raises(RuleViolation) as refused:
        change()
    assert list(Aanspreekpunt.objects.values()) == before
    assert not LogRegel.objects.exists()
    return refused.value.tekst


def test_ending_the_last_contact_names_the_wijken_the_people_and_the_day(arnhem, covered):
    text = refusal(lambda: actions.end_aanspreekpunt(actor=SYSTEM, aanspreekpunt=covered, until=OCT1))
    assert text == (
        "Vanaf 1 oktober 2026 is er in Klarendal en St. Marten niemand voor bewoners en professionals."
        " Kies eerst een opvolger."
    )


def test_a_gap_between_two_contacts_is_named_exactly(arnhem, covered):
    contact(arnhem.st_marten)
    contact(arnhem.klarendal, audience="professionals")
    contact(arnhem.klarendal, valid_from=OCT15)
    text = refusal(lambda: actions.end_aanspreekpunt(actor=SYSTEM, aanspreekpunt=covered, until=OCT1))
    assert text == (
        "Van 1 oktober 2026 tot 15 oktober 2026 is er in Klarendal niemand voor bewoners. Kies eerst een opvolger."
    )


def test_with_the_central_contact_it_may(arnhem, covered):
    contact(arnhem.stad, centraal=True)
    actions.end_aanspreekpunt(actor=SYSTEM, aanspreekpunt=covered, until=OCT1)
    covered.refresh_from_db()
    assert covered.valid_until == OCT1


def test_what_ends_after_a_year_may_end(arnhem, covered):
    actions.end_aanspreekpunt(actor=SYSTEM, aanspreekpunt=covered, until=date(2027, 8, 15))
    with pytest.raises(RuleViolation, match="Vanaf 14 augustus 2027"):
        actions.end_aanspreekpunt(actor=SYSTEM, aanspreekpunt=covered, until=date(2027, 8, 14))


def test_changing_the_audience_may_not_leave_the_other_one_alone(arnhem, covered):
    only = details(arnhem.noord, "Loket Noord", audience="bewoners")
    text = refusal(lambda: actions.change_aanspreekpunt(actor=SYSTEM, aanspreekpunt=covered, details=only))
    assert "niemand voor professionals" in text


def test_making_an_old_gap_smaller_may(arnhem):
    contact(arnhem.noord, valid_until=OCT1)
    later = contact(arnhem.noord, valid_from=OCT15)
    sooner = details(arnhem.noord, valid_from=date(2026, 10, 10))
    actions.change_aanspreekpunt(actor=SYSTEM, aanspreekpunt=later, details=sooner)
    later.refresh_from_db()
    assert later.valid_from == date(2026, 10, 10)


def test_several_changes_in_one_block_are_judged_together(arnhem, covered):
    with guarded():
        actions.end_aanspreekpunt(actor=SYSTEM, aanspreekpunt=covered, until=OCT1)
        actions.add_aanspreekpunt(actor=SYSTEM, details=details(arnhem.noord, valid_from=OCT1))
    assert Aanspreekpunt.objects.count() == 3


@pytest.mark.parametrize("route", ["role", "account", "inactive", "team", "area"])
def test_other_routes_are_refused_too(arnhem, route):
    contact(arnhem.oost)
    samir, crew = worker("Samir", arnhem.noord), team(arnhem.noord)
    if route == "team":
        contact(arnhem.noord, team=crew)
    else:
        contact(arnhem.noord, account=samir)
    routes: dict[str, tuple[Any, dict[str, Any]]] = {
        "role": (RolToekenning.objects.filter(account=samir), {"valid_until": OCT1}),
        "account": (type(samir).objects.filter(pk=samir.pk), {"valid_until": OCT1}),
        "inactive": (type(samir).objects.filter(pk=samir.pk), {"is_active": False}),
        "team": (type(crew).objects.filter(pk=crew.pk), {"valid_until": OCT1}),
        "area": (type(arnhem.noord).objects.filter(pk=arnhem.noord.pk), {"valid_until": OCT1}),
    }
    changed, value = routes[route]
    with pytest.raises(RuleViolation, match="niemand voor bewoners en professionals"), guarded():
        changed.update(**value)


def test_a_new_wijk_needs_somebody_once_the_promise_stands(arnhem):
    from wijkspil.mensen.testkit import make_area

    with guarded():
        make_area(arnhem.klarendal.niveau, arnhem.stad, "WK020224", "Schuytgraaf")
    contact(arnhem.noord)
    with pytest.raises(RuleViolation, match="in Elderveld niemand"), guarded():
        make_area(arnhem.klarendal.niveau, arnhem.stad, "WK020223", "Elderveld")
    with guarded():
        make_area(arnhem.klarendal.niveau, arnhem.noord, "WK020222", "Elden")


def test_many_wijken_are_counted(arnhem):
    from wijkspil.mensen.testkit import make_area

    for number in range(10):
        make_area(arnhem.klarendal.niveau, arnhem.stad, f"WK0202{30 + number}", f"Wijk {number}")
    only = contact(arnhem.stad)
    with pytest.raises(RuleViolation, match=r"Wijk 0, Wijk 1 en 8 andere wijken niemand"):
        actions.end_aanspreekpunt(actor=SYSTEM, aanspreekpunt=only, until=OCT1)


@pytest.mark.django_db(transaction=True)
def test_two_people_cannot_each_end_one_of_the_last_two(arnhem):
    contact(arnhem.oost)
    last = [contact(arnhem.noord, f"Loket {number}") for number in range(2)]
    start, answers = threading.Barrier(2), []

    def end(row: Aanspreekpunt) -> None:
        start.wait()
        try:
            actions.end_aanspreekpunt(actor=SYSTEM, aanspreekpunt=row, until=OCT1)
            answers.append("ended")
        except RuleViolation:
            answers.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=end, args=[row]) for row in last]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["ended", "refused"]
    assert Aanspreekpunt.objects.filter(valid_until=OCT1).count() == 1


def test_the_measure_costs_few_queries(arnhem, query_budget):
    for number in range(10):
        contact(arnhem.noord, account=worker(f"Mens{number}", arnhem.noord))
    with query_budget(7):
        assert measure()() is None

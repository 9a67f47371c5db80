"""Who an audience of a wijk can turn to, on any date."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.aanspreekpunten.queries import Answer, visible_to, who
from wijkspil.aanspreekpunten.tests.making import AUG31, OCT1, SEP1, contact, team, worker
from wijkspil.core.actors import PUBLIC, SYSTEM
from wijkspil.mensen.models import RolToekenning
from wijkspil.wijken.models import Thema

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def names(answer: Answer) -> list[str]:
    return [found.aanspreekpunt.naam for found in answer.aanspreekpunten]


def test_the_nearest_area_comes_first(arnhem):
    contact(arnhem.stad, "De stad")
    contact(arnhem.klarendal, "De wijk")
    contact(arnhem.noord, "Het gebied")
    contact(arnhem.oost, "Een ander gebied")
    assert names(who(arnhem.klarendal, SEP1)) == ["De wijk", "Het gebied", "De stad"]


def test_each_audience_gets_its_own(arnhem):
    contact(arnhem.noord, "Voor buren", audience="bewoners")
    contact(arnhem.noord, "Voor werkers", audience="professionals")
    contact(arnhem.noord, "Voor allen")
    assert names(who(arnhem.klarendal, SEP1)) == ["Voor allen", "Voor buren"]
    assert names(who(arnhem.klarendal, SEP1, "professionals")) == ["Voor allen", "Voor werkers"]


def test_the_last_day_is_the_day_before_the_end(arnhem):
    contact(arnhem.noord, "Oud", valid_until=SEP1)
    contact(arnhem.noord, "Nieuw", valid_from=SEP1)
    assert names(who(arnhem.klarendal, AUG31)) == ["Oud"]
    assert names(who(arnhem.klarendal, SEP1)) == ["Nieuw"]


def test_what_is_announced_stands_under_straks_with_its_first_day(arnhem):
    contact(arnhem.noord, "Nieuw", valid_from=SEP1, visible_from=date(2026, 8, 15))
    assert [c.aanspreekpunt.naam for c in who(arnhem.klarendal, date(2026, 8, 14)).straks] == []
    straks = who(arnhem.klarendal, date(2026, 8, 15)).straks
    assert [(c.aanspreekpunt.naam, c.period.start) for c in straks] == [("Nieuw", SEP1)]
    assert who(arnhem.klarendal, SEP1).straks == []


def test_the_public_does_not_see_a_later_date_before_it_is_announced(arnhem):
    contact(arnhem.noord, "Nieuw", valid_from=SEP1, visible_from=date(2026, 8, 15))
    assert names(who(arnhem.klarendal, SEP1, known_on=date(2026, 8, 14))) == []
    assert names(who(arnhem.klarendal, SEP1, known_on=date(2026, 8, 15))) == ["Nieuw"]
    assert names(who(arnhem.klarendal, SEP1)) == ["Nieuw"]


def test_the_central_contact_stands_apart_with_its_own_validity(arnhem):
    contact(arnhem.stad, "Oud nummer", centraal=True, valid_until=SEP1)
    contact(arnhem.stad, "Nieuw nummer", centraal=True, valid_from=SEP1, visible_from=AUG31)
    answer = who(arnhem.klarendal, AUG31)
    assert answer.aanspreekpunten == []
    assert answer.centraal is not None
    assert answer.centraal.aanspreekpunt.naam == "Oud nummer"
    assert answer.centraal.period.until == SEP1
    assert [next_one.naam for next_one in answer.centraal.opvolgers] == ["Nieuw nummer"]
    after = who(arnhem.klarendal, SEP1).centraal
    assert after is not None
    assert after.aanspreekpunt.naam == "Nieuw nummer"


def test_with_a_theme_whoever_handles_it_comes_first_and_whoever_handles_everything_next(arnhem):
    groen, sport = Thema.objects.get(slug="groen"), Thema.objects.get(slug="sport")
    contact(arnhem.noord, "Alles", rol="A")
    contact(arnhem.noord, "Groen", rol="B", themes=[groen])
    contact(arnhem.noord, "Sport", rol="C", themes=[sport])
    assert names(who(arnhem.klarendal, SEP1, thema="groen")) == ["Groen", "Alles"]
    assert names(who(arnhem.klarendal, SEP1)) == ["Alles", "Groen", "Sport"]


def test_a_person_without_a_role_in_the_area_does_not_answer(arnhem):
    samir = worker("Samir", arnhem.noord, valid_until=OCT1)
    contact(arnhem.klarendal, account=samir)
    answer = who(arnhem.klarendal, SEP1)
    assert names(answer) == ["Samir"]
    assert answer.aanspreekpunten[0].period.until == OCT1
    assert names(who(arnhem.klarendal, OCT1)) == []


def test_a_role_in_another_area_does_not_count(arnhem):
    contact(arnhem.noord, account=worker("Samir", arnhem.klarendal))
    assert names(who(arnhem.klarendal, SEP1)) == []


def test_two_roles_that_join_are_one_period(arnhem):
    samir = worker("Samir", arnhem.noord, valid_until=SEP1)
    RolToekenning.objects.create(account=samir, rol="redacteur", area=arnhem.stad, valid_from=SEP1)
    contact(arnhem.noord, account=samir)
    answer = who(arnhem.klarendal, AUG31)
    assert answer.aanspreekpunten[0].period.until is None


def test_a_closed_account_does_not_answer(arnhem):
    samir = worker("Samir", arnhem.noord)
    contact(arnhem.noord, account=samir)
    samir.is_active = False
    samir.save()
    assert names(who(arnhem.klarendal, SEP1)) == []


def test_a_team_answers_as_long_as_it_exists(arnhem):
    contact(arnhem.noord, team=team(arnhem.noord, "Team Noord", valid_until=SEP1))
    assert names(who(arnhem.klarendal, AUG31)) == ["Team Noord"]
    assert names(who(arnhem.klarendal, SEP1)) == []


def test_the_named_successor_is_shown_else_who_begins_that_day(arnhem):
    old = contact(arnhem.noord, "Oud", rol="Wijkregisseur", valid_until=OCT1)
    contact(arnhem.noord, "Zelfde functie", rol="Wijkregisseur", valid_from=OCT1, visible_from=SEP1)
    contact(arnhem.noord, "Andere functie", rol="Projectleider", valid_from=OCT1, visible_from=SEP1)
    assert [s.naam for s in who(arnhem.klarendal, SEP1).aanspreekpunten[0].opvolgers] == ["Zelfde functie"]
    named = contact(arnhem.noord, "Genoemd", rol="Iets anders", valid_from=OCT1, visible_from=SEP1)
    Aanspreekpunt.objects.filter(pk=named.pk).update(volgt_op=old)
    assert [s.naam for s in who(arnhem.klarendal, SEP1).aanspreekpunten[0].opvolgers] == ["Genoemd"]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 8, 31, 23, 59, 59, tzinfo=AMSTERDAM), ["Oud"]),
        (datetime(2026, 9, 1, 0, 0, 0, tzinfo=AMSTERDAM), ["Nieuw"]),
        (datetime(2026, 8, 31, 21, 59, 59, tzinfo=UTC), ["Oud"]),
        (datetime(2026, 8, 31, 22, 0, 0, tzinfo=UTC), ["Nieuw"]),
    ],
)
def test_the_switch_is_at_midnight_in_the_netherlands(arnhem, moment, expected):
    contact(arnhem.noord, "Oud", valid_until=SEP1)
    contact(arnhem.noord, "Nieuw", valid_from=SEP1)
    with time_machine.travel(moment, tick=False):
        assert names(who(arnhem.klarendal)) == expected


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29), date(2027, 1, 1)])
def test_every_hour_around_a_clock_change_has_exactly_one(arnhem, day):
    contact(arnhem.noord, "Oud", valid_until=day)
    contact(arnhem.noord, "Nieuw", valid_from=day)
    start = datetime.combine(day - timedelta(days=1), datetime.min.time(), tzinfo=AMSTERDAM).astimezone(UTC)
    for half_hours in range(2 * 72):
        moment = start + timedelta(minutes=30 * half_hours)
        with time_machine.travel(moment, tick=False):
            new = moment.astimezone(AMSTERDAM).date() >= day
            assert names(who(arnhem.klarendal)) == ["Nieuw" if new else "Oud"]


def test_it_takes_three_queries_however_many_contacts(arnhem, query_budget):
    for number in range(12):
        contact(arnhem.noord, account=worker(f"Mens{number}", arnhem.noord), valid_until=OCT1)
        contact(arnhem.stad, f"Centraal {number}", centraal=True)
    with query_budget(3):
        answer = who(arnhem.klarendal, SEP1)
        shown = [(c.aanspreekpunt.naam, [t.naam for t in c.aanspreekpunt.themes.all()]) for c in answer.aanspreekpunten]
    assert len(shown) == 12


def test_staff_see_their_own_areas_and_the_public_what_is_announced(arnhem, bram, carla):
    with time_machine.travel(datetime(2026, 8, 14, 12, tzinfo=UTC)):
        later = contact(arnhem.klarendal, "Later", valid_from=SEP1, visible_from=date(2026, 8, 15))
        now = contact(arnhem.klarendal, "Nu", valid_until=SEP1)
        assert set(visible_to(bram.actor)) == {later, now}
        assert set(visible_to(carla.actor)) == set()
        assert set(visible_to(PUBLIC)) == {now}
        assert set(visible_to(SYSTEM)) == {later, now}

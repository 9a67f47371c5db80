"""The first rule that fits gives an inbreng its owner and its terms, and says why."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from wijkspil.core import clock
from wijkspil.inbreng import queries, testkit
from wijkspil.inbreng.models import Kind, Routeregel, Termijn
from wijkspil.inbreng.routing import Facts, Reason, Rule, decide, first_word
from wijkspil.inbreng.terms import Terms
from wijkspil.mensen.models import Team, TeamSoort

NOTHING = Facts(kind="idee", channel="web", thema="groen", area_path="/1/2/3/", text="Een boom op het plein")
ALL = Rule(id=9)
SINCE = date(2016, 1, 1)


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (Rule(1, kinds=frozenset({"idee", "vraag"})), [Reason("kind", "idee")]),
        (Rule(1, channels=frozenset({"web"})), [Reason("channel", "web")]),
        (Rule(1, themas=frozenset({"groen"})), [Reason("thema", "groen")]),
        (Rule(1, area_path="/1/2/", area_naam="Noord"), [Reason("area", "Noord")]),
        (Rule(1, words=("BOOM", "bomen")), [Reason("woord", "BOOM")]),
        (Rule(1, themas=frozenset({"groen"}), words=("plein",)), [Reason("thema", "groen"), Reason("woord", "plein")]),
    ],
)
def test_a_rule_that_fits_says_why(rule, why):
    assert decide([rule, ALL], NOTHING) == (1, why)


@pytest.mark.parametrize(
    "rule",
    [
        Rule(1, kinds=frozenset({"vraag"})),
        Rule(1, channels=frozenset({"mail"})),
        Rule(1, themas=frozenset({"sport"})),
        Rule(1, area_path="/1/4/"),
        Rule(1, words=("lein",)),
        Rule(1, over_werkwijze=True),
        Rule(1, themas=frozenset({"groen"}), kinds=frozenset({"vraag"})),
    ],
)
def test_one_condition_that_is_not_met_is_enough_to_go_on(rule):
    assert decide([rule, ALL], NOTHING) == (9, [])


def test_the_first_that_fits_decides_and_without_any_nothing_does():
    assert decide([Rule(3), Rule(4)], NOTHING) == (3, [])
    assert decide([], NOTHING) is None


@pytest.mark.parametrize("word", ["(", "a+", "\\", "*", "[x"])
def test_a_word_is_no_pattern(word):
    assert first_word([word], "aaa") is None


pytest_django = pytest.mark.django_db


@pytest_django
def test_without_rules_of_its_own_it_goes_to_the_team_of_the_wijk(arnhem):
    inbreng = testkit.confirmed(arnhem.klarendal)
    assert inbreng.route.is_vangnet
    assert (inbreng.team, inbreng.handler, inbreng.owner) == (None, None, arnhem.noord)


@pytest_django
def test_a_rule_gives_team_terms_and_reason(arnhem):
    team = Team.objects.create(naam="Groenbeheer", soort=TeamSoort.AFDELING, area=arnhem.stad, valid_from=SINCE)
    regel = Routeregel.objects.create(naam="Groen", volgorde=1, themas=["groen"], team=team, answer_days=3)
    inbreng = testkit.confirmed(arnhem.klarendal)
    assert (inbreng.team, inbreng.route, inbreng.route_reasons) == (team, regel, [["thema", "groen"]])
    assert inbreng.answer_before == Terms(answer=3).answer_before(clock.today())
    assert queries.who_answers(inbreng) == "Groenbeheer"


@pytest_django
def test_a_team_that_ended_is_passed_over(arnhem):
    team = Team.objects.create(naam="Oud", area=arnhem.stad, valid_from=SINCE, valid_until=date(2020, 1, 1))
    regel = Routeregel.objects.create(naam="Groen", volgorde=1, themas=["groen"], team=team)
    assert testkit.confirmed(arnhem.klarendal).route.is_vangnet
    assert regel in queries.rule_list()
    assert regel.target_is_gone


@pytest_django
def test_a_person_who_left_is_passed_over(arnhem, bram):
    Routeregel.objects.create(naam="Bram", volgorde=1, account=bram.account)
    assert testkit.confirmed(arnhem.klarendal).handler == bram.account
    bram.account.is_active = False
    bram.account.save()
    assert testkit.confirmed(arnhem.klarendal).handler is None


@pytest_django
def test_a_rule_that_is_over_does_not_count(arnhem):
    Routeregel.objects.create(
        naam="Oud", volgorde=1, themas=["groen"], valid_from=date(2020, 1, 1), valid_until=date(2021, 1, 1)
    )
    assert testkit.confirmed(arnhem.klarendal).route.is_vangnet


@pytest_django
def test_terms_differ_per_kind(arnhem):
    Termijn.objects.filter(pk=Kind.IDEE).update(contact_days=2, answer_days=4)
    inbreng = testkit.confirmed(arnhem.klarendal)
    assert inbreng.contact_before == Terms(contact=2).contact_before(clock.today())
    assert inbreng.answer_before == Terms(answer=4).answer_before(clock.today())


@pytest_django
def test_the_vangnet_cannot_end_and_is_alone():
    with pytest.raises(IntegrityError), transaction.atomic():
        Routeregel.objects.filter(is_vangnet=True).update(valid_until="2030-01-01")
    with pytest.raises(IntegrityError), transaction.atomic():
        Routeregel.objects.create(naam="Nog een", volgorde=1, is_vangnet=True)

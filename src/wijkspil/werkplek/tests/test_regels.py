"""A functioneel beheerder arranges where things go, tries it first, and says by when people hear something."""

from datetime import date

import pytest

from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Inbreng, Routeregel
from wijkspil.inbreng.terms import Terms
from wijkspil.mensen.models import Team, TeamSoort

pytestmark = pytest.mark.django_db
GROEN = actions.RuleContent("Groen", themas=("groen",))


@pytest.fixture
def groenbeheer(arnhem):
    return Team.objects.create(
        naam="Groenbeheer", soort=TeamSoort.AFDELING, area=arnhem.stad, valid_from=date(2016, 1, 1)
    )


def names(shown):
    return shown.having_class("wijk-zaak__titel")


def test_a_new_rule_is_tried_on_what_came_in_and_then_decides(arnhem, beheerder, groenbeheer):
    known = testkit.confirmed(arnhem.klarendal)
    form = beheerder.page("/werk/regels/").follow("Nieuwe regel")
    answers = {"naam": "Groen naar groenbeheer", "themas": ["groen"], "team": groenbeheer.pk}
    tried = form.submit("Probeer op de laatste 100", **answers)
    assert "1 inbreng zou ergens anders heen gaan" in tried.headings
    assert f"{known.kenmerk} (Idee, Klarendal): nu ‘Al het andere: het team van de wijk’" in tried.text
    assert "speeltuin" not in tried.text, "a beheerder reads no inbreng"
    assert not Routeregel.objects.filter(is_vangnet=False).exists()
    tried.submit("Bewaar de regel", goes_to="/werk/regels/")
    assert testkit.confirmed(arnhem.klarendal).team == groenbeheer
    assert Inbreng.objects.get(pk=known.pk).team is None, "what came in before stays"


def test_the_order_decides_and_can_be_changed(arnhem, beheerder, groenbeheer):
    first = actions.make_rule(actor=beheerder.actor, content=actions.RuleContent("Ideeën", kinds=("idee",)))
    second = actions.make_rule(actor=beheerder.actor, content=GROEN)
    assert testkit.confirmed(arnhem.klarendal).route == first
    shown = beheerder.page("/werk/regels/")
    assert names(shown) == ["Ideeën", "Groen", "Al het andere: het team van de wijk"]
    beheerder.client.post(
        f"/werk/regels/{second.pk}/verplaatsen/",
        shown._form("Later Ideeën", set()).filled({}, "") | {"kant": "omhoog"},
        headers={"Referer": "http://testserver/"},
    )
    assert names(beheerder.page("/werk/regels/"))[0] == "Groen"
    assert testkit.confirmed(arnhem.klarendal).route == second


def test_changing_a_rule_shows_what_it_was(beheerder):
    rule = actions.make_rule(actor=beheerder.actor, content=actions.RuleContent("Boom", woorden=("boom", "bomen")))
    form = beheerder.page("/werk/regels/").follow("Boom")
    assert form.value("woordenlijst") == "boom, bomen"
    form.submit("Bewaar de regel", woordenlijst="boom,, tak , boom", answer_days=3, goes_to="/werk/regels/")
    rule.refresh_from_db()
    assert (rule.woorden, rule.answer_days) == (["boom", "tak"], 3)


def test_a_rule_that_asks_nothing_is_refused_and_keeps_what_was_typed(beheerder):
    wrong = beheerder.page("/werk/regels/nieuw/").submit("Bewaar de regel", naam="Alles")
    assert "Kies minstens één voorwaarde." in wrong.text
    assert wrong.value("naam") == "Alles"


def test_a_team_and_a_person_is_refused(beheerder, bram, groenbeheer):
    content = actions.RuleContent("Groen", themas=("groen",), team=groenbeheer, account=bram.account)
    with pytest.raises(RuleViolation, match="niet allebei"):
        actions.make_rule(actor=beheerder.actor, content=content)


def test_a_rule_stops_and_what_it_decided_stays_readable(arnhem, beheerder, bram):
    rule = actions.make_rule(actor=beheerder.actor, content=GROEN)
    inbreng = testkit.confirmed(arnhem.klarendal)
    actions.end_rule(actor=beheerder.actor, regel=rule)
    assert Inbreng.objects.get(pk=inbreng.pk).route == rule
    assert "Regel: Groen" in bram.page(f"/werk/inbreng/{inbreng.kenmerk}/").text


def test_a_rule_of_which_the_team_is_gone_says_so(beheerder, groenbeheer):
    content = actions.RuleContent("Groen", themas=("groen",), team=groenbeheer)
    actions.make_rule(actor=beheerder.actor, content=content)
    Team.objects.filter(pk=groenbeheer.pk).update(valid_until=date(2020, 1, 1))
    assert "telt niet: dit team of deze collega is er niet meer" in beheerder.page("/werk/regels/").text


def test_the_vangnet_stays_and_only_its_name_and_terms_change(arnhem, beheerder):
    vangnet = Routeregel.objects.get(is_vangnet=True)
    with pytest.raises(RuleViolation, match="kan niet weg"):
        actions.end_rule(actor=beheerder.actor, regel=vangnet)
    actions.change_rule(
        actor=beheerder.actor, regel=vangnet, content=actions.RuleContent("Rest", kinds=("vraag",), answer_days=7)
    )
    vangnet.refresh_from_db()
    assert (vangnet.naam, vangnet.kinds, vangnet.answer_days) == ("Rest", [], 7)


def test_terms_per_kind_stand_on_the_form_and_on_the_site(arnhem, beheerder, page):
    form = beheerder.page("/werk/termijnen/")
    form.submit("Bewaar de termijnen", vraag_contact=2, vraag_antwoord=4, goes_to="/werk/termijnen/")
    assert queries.terms_per_kind()["vraag"] == Terms(2, 4)
    assert "Binnen 4 werkdagen hoort u wat wij doen." in page("/deel-een-idee/?soort=vraag&wijk=klarendal").text


def test_an_answer_before_the_first_contact_is_refused(beheerder):
    wrong = beheerder.page("/werk/termijnen/").submit("Bewaar de termijnen", idee_contact=9, idee_antwoord=3)
    assert "Het antwoord kan niet eerder komen" in wrong.text


@pytest.mark.parametrize("who", ["bram", "carla", "daan", "els"])
def test_nobody_else_arranges_it(request, who):
    actor = request.getfixturevalue(who).actor
    vangnet = Routeregel.objects.get(is_vangnet=True)
    for deed in (
        lambda: actions.make_rule(actor=actor, content=GROEN),
        lambda: actions.change_rule(actor=actor, regel=vangnet, content=GROEN),
        lambda: actions.end_rule(actor=actor, regel=vangnet),
        lambda: actions.move_rule(actor=actor, regel=vangnet, up=True),
        lambda: actions.set_terms(actor=actor, terms={}),
    ):
        with pytest.raises(NotAllowed):
            deed()

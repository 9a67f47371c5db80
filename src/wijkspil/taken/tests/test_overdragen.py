"""A task goes to somebody else; the work of a colleague who leaves goes to a successor."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.taken import actions, queries, testkit
from wijkspil.taken.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def dina(arnhem):
    """A colleague of Bram."""
    return make_person("Dina", Rol.TEAMLID, arnhem.klarendal)


def test_to_a_colleague_with_a_word_of_explanation(arnhem, bram, dina):
    taak = testkit.given(bram, arnhem.klarendal, by=bram.actor)
    taak = actions.pass_on(actor=bram.actor, taak=taak, version=1, to=dina.account, tekst="Jij kent de school.")
    assert taak.owner == dina.account
    mail = Bericht.objects.get()
    assert mail.recipient == "dina@arnhem.example"
    assert "> Jij kent de school." in mail.text
    assert queries.trail(taak)[-1].to == dina.account


def test_who_takes_it_over_gets_no_mail(arnhem, bram, dina):
    taak = testkit.given(bram, arnhem.klarendal, by=bram.actor)
    actions.pass_on(actor=dina.actor, taak=taak, version=1, to=dina.account)
    assert not Bericht.objects.exists()


def test_from_a_team_to_a_person_of_it(arnhem, bram):
    taak = testkit.given(testkit.team_of(arnhem.klarendal), arnhem.klarendal, by=bram.actor)
    taak = actions.pass_on(actor=bram.actor, taak=taak, version=1, to=bram.account)
    assert (taak.account, taak.team) == (bram.account, None)


def test_not_to_who_has_it_already(arnhem, bram):
    taak = testkit.given(bram, arnhem.klarendal)
    with pytest.raises(RuleViolation, match="Deze taak is al van Bram"):
        actions.pass_on(actor=bram.actor, taak=taak, version=1, to=bram.account)


def test_the_second_who_passes_it_on_hears_it(arnhem, bram, dina):
    taak = testkit.given(bram, arnhem.klarendal)
    actions.pass_on(actor=bram.actor, taak=taak, version=1, to=dina.account)
    with pytest.raises(ChangedMeanwhile):
        actions.pass_on(actor=bram.actor, taak=taak, version=1, to=testkit.team_of(arnhem.klarendal))


def test_all_open_work_of_somebody_goes_to_a_successor_in_one_mail(arnhem, bram, beheerder, dina):
    for titel in ("Een", "Twee", "Drie"):
        taak = testkit.given(bram, arnhem.klarendal, titel, by=bram.actor)
    actions.complete(actor=bram.actor, taak=taak, version=1, proof="Klaar.")
    handed = actions.hand_over(actor=beheerder.actor, taken=queries.open_of(bram.account), to=dina.account)
    assert [taak.titel for taak in handed] == ["Een", "Twee"]
    assert not queries.open_of(bram.account).exists()
    assert queries.open_of(dina.account).count() == 2
    mail = Bericht.objects.get()
    assert mail.subject == "2 nieuwe taken"
    assert all(f"/werk/taken/{taak.pk}/" in mail.text for taak in handed)


def test_the_open_work_of_a_team_goes_to_its_successor(arnhem, bram):
    old, new = testkit.team_of(arnhem.klarendal), testkit.team_of(arnhem.noord, "Team Groot Noord")
    testkit.given(old, arnhem.klarendal)
    actions.hand_over(actor=bram.actor, taken=queries.open_of_team(old), to=new)
    assert queries.open_of_team(new).count() == 1


def test_all_or_nothing(arnhem, bram, beheerder, carla, dina):
    testkit.given(bram, arnhem.klarendal)
    elsewhere = testkit.given(carla, arnhem.presikhaaf_west)
    with pytest.raises(RuleViolation, match="Dina heeft vandaag geen rol in Presikhaaf-West"):
        actions.hand_over(actor=beheerder.actor, taken=Taak.objects.all(), to=dina.account)
    assert set(Taak.objects.values_list("account", flat=True)) == {bram.account.pk, carla.account.pk}
    with pytest.raises(NotAllowed):
        actions.hand_over(actor=bram.actor, taken=[elsewhere], to=bram.account)


@pytest.mark.parametrize("who", ["carla", "daan", "els"])
def test_nobody_else_passes_it_on(request, arnhem, bram, dina, who):
    taak = testkit.given(bram, arnhem.klarendal)
    with pytest.raises(NotAllowed):
        actions.pass_on(actor=request.getfixturevalue(who).actor, taak=taak, version=1, to=dina.account)


def test_nothing_to_hand_over_is_no_mail(bram, beheerder, dina):
    assert actions.hand_over(actor=beheerder.actor, taken=[], to=dina.account) == []
    assert not Bericht.objects.exists()


def test_a_task_of_somebody_who_left_waits_on_the_colleagues(arnhem, bram, carla, dina):
    testkit.given(dina, arnhem.klarendal, days=60)
    assert not queries.waiting_for(bram.actor).exists()
    dina.account.rollen.update(valid_until=clock.today())
    assert [taak.titel for taak in queries.waiting_for(bram.actor)] == ["Bellen met de school"]
    assert not queries.waiting_for(carla.actor).exists()


def test_a_task_of_a_team_that_ended_waits_on_the_colleagues(arnhem, bram):
    team = testkit.team_of(arnhem.noord)
    testkit.given(team, arnhem.klarendal, days=60)
    assert not queries.without_owner(bram.actor).exists()
    team.valid_until = clock.today()
    team.save()
    assert queries.without_owner(bram.actor).count() == 1


def test_a_role_above_the_area_is_enough_and_one_beside_it_is_not(arnhem, bram):
    above = make_person("Mo", Rol.TEAMLID, arnhem.noord)
    testkit.given(above, arnhem.klarendal, days=60)
    assert not queries.without_owner(bram.actor).exists()
    above.account.rollen.update(area=arnhem.st_marten)
    assert queries.without_owner(bram.actor).count() == 1

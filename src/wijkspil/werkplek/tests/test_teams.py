"""A functioneel beheerder makes and ends teams."""

from datetime import timedelta

import pytest

from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.mensen.actions import close_account, join_team, leave_team
from wijkspil.mensen.models import Team, TeamSoort
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import SINCE, make_person

DAY = timedelta(days=1)


def test_team_is_made_and_ended(beheerder, arnhem):
    assert "Nog geen teams" in beheerder.page("/werk/teams/").headings
    form = beheerder.page("/werk/teams/").follow("Nieuw team")
    made = form.submit("Maak het team", naam="Team Noord", gebied=arnhem.noord.pk, goes_to="/werk/teams/*/")
    assert made.heading == "Team Noord"
    assert "Team Noord" in beheerder.page("/werk/teams/").text
    team = Team.objects.get()
    until = clock.today() + timedelta(days=4)
    form = beheerder.page(f"/werk/teams/{team.pk}/stoppen/")
    form.submit("Stop dit team", tot=f"{until.day}-{until.month}-{until.year}", goes_to="/werk/teams/")
    team.refresh_from_db()
    assert team.valid_until == until


def test_team_without_name_is_refused(beheerder, arnhem):
    answer = beheerder.page("/werk/teams/nieuw/").submit("Maak het team", gebied=arnhem.noord.pk)
    assert answer.errors == ["Vul een naam in."]


def test_a_stuurgroep_can_be_made(beheerder, arnhem):
    form = beheerder.page("/werk/teams/nieuw/")
    form.submit("Maak het team", naam="Stuurgroep", soort="stuurgroep", gebied=arnhem.stad.pk, goes_to="/werk/teams/*/")
    assert Team.objects.get().soort == TeamSoort.STUURGROEP


def test_team_of_another_area_is_not_there(arnhem, bram, team):
    lid = join_team(actor=SYSTEM, account=bram.account, team=team)
    other = make_person("Oost", Rol.BEHEERDER, arnhem.oost)
    assert "Team Noord" not in other.page("/werk/teams/").text
    for rest in ("", "stoppen/", "leden/nieuw/", f"leden/{lid.pk}/stoppen/"):
        assert other.page(f"/werk/teams/{team.pk}/{rest}", status=404)


@pytest.fixture
def team(arnhem):
    return Team.objects.create(naam="Team Noord", area=arnhem.noord, valid_from=SINCE)


def as_typed(day):
    return f"{day.day}-{day.month}-{day.year}"


def test_somebody_joins_now_somebody_later_and_somebody_was_there(beheerder, arnhem, bram, carla, daan, team):
    gone = join_team(actor=SYSTEM, account=daan.account, team=team, valid_from=clock.today() - DAY)
    leave_team(actor=SYSTEM, lid=gone, until=clock.today())
    screen = beheerder.page(f"/werk/teams/{team.pk}/")
    assert "Er staat nu niemand in dit team" in screen.headings
    form = screen.follow("Voeg een collega toe")
    form.submit("Voeg toe", account=bram.account.pk, goes_to=f"/werk/teams/{team.pk}/")
    later = clock.today() + timedelta(days=10)
    form = beheerder.page(f"/werk/teams/{team.pk}/leden/nieuw/")
    screen = form.submit("Voeg toe", account=carla.account.pk, vanaf=as_typed(later), goes_to=f"/werk/teams/{team.pk}/")
    assert screen.headings == ["Team Noord", "Nu in het team", "Komt er later bij"]
    assert screen.text.index("Bram") < screen.text.index("Komt er later bij") < screen.text.index("Carla")
    assert screen.text.index("1 collega zat eerder in dit team") < screen.text.index("Daan")


def test_somebody_leaves_on_a_date(beheerder, bram, team):
    lid = join_team(actor=SYSTEM, account=bram.account, team=team, valid_from=SINCE)
    form = beheerder.page(f"/werk/teams/{team.pk}/").follow("Stop Bram")
    until = clock.today() + timedelta(days=3)
    screen = form.submit("Haal uit het team", tot=as_typed(until), goes_to=f"/werk/teams/{team.pk}/")
    assert "Deze collega gaat uit het team." in screen.text
    lid.refresh_from_db()
    assert lid.valid_until == until
    again = beheerder.page(f"/werk/teams/{team.pk}/leden/{lid.pk}/stoppen/")
    refused = again.submit("Haal uit het team", tot=as_typed(until + DAY))
    assert refused.errors == ["Deze persoon is al eerder geen lid meer."]


def test_what_cannot_be_is_told_at_the_field(beheerder, bram, team):
    form = beheerder.page(f"/werk/teams/{team.pk}/leden/nieuw/")
    assert form.submit("Voeg toe").errors == ["Kies een collega."]
    join_team(actor=SYSTEM, account=bram.account, team=team)
    twice = form.submit("Voeg toe", account=bram.account.pk)
    assert twice.errors == ["Deze persoon is op die dag of later al lid van dit team."]
    before = form.submit("Voeg toe", account=bram.account.pk, vanaf="1-1-2001")
    assert before.errors == ["Dit team is er niet op die dag. Kies een andere dag."]


def test_whose_account_closes_cannot_join_after_that(beheerder, carla, team):
    close_account(actor=SYSTEM, account=carla.account, until=clock.today() + DAY)
    form = beheerder.page(f"/werk/teams/{team.pk}/leden/nieuw/")
    answer = form.submit("Voeg toe", account=carla.account.pk, vanaf=as_typed(clock.today() + DAY))
    assert answer.errors == ["Het account van deze persoon is op die dag niet open. Kies een andere dag."]


def test_what_is_over_cannot_be_ended_again(beheerder, bram, team):
    lid = join_team(actor=SYSTEM, account=bram.account, team=team, valid_from=SINCE)
    leave_team(actor=SYSTEM, lid=lid, until=clock.today())
    assert beheerder.page(f"/werk/teams/{team.pk}/leden/{lid.pk}/stoppen/", status=404)


def test_the_screen_takes_as_many_queries_for_many_members_as_for_one(beheerder, arnhem, bram, team, query_budget):
    join_team(actor=SYSTEM, account=bram.account, team=team)
    with query_budget(16) as one:
        beheerder.page(f"/werk/teams/{team.pk}/")
    for number in range(6):
        person = make_person(f"Collega{number}", Rol.TEAMLID, arnhem.noord)
        join_team(actor=SYSTEM, account=person.account, team=team)
    with query_budget(len(one)):
        beheerder.page(f"/werk/teams/{team.pk}/")

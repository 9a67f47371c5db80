"""A functioneel beheerder makes and ends teams."""

from datetime import timedelta

from wijkspil.core import clock
from wijkspil.mensen.models import Team
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person


def test_team_is_made_and_ended(beheerder, arnhem):
    assert "Nog geen teams" in beheerder.page("/werk/teams/").headings
    form = beheerder.page("/werk/teams/").follow("Nieuw team")
    teams = form.submit("Maak het team", naam="Team Noord", gebied=arnhem.noord.pk, goes_to="/werk/teams/")
    assert "Team Noord" in teams.text
    team = Team.objects.get()
    until = clock.today() + timedelta(days=4)
    form = beheerder.page(f"/werk/teams/{team.pk}/stoppen/")
    form.submit("Stop dit team", tot=f"{until.day}-{until.month}-{until.year}", goes_to="/werk/teams/")
    team.refresh_from_db()
    assert team.valid_until == until


def test_team_without_name_is_refused(beheerder, arnhem):
    answer = beheerder.page("/werk/teams/nieuw/").submit("Maak het team", gebied=arnhem.noord.pk)
    assert answer.errors == ["Vul een naam in."]


def test_team_of_another_area_is_not_there(arnhem):
    team = Team.objects.create(naam="Team Noord", area=arnhem.noord, valid_from=clock.today())
    other = make_person("Oost", Rol.BEHEERDER, arnhem.oost)
    assert "Team Noord" not in other.page("/werk/teams/").text
    assert other.page(f"/werk/teams/{team.pk}/stoppen/", status=404)

"""How the sociale wijkteams are reached, and who says so."""

import pytest

from wijkspil.core.actors import SYSTEM
from wijkspil.core.rules import NotAllowed
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.overdracht.actions import Reach, set_wijkteam
from wijkspil.overdracht.models import Wijkteam
from wijkspil.overdracht.queries import wijkteam_of

pytestmark = pytest.mark.django_db

NOORD = Reach(naam="Sociaal wijkteam Noord", telefoon="026 000 00 31")


@pytest.fixture
def noord(arnhem):
    return set_wijkteam(actor=SYSTEM, area=arnhem.noord, version=1, reach=NOORD)


def test_a_wijk_has_the_wijkteam_of_the_nearest_area(arnhem, noord, query_budget):
    city = set_wijkteam(actor=SYSTEM, area=arnhem.stad, version=1, reach=Reach("Wijkteams", "026 000 00 30"))
    with query_budget(1):
        assert wijkteam_of(arnhem.klarendal) == noord
    assert wijkteam_of(arnhem.presikhaaf_west) == city


def test_only_who_looks_after_the_area_sets_it(arnhem, bram, els):
    for stranger in (bram, els):
        with pytest.raises(NotAllowed):
            set_wijkteam(actor=stranger.actor, area=arnhem.noord, version=1, reach=NOORD)


def test_the_second_of_two_does_not_undo_the_first(arnhem, noord):
    with pytest.raises(ChangedMeanwhile):
        set_wijkteam(actor=SYSTEM, area=arnhem.noord, version=1, reach=NOORD)


def test_a_beheerder_fills_it_in_and_residents_see_it(arnhem, beheerder, page):
    overview = beheerder.page("/werk/wijkteams/")
    assert "nog niet ingevuld" in overview.text
    form = beheerder.page("/werk/wijkteams/noord/")
    assert form.submit("Bewaar").errors == ["Vul de naam van het wijkteam in.", "Vul het telefoonnummer in."]
    form.submit("Bewaar", naam=NOORD.naam, telefoon=NOORD.telefoon, nagekeken="on", goes_to="/werk/wijkteams/")
    team = Wijkteam.objects.get()
    assert (team.naam, team.area_is_assumed) == (NOORD.naam, False)
    again = beheerder.page("/werk/wijkteams/noord/")
    assert (again.value("naam"), again.value("nagekeken")) == (NOORD.naam, "on")


def test_who_comes_second_sees_what_the_first_did_and_keeps_what_was_typed(arnhem, beheerder):
    form = beheerder.page("/werk/wijkteams/noord/")
    set_wijkteam(actor=SYSTEM, area=arnhem.noord, version=1, reach=NOORD)
    second = form.submit("Bewaar", naam="Wijkteam van Noord", telefoon="026 000 00 39")
    assert NOORD.telefoon in second.text
    assert second.value("naam") == "Wijkteam van Noord"
    second.submit("Bewaar", goes_to="/werk/wijkteams/")
    assert Wijkteam.objects.get().telefoon == "026 000 00 39"


def test_no_area_no_page(arnhem, beheerder):
    for slug in ("klarendal", "bestaat-niet"):
        assert beheerder.client.get(f"/werk/wijkteams/{slug}/").status_code == 404

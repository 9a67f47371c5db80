"""A colleague adds and changes an aanspreekpunt."""

import pytest

from wijkspil.aanspreekpunten import queries
from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.aanspreekpunten.tests.making import OCT1, SEP1, contact, team, worker
from wijkspil.core import clock
from wijkspil.core.models import LogRegel
from wijkspil.wijken.models import Thema

NEW = "/werk/aanspreekpunten/nieuw/"


def test_a_person_is_added_with_all_ways_to_reach_them(arnhem, bram):
    samira = worker("Samira", arnhem.klarendal)
    groen = Thema.objects.get(slug="groen")
    found = bram.page(NEW).submit(
        "Opslaan",
        area=arnhem.klarendal.pk,
        soort="persoon",
        account=samira.pk,
        rol="Wijkregisseur",
        waarvoor="groen en straten",
        audience="bewoners",
        themes=[groen.pk],
        telefoon="026 000 00 12",
        openingstijden="op werkdagen",
        email="samira@arnhem.example",
        spreekuur="dinsdag om 14.00 uur",
        website="www.arnhem.example",
        bezoekadres="Plein 1",
        valid_from="1-9-2026",
        visible_from="20-8-2026",
        goes_to="/werk/aanspreekpunten/",
    )
    assert "Het aanspreekpunt is toegevoegd." in found.text
    row = Aanspreekpunt.objects.get()
    assert (row.account, row.team, row.postbus) == (samira, None, "")
    assert (row.website, list(row.themes.all()), row.valid_from) == ("https://www.arnhem.example", [groen], SEP1)
    logged = LogRegel.objects.get(deed="aanspreekpunt.toegevoegd")
    assert (logged.actor_id, logged.details) == (bram.actor.id, {"van": "2026-09-01", "tot": None})


def test_the_first_one_is_filled_in_and_makes_somebody_be_there_for_everybody(arnhem, beheerder):
    form = beheerder.page(NEW)
    assert "Dit is het eerste aanspreekpunt." in form.text
    form.submit("Opslaan", goes_to="/werk/aanspreekpunten/")
    row = Aanspreekpunt.objects.get()
    assert (row.naam, row.telefoon, row.centraal) == ("Gemeente Arnhem", arnhem.gemeente.telefoon, True)
    assert row.valid_from == clock.today()
    assert not queries.worries(beheerder.actor).gaten
    assert "Dit is het eerste" not in beheerder.page(NEW).text


def test_who_is_there_for_a_part_only_does_not_begin_with_the_whole(arnhem, bram):
    assert "Dit is het eerste" not in bram.page(NEW).text


def test_looking_first_saves_nothing_and_keeps_what_was_typed(arnhem, bram):
    contact(arnhem.noord, "Gebied")
    found = bram.page(NEW).submit(
        "Eerst kijken",
        area=arnhem.klarendal.pk,
        soort="postbus",
        postbus="Nieuw loket",
        rol="Loket",
        email="loket@arnhem.example",
        valid_from="1-9-2026",
        kijk_op="15-9-2026",
    )
    assert found.headings[:3] == [
        "Aanspreekpunt toevoegen",
        "Zo wordt het voor iemand uit Klarendal",
        "Op 31 augustus 2026",
    ]
    before, after = found.text.split("Op 1 september 2026")
    assert "Loket" not in before.split("Op 31 augustus 2026")[1].split("Aangekondigd")[0]
    assert "Nieuw loket Loket" in after
    assert "Op 15 september 2026" in found.headings
    assert found.value("postbus") == "Nieuw loket"
    assert Aanspreekpunt.objects.count() == 1
    assert not LogRegel.objects.exists()
    found.submit("Opslaan", goes_to="/werk/aanspreekpunten/")
    assert Aanspreekpunt.objects.filter(postbus="Nieuw loket").exists()


def test_what_is_missing_or_wrong_is_told_at_the_field_and_nothing_is_lost(arnhem, bram):
    found = bram.page(NEW).submit("Opslaan", soort="team", waarvoor="van alles", valid_until="1-9-2026")
    assert found.errors == [
        "Kies een gebied.",
        "Kies een team.",
        "Vul een functie in.",
        "Vul een telefoonnummer of een e-mailadres in.",
        "Vul een begindatum in.",
    ]
    assert found.field_errors == found.errors
    assert found.value("waarvoor") == "van alles"
    found = found.submit("Opslaan", telefoon="bel mij", valid_from="2-9-2026", visible_from="3-9-2026")
    assert "Schrijf een telefoonnummer met cijfers, zoals 14 024." in found.errors
    assert "De einddatum moet na de begindatum liggen." in found.errors
    assert "De datum bij ‘Zichtbaar vanaf’ mag niet na de begindatum liggen." in found.errors


def test_somebody_without_a_role_on_the_first_day_is_refused_in_words(arnhem, bram):
    samira = worker("Samira", arnhem.klarendal, valid_from=OCT1)
    found = bram.page(NEW).submit(
        "Opslaan",
        area=arnhem.klarendal.pk,
        soort="persoon",
        account=samira.pk,
        rol="Wijkregisseur",
        email="s@arnhem.example",
        valid_from="1-9-2026",
    )
    assert "Samira heeft op 1 september 2026 geen rol in Klarendal." in found.text
    assert found.value("rol") == "Wijkregisseur"


def test_only_own_areas_people_and_teams_are_offered_and_accepted(arnhem, bram, carla):
    crew = team(arnhem.oost)
    page = bram.page(NEW)
    form = next(form for form in page.forms if "rol" in form.names)
    assert form.choices["area"] == {"", str(arnhem.klarendal.pk)}
    assert str(carla.account.pk) not in form.choices["account"]
    assert "centraal" not in form.names
    token = page.value("csrfmiddlewaretoken")
    posted = {"area": arnhem.oost.pk, "soort": "team", "team": crew.pk, "rol": "X", "audience": "beide"}
    posted |= {"email": "x@arnhem.example", "valid_from": "1-9-2026", "csrfmiddlewaretoken": token}
    refused = bram.page.post(NEW, posted)
    assert "Kies bij ‘Voor welk deel van de gemeente?’ een van de mogelijkheden." in refused.errors
    assert not Aanspreekpunt.objects.exists()


def test_a_field_that_the_form_does_not_have_changes_nothing(arnhem, bram):
    row = contact(arnhem.klarendal, "Loket", audience="bewoners")
    contact(arnhem.stad, centraal=True)
    page = bram.page(f"/werk/aanspreekpunten/{row.pk}/wijzigen/")
    posted = {"rol": "Loket", "audience": "bewoners", "email": "nieuw@arnhem.example"}
    posted |= {"centraal": "on", "area": arnhem.oost.pk, "valid_from": "1-1-2020", "id": "1", "begint_met": "1"}
    bram.page.post(page.url, posted | {"csrfmiddlewaretoken": page.value("csrfmiddlewaretoken")}, goes_to="/werk/*")
    row.refresh_from_db()
    assert (row.email, row.centraal, row.area, row.valid_from.year) == (
        "nieuw@arnhem.example",
        False,
        arnhem.klarendal,
        2016,
    )


def test_a_change_that_leaves_a_gap_is_refused_with_the_gap(arnhem, bram):
    row = contact(arnhem.klarendal, "Loket")
    contact(arnhem.st_marten)
    contact(arnhem.oost)
    page = bram.page(f"/werk/aanspreekpunten/{row.pk}/wijzigen/")
    refused = page.submit("Opslaan", valid_until="1-10-2026", waarvoor="iets nieuws")
    assert "Vanaf 1 oktober 2026 is er in Klarendal niemand voor bewoners en professionals." in refused.text
    assert refused.value("waarvoor") == "iets nieuws"
    looked = page.submit("Eerst kijken", valid_until="1-10-2026")
    assert "Vanaf 1 oktober 2026 is er in Klarendal niemand" in looked.text
    row.refresh_from_db()
    assert row.valid_until is None


def test_who_has_begun_keeps_place_and_person(arnhem, bram):
    row = contact(arnhem.klarendal, account=worker("Samira", arnhem.klarendal))
    form = next(form for form in bram.page(f"/werk/aanspreekpunten/{row.pk}/wijzigen/").forms if "rol" in form.names)
    assert not form.names & {"area", "soort", "account", "team", "postbus", "valid_from"}


def test_who_has_not_begun_can_change_wholly(arnhem, bram):
    row = contact(arnhem.klarendal, "Loket", valid_from=OCT1)
    page = bram.page(f"/werk/aanspreekpunten/{row.pk}/wijzigen/")
    assert page.value("valid_from") == "1-10-2026"
    page.submit("Opslaan", postbus="Ander loket", valid_from="1-9-2026", goes_to="/werk/aanspreekpunten/")
    row.refresh_from_db()
    assert (row.postbus, row.valid_from) == ("Ander loket", SEP1)


@pytest.mark.parametrize("part", ["", "wijzigen/", "vervangen/", "stoppen/"])
def test_who_looks_after_another_area_finds_nothing(arnhem, bram, carla, page, part):
    row = contact(arnhem.klarendal, "Loket")
    bram.page(f"/werk/aanspreekpunten/{row.pk}/{part}")
    carla.page(f"/werk/aanspreekpunten/{row.pk}/{part}", status=404)
    bram.page(f"/werk/aanspreekpunten/999999/{part}", status=404)
    page(f"/werk/aanspreekpunten/{row.pk}/{part}", goes_to="/inloggen/*")

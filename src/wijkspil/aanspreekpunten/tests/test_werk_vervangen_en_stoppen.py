"""A colleague lets somebody stop, lets somebody else take over, or takes an announcement back."""

from datetime import date

from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.aanspreekpunten.tests.making import OCT1, contact, worker
from wijkspil.core.models import LogRegel


def test_a_successor_takes_over_on_the_same_day(arnhem, bram):
    old = contact(arnhem.klarendal, account=worker("Samira", arnhem.klarendal), rol="Wijkregisseur", waarvoor="groen")
    contact(arnhem.st_marten)
    contact(arnhem.oost)
    joost = worker("Joost", arnhem.klarendal, valid_from=OCT1)
    page = bram.page(f"/werk/aanspreekpunten/{old.pk}/").follow("Vervangen")
    assert page.value("rol") == "Wijkregisseur"
    assert page.value("telefoon") == ""
    filled = {"soort": "persoon", "account": joost.pk, "email": "joost@arnhem.example", "valid_from": "1-10-2026"}
    looked = page.submit("Eerst kijken", **filled)
    before, after = looked.text.split("Op 1 oktober 2026")
    assert "Samira Wijkregisseur" in before
    assert "Daarna: Joost" in before
    assert "Joost Wijkregisseur" in after
    looked.submit("Opvolger opslaan", goes_to="/werk/aanspreekpunten/")
    old.refresh_from_db()
    new = Aanspreekpunt.objects.get(account=joost)
    assert (old.valid_until, new.valid_from, new.volgt_op, new.area) == (OCT1, OCT1, old, arnhem.klarendal)
    assert set(LogRegel.objects.values_list("deed", flat=True)) == {
        "aanspreekpunt.toegevoegd",
        "aanspreekpunt.vervangen",
    }


def test_a_successor_for_one_audience_leaves_the_other_alone_and_is_refused(arnhem, bram):
    old = contact(arnhem.klarendal, "Loket")
    page = bram.page(f"/werk/aanspreekpunten/{old.pk}/vervangen/")
    filled = {"soort": "postbus", "postbus": "Nieuw", "email": "n@arnhem.example", "valid_from": "1-10-2026"}
    refused = page.submit("Opvolger opslaan", audience="bewoners", **filled)
    assert "Vanaf 1 oktober 2026 is er in Klarendal niemand voor professionals." in refused.text
    assert refused.value("postbus") == "Nieuw"
    assert Aanspreekpunt.objects.get().valid_until is None


def test_the_last_one_cannot_stop_and_the_date_stays_in_the_field(arnhem, bram):
    row = contact(arnhem.klarendal, "Loket")
    page = bram.page(f"/werk/aanspreekpunten/{row.pk}/").follow("Laten stoppen")
    for button in ("Einddatum opslaan", "Eerst kijken"):
        refused = page.submit(button, until="1-10-2026")
        assert "niemand voor bewoners en professionals. Kies eerst een opvolger." in refused.text
        assert refused.value("until") == "1-10-2026"
    assert page.submit("Einddatum opslaan", until="").errors == ["Vul een einddatum in."]
    assert Aanspreekpunt.objects.get().valid_until is None


def test_one_of_two_can_stop_after_a_look(arnhem, bram):
    row = contact(arnhem.klarendal, "Loket")
    contact(arnhem.klarendal, "Blijft")
    page = bram.page(f"/werk/aanspreekpunten/{row.pk}/stoppen/")
    looked = page.submit("Eerst kijken", until="1-10-2026", kijk_voor="professionals")
    before, after = looked.text.split("Op 1 oktober 2026")
    assert "Loket" in before
    assert "Loket" not in after.split("Einddatum")[0]
    assert Aanspreekpunt.objects.filter(valid_until=None).count() == 2
    looked.submit("Einddatum opslaan", goes_to="/werk/aanspreekpunten/")
    row.refresh_from_db()
    assert row.valid_until == OCT1


def test_it_cannot_stop_before_it_begins(arnhem, bram):
    row = contact(arnhem.klarendal, "Loket", valid_from=OCT1)
    refused = bram.page(f"/werk/aanspreekpunten/{row.pk}/stoppen/").submit("Einddatum opslaan", until="1-9-2026")
    assert "Loket begint pas op 1 oktober 2026 en kan niet stoppen op 1 september 2026." in refused.text


def test_an_announcement_is_taken_back_unless_that_leaves_a_gap(arnhem, bram):
    old = contact(arnhem.klarendal, "Oud", valid_until=OCT1)
    new = contact(arnhem.klarendal, "Nieuw", valid_from=OCT1)
    page = bram.page(f"/werk/aanspreekpunten/{new.pk}/")
    refused = page.submit("Intrekken", goes_to=f"/werk/aanspreekpunten/{new.pk}/")
    assert "Vanaf 1 oktober 2026 is er in Klarendal niemand" in refused.text
    Aanspreekpunt.objects.filter(pk=old.pk).update(valid_until=None)
    page.submit("Intrekken", goes_to="/werk/aanspreekpunten/")
    assert list(Aanspreekpunt.objects.all()) == [old]
    assert LogRegel.objects.get(deed="aanspreekpunt.ingetrokken").object_id == str(new.pk)


def test_what_has_begun_is_not_taken_back(arnhem, bram, carla):
    row = contact(arnhem.klarendal, "Oud")
    contact(arnhem.klarendal, "Ander")
    page = bram.page(f"/werk/aanspreekpunten/{row.pk}/")
    assert "Intrekken" not in page.buttons
    token = {"csrfmiddlewaretoken": page.value("csrfmiddlewaretoken")}
    url = f"/werk/aanspreekpunten/{row.pk}/intrekken/"
    bram.page.post(url, token, goes_to=f"/werk/aanspreekpunten/{row.pk}/")
    assert Aanspreekpunt.objects.count() == 2
    assert bram.client.get(url).status_code == 405
    carla.page.post(url, {"csrfmiddlewaretoken": carla.page("/werk/").value("csrfmiddlewaretoken")}, status=404)


def test_who_has_stopped_cannot_be_changed_any_more(arnhem, bram):
    row = contact(arnhem.klarendal, "Vroeger", valid_until=date(2026, 1, 1))
    found = bram.page(f"/werk/aanspreekpunten/{row.pk}/")
    assert found.having_class("utrecht-status-badge") == ["Gestopt"]
    assert not {"Wijzigen", "Vervangen", "Laten stoppen"} & set(found.links)

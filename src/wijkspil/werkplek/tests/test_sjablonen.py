"""Texts to begin an answer with: kept by a beheerder, chosen by who answers; both can have a text read for B1."""

import pytest

from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import InbrengStap, Sjabloon
from wijkspil.inbreng.status import StapKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def idee(arnhem):
    return testkit.confirmed(arnhem.klarendal)


@pytest.fixture
def tekst(beheerder):
    text = actions.TemplateText("Nee, geen geld", "Dank voor ‘{titel}’. Wij kunnen dit nu niet betalen.")
    return actions.add_template(actor=beheerder.actor, text=text)


def test_making_one(beheerder):
    assert "Er zijn nog geen teksten" in beheerder.page("/werk/sjablonen/").headings
    form = beheerder.page("/werk/sjablonen/").follow("Nieuwe tekst")
    assert form.submit("Bewaar de tekst").errors == ["Vul een titel in.", "Vul de tekst in."]
    wrong = form.submit("Bewaar de tekst", titel="Nee", tekst="Op {datum}.")
    assert wrong.errors == ["{datum} kunnen wij niet invullen. Gebruik {naam}, {kenmerk}, {wijk} of {titel}."]
    shown = wrong.submit("Bewaar de tekst", tekst="Beste {naam}.", soorten=["vraag"], goes_to="/werk/sjablonen/")
    assert shown.having_class("wijk-zaak__titel") == ["Nee"]
    assert Sjabloon.objects.get().kinds == ["vraag"]


def test_having_it_read_keeps_what_was_typed_and_saves_nothing(beheerder):
    form = beheerder.page("/werk/sjablonen/nieuw/")
    read = form.submit("Lees na", tekst="Wij doen dit middels een brief.", soorten=["vraag"])
    assert "1 tip om het makkelijker te maken" in read.headings
    assert "In plaats van ‘middels’: met." in read.text
    assert read.errors == []
    assert read.value("tekst") == "Wij doen dit middels een brief."
    assert read.value("soorten") == "vraag"
    assert not Sjabloon.objects.exists()
    assert "Deze tekst leest makkelijk" in read.submit("Lees na", tekst="Dank u wel.").headings


def test_changing_and_stopping(beheerder, tekst):
    form = beheerder.page("/werk/sjablonen/").follow("Nee, geen geld")
    shown = form.submit("Bewaar de tekst", titel="Nee, helaas", goes_to="/werk/sjablonen/")
    shown = shown.submit("Stop Nee, helaas", goes_to="/werk/sjablonen/")
    assert "Niet meer te kiezen" in shown.headings
    shown.submit("Gebruik weer Nee, helaas", goes_to="/werk/sjablonen/")
    assert Sjabloon.objects.get().is_used


def test_two_at_once_the_second_sees_the_first(beheerder, tekst):
    second = beheerder.page(f"/werk/sjablonen/{tekst.pk}/")
    text = actions.TemplateText("Nee, geen geld", "Ik was eerst.")
    actions.change_template(actor=beheerder.actor, sjabloon=tekst, version=1, text=text)
    conflict = second.submit("Bewaar de tekst", tekst="Ik was tweede.")
    assert "Ik was eerst." in conflict.text
    assert conflict.value("tekst") == "Ik was tweede."
    conflict.submit("Bewaar de tekst", goes_to="/werk/sjablonen/")
    assert Sjabloon.objects.get().tekst == "Ik was tweede."


@pytest.mark.parametrize("pk", ["0", "99999", "99999999999999999999"])
def test_one_that_is_not_there(beheerder, pk):
    beheerder.page(f"/werk/sjablonen/{pk}/", status=404)


def test_choosing_one_for_an_answer(bram, idee, tekst):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/antwoord/")
    begun = form.submit("Zet in de tekst", sjabloon=tekst.pk, tekst="Beste Amira.", outcome="gaat_niet_door")
    said = "Beste Amira.\n\nDank voor ‘Bankjes bij de speeltuin’. Wij kunnen dit nu niet betalen."
    assert begun.value("tekst").strip() == said
    assert begun.errors == []
    begun.submit("Verstuur het antwoord", goes_to="*")
    assert InbrengStap.objects.get(kind=StapKind.ANTWOORD).tekst == said


def test_choosing_one_when_taking_up_takes_the_place_of_the_words_that_came_with_the_form(bram, idee, tekst):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/oppakken/")
    begun = form.submit("Zet in de tekst", sjabloon=tekst.pk)
    assert begun.value("tekst").strip() == "Dank voor ‘Bankjes bij de speeltuin’. Wij kunnen dit nu niet betalen."
    again = form.submit("Zet in de tekst", sjabloon=tekst.pk, tekst="Beste Amira.")
    assert again.value("tekst").strip().startswith("Beste Amira.\n\nDank voor")


def test_choosing_nothing_loses_nothing(bram, idee, tekst):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/antwoord/")
    assert form.submit("Zet in de tekst", tekst="Mijn woorden").value("tekst").strip() == "Mijn woorden"


def test_reading_an_answer_and_hints_when_it_is_refused(bram, idee, tekst):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/antwoord/")
    read = form.submit("Lees na", tekst="Uw idee wordt meegenomen.", outcome="opgepakt", is_public="on")
    assert "Wie doet het? Schrijf dat op in plaats van ‘wordt meegenomen’." in read.text
    assert (read.value("outcome"), read.value("is_public")) == ("opgepakt", "on")
    assert not InbrengStap.objects.filter(kind=StapKind.ANTWOORD).exists()
    refused = form.submit("Verstuur het antwoord", tekst="Wil je bellen?")
    assert refused.errors == ["Kies waar uw antwoord op neerkomt."]
    assert "Schrijf ‘u’ in plaats van ‘je’." in refused.text


def test_no_card_without_texts(bram, idee):
    assert "Zet in de tekst" not in bram.page(f"/werk/inbreng/{idee.kenmerk}/antwoord/").buttons


def test_other_deeds_have_no_texts_but_are_read_too(bram, idee, tekst):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/niet-plaatsen/")
    assert "Zet in de tekst" not in form.buttons
    assert "Schrijf ‘u’ in plaats van ‘Je’." in form.submit("Lees na", reason="Je schreef een naam op.").text

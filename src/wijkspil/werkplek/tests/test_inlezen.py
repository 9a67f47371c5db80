"""The screens with which a beheerder reads in a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wijkspil.inbreng import actions
from wijkspil.inbreng.models import Inbreng, Inlezing

ROWS = "Titel;Wijk;Openbaar\nBankjes;Klarendal;ja\nBoom;Nergens;nee\n"


def upload(data=ROWS, name="lijst.csv"):
    return {"bestand": SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())}


def chosen(beheerder, data=ROWS):
    form = beheerder.page("/werk/inlezen/")
    return form.submit("Lees het bestand", bron="Enquête", files=upload(data), goes_to="/werk/inlezen/*/kolommen/")


def test_from_a_file_to_inbreng_and_back(beheerder, arnhem):
    columns = chosen(beheerder)
    assert columns.value("titel") == "kolom-0"
    look = columns.submit("Bekijk wat het wordt", goes_to="/werk/inlezen/*/")
    assert look.heading == "Zo wordt het"
    assert "Wij kennen ‘Nergens’ niet als wijk of gebied." in look.text
    assert not Inbreng.objects.exists()
    done = look.submit("Neem over", goes_to="/werk/inlezen/*/")
    assert "Overgenomen. Wie dit bracht, krijgt geen mail." in done.text
    assert Inbreng.objects.get().titel == "Bankjes"
    assert "Enquête" in beheerder.page("/werk/inlezen/").text
    gone = done.submit("Maak ongedaan", goes_to="/werk/inlezen/*/")
    assert "1 inbreng is weer weg." in gone.text
    assert not Inbreng.objects.exists()


def test_a_word_that_is_not_known_gets_a_meaning_and_then_its_rows_come_along(beheerder, arnhem):
    data = "Titel;Wijk;Status;Thema\nBankjes;Klarendaal;loopt nog;Bomen\nBoom;Klarendaal;nieuw;\n"
    look = chosen(beheerder, data).submit("Bekijk wat het wordt", goes_to="/werk/inlezen/*/")
    assert "Wij kennen ‘Klarendaal’ niet als wijk of gebied." in look.text
    assert "Neem over" not in look.buttons
    assert "Wijk of gebied ‘Klarendaal’" in look.labels
    assert "2 regels" in look.text
    again = look.submit("Kijk opnieuw", **{"woord-0": "klarendal"}, goes_to="/werk/inlezen/*/")
    assert "Stand ‘loopt nog’" in again.labels
    again = again.submit("Kijk opnieuw", **{"woord-0": "in_behandeling"}, goes_to="/werk/inlezen/*/")
    assert "Thema ‘Bomen’" in again.labels
    done = again.submit("Kijk opnieuw", **{"woord-0": "groen"}, goes_to="/werk/inlezen/*/")
    assert "Woorden die wij niet kennen" not in done.headings
    done.submit("Neem over", goes_to="/werk/inlezen/*/")
    bankjes = Inbreng.objects.get(titel="Bankjes")
    assert (bankjes.area, bankjes.state, bankjes.thema.slug) == (arnhem.klarendal, "in_behandeling", "groen")


def test_what_words_mean_stays_when_the_columns_change_and_a_row_stays_the_same(beheerder, arnhem):
    look = chosen(beheerder, "Titel;Wijk\nBankjes;Klarendaal\n").submit("Bekijk wat het wordt", goes_to="*")
    look = look.submit("Kijk opnieuw", **{"woord-0": "klarendal"}, goes_to="*")
    columns = look.follow("Wijzig de kolommen").submit("Bekijk wat het wordt", goes_to="*")
    columns.submit("Neem over", goes_to="*")
    again = chosen(beheerder, "Titel;Wijk\nBankjes;Klarendaal\n").submit("Bekijk wat het wordt", goes_to="*")
    again = again.submit("Kijk opnieuw", **{"woord-0": "st-marten"}, goes_to="*")
    assert "Neem over" not in again.buttons
    assert Inbreng.objects.get().area == arnhem.klarendal


def test_what_somebody_worked_on_is_listed_and_stays(beheerder, bram, arnhem):
    done = chosen(beheerder).submit("Bekijk wat het wordt", goes_to="/werk/inlezen/*/").submit("Neem over", goes_to="*")
    inbreng = Inbreng.objects.get()
    actions.note(actor=bram.actor, inbreng=inbreng, tekst="Gebeld.")
    assert inbreng.kenmerk in beheerder.page(done.url).text
    after = beheerder.page(done.url).submit("Maak ongedaan", goes_to="*")
    assert "Dit bleef staan" in after.headings
    assert inbreng.kenmerk in after.text
    assert "Bankjes" not in after.text


def test_what_is_missing_is_told_at_the_field(beheerder):
    answer = beheerder.page("/werk/inlezen/").submit("Lees het bestand")
    assert answer.errors == ["Kies een bestand.", "Schrijf waar dit vandaan komt."]
    columns = chosen(beheerder, "A;B\n1;2\n")
    assert columns.submit("Bekijk wat het wordt").errors == ["Kies een kolom voor de titel of voor de tekst."]
    assert columns.submit("Bekijk wat het wordt", titel="kolom-0").errors == [
        "Kies een kolom voor de wijk, of één wijk voor alle regels."
    ]
    look = columns.submit("Bekijk wat het wordt", titel="kolom-0", wijk="vast-klarendal", goes_to="/werk/inlezen/*/")
    assert "Klarendal" in look.text


def test_a_file_that_is_no_table_is_told_and_not_kept(beheerder):
    answer = beheerder.page("/werk/inlezen/").submit(
        "Lees het bestand", bron="Enquête", files=upload(b"\x89PNG\r\n\x1a\n\x00\x00", "foto.csv")
    )
    assert "Dit is geen CSV- of Excel-bestand dat wij kunnen lezen" in answer.text
    assert answer.value("bron") == "Enquête"
    assert not Inlezing.objects.exists()


def test_it_belongs_to_the_rules_in_the_menu(beheerder):
    page = beheerder.page("/werk/regels/").follow("Lees inbreng in")
    current = [link for link in page.document.iter("a") if link.get("aria-current") == "true"]
    assert [link.get("href") for link in current] == ["/werk/regels/"]


def test_a_file_can_be_thrown_away(beheerder):
    gone = chosen(beheerder).submit("Gooi dit bestand weg", goes_to="/werk/inlezen/")
    assert "Het bestand is weg." in gone.text
    assert "Nog niets ingelezen" in gone.headings


def test_a_file_that_is_gone_is_told(beheerder):
    columns = chosen(beheerder)
    Inlezing.objects.update(file="inlezen/xx/weg.bin")
    assert "Dit bestand is er niet meer." in beheerder.page(columns.url).text


def test_nothing_is_looked_at_before_the_columns_are_known(beheerder):
    chosen(beheerder, "A;B\n1;2\n")
    beheerder.page(f"/werk/inlezen/{Inlezing.objects.get().pk}/", goes_to="/werk/inlezen/*/kolommen/")


@pytest.mark.parametrize("rest", ["", "kolommen/"])
def test_a_team_member_does_not_see_it(beheerder, bram, rest):
    chosen(beheerder)
    bram.page(f"/werk/inlezen/{Inlezing.objects.get().pk}/{rest}", status=404)


def test_staff_see_where_it_comes_from(beheerder, bram, arnhem):
    chosen(beheerder).submit("Bekijk wat het wordt", goes_to="/werk/inlezen/*/").submit("Neem over", goes_to="*")
    shown = bram.page(f"/werk/inbreng/{Inbreng.objects.get().kenmerk}/")
    assert "Ingelezen uit" in shown.text
    assert "Enquête" in shown.text

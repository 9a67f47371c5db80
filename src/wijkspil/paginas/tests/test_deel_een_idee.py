"""The journey "Deel een idee": at most four pages, nothing asked twice, nothing lost."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import SYSTEM
from wijkspil.inbreng import actions
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import State
from wijkspil.paginas.idee_concept import Concept
from wijkspil.paginas.views import idee as screen
from wijkspil.wijken.actions import import_addresses
from wijkspil.wijken.readers.files import look_through

pytestmark = pytest.mark.django_db

IDEE = {
    "titel": "Bankjes bij de speeltuin",
    "tekst": "Dan hebben ouders een plek.\nEn schaduw.",
    "thema": "groen",
    "place": "Het Pleintje",
}
GEGEVENS = {"email": "amira@bewoners.example", "naam": "Amira", "openbaar": "ja"}


@pytest.fixture
def start(arnhem, page):
    return page("/deel-een-idee/?wijk=klarendal")


@pytest.fixture
def check(start):
    return start.submit("Verder", **IDEE).submit("Verder", **GEGEVENS)


def test_from_start_to_look_in_your_mail(start):
    assert start.heading == "Deel een idee voor Klarendal"
    assert start.title.startswith("Deel een idee voor Klarendal: stap 1 van 3, Uw idee")
    gegevens = start.submit("Verder", **IDEE)
    assert "Stap 2 van 3: Uw gegevens" in gegevens.headings
    check = gegevens.submit("Verder", **GEGEVENS)
    assert "Stap 3 van 3: Controleren" in check.headings
    for words in ("Klarendal", IDEE["titel"], "Dan hebben ouders een plek.", "En schaduw.", IDEE["place"], "Groen"):
        assert words in check.text
    for words in ("amira@bewoners.example", "Amira", "Ja, zonder mijn naam", "Nederlands"):
        assert words in check.text
    assert not Inbreng.objects.exists()
    done = check.submit("Verstuur mijn idee", goes_to="/deel-een-idee/verstuurd/?wijk=klarendal&soort=*")
    assert done.heading == "Kijk in uw mail"
    kept = Inbreng.objects.get()
    assert (kept.titel, kept.tekst, kept.place, kept.area.slug) == (
        IDEE["titel"], IDEE["tekst"], IDEE["place"], "klarendal",
    )  # fmt: skip
    assert (kept.state, kept.may_be_public, kept.language) == (State.ONBEVESTIGD, True, "nl")
    assert Bericht.objects.get().recipient == "amira@bewoners.example"


def test_the_wijk_is_asked_when_it_is_not_known(arnhem, page):
    start = page("/deel-een-idee/")
    assert start.heading == "Deel een idee"
    wrong = start.submit("Verder", **IDEE)
    assert wrong.errors == ["Vul een postcode in.", "Vul een huisnummer in."]
    assert wrong.value("titel") == IDEE["titel"]
    gegevens = wrong.submit("Verder", wijk="klarendal")
    assert gegevens.heading == "Deel een idee voor Klarendal"


@pytest.fixture
def adressen(arnhem, tmp_path):
    path = tmp_path / "adressen.csv"
    path.write_text("PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n6822CD;12;2020600;20206;202\n")
    import_addresses(actor=SYSTEM, file=look_through(path))


@pytest.mark.parametrize(("postcode", "huisnummer"), [("6822 CD", "12"), ("6822cd", "12-3 hs")])
def test_the_address_tells_the_wijk_and_is_not_kept(adressen, page, postcode, huisnummer):
    gegevens = page("/deel-een-idee/").submit("Verder", **IDEE, postcode=postcode, huisnummer=huisnummer)
    assert gegevens.heading == "Deel een idee voor Klarendal"
    kept = Concept.read(gegevens.value("concept")).answers
    assert (kept["wijk"], kept["postcode"], kept["huisnummer"]) == ("klarendal", "", "")
    gegevens.submit("Verder", **GEGEVENS).submit("Verstuur mijn idee", goes_to="*")
    assert Inbreng.objects.get().area.slug == "klarendal"


def test_an_address_that_we_do_not_know_points_to_the_list(adressen, page):
    wrong = page("/deel-een-idee/").submit("Verder", **IDEE, postcode="6822", huisnummer="12")
    assert len(wrong.errors) == 1
    assert wrong.value("postcode") == "6822"
    assert wrong.submit("Verder", wijk="st-marten").heading == "Deel een idee voor St. Marten"


def test_another_wijk_can_be_chosen_and_nothing_is_lost(start):
    again = start.submit("Kies een andere wijk", **IDEE)
    assert again.heading == "Deel een idee"
    assert again.value("tekst") == IDEE["tekst"]
    assert again.submit("Verder", wijk="st-marten").heading == "Deel een idee voor St. Marten"


def test_a_wijk_that_is_not_there_is_asked(arnhem, page):
    assert page("/deel-een-idee/?wijk=atlantis").heading == "Deel een idee"


def test_errors_say_what_to_do_at_the_field_and_above(start):
    wrong = start.submit("Verder", tekst="Iets.")
    assert wrong.errors == wrong.field_errors == ["Vul een titel in.", "Kies een thema."]
    assert wrong.title.startswith("Fout: ")
    assert wrong.value("tekst") == "Iets."
    gegevens = start.submit("Verder", **IDEE).submit("Verder", email="amira@")
    assert gegevens.errors[0] == "Schrijf bij ‘Uw e-mailadres’ een e-mailadres zoals naam@voorbeeld.nl."
    assert gegevens.errors[1] == "Kies of het op de site mag staan."
    assert gegevens.value("email") == "amira@"


def test_going_back_and_forth_loses_nothing(start):
    gegevens = start.submit("Verder", **IDEE)
    back = gegevens.submit("Vorige", email="amira@half")
    assert back.value("titel") == IDEE["titel"]
    assert not back.errors
    forth = back.submit("Verder", titel="Bankjes")
    assert forth.value("email") == "amira@half"
    assert not forth.errors, "what was not sent yet is not judged"


def test_a_change_goes_straight_back_to_the_check_page(check):
    changed = check.submit("Wijzig uw idee").submit("Verder", titel="Twee bankjes")
    assert "Stap 3 van 3: Controleren" in changed.headings
    assert "Twee bankjes" in changed.text
    changed = changed.submit("Wijzig uw gegevens").submit("Verder", openbaar="nee")
    assert "Nee, alleen voor de gemeente" in changed.text


def test_sent_twice_is_one_idea(check):
    check.submit("Verstuur mijn idee", goes_to="*")
    check.submit("Verstuur mijn idee", goes_to="*")
    assert Inbreng.objects.count() == Bericht.objects.count() == 1


def test_sent_again_after_a_change_loses_no_words(check):
    check.submit("Verstuur mijn idee", goes_to="*")
    check.submit("Wijzig uw idee").submit("Verder", tekst="Toch anders.").submit("Verstuur mijn idee", goes_to="*")
    assert set(Inbreng.objects.values_list("tekst", flat=True)) == {IDEE["tekst"], "Toch anders."}


def test_cookies_are_not_needed(check, page):
    page.client.cookies.clear()
    check.submit("Verstuur mijn idee", goes_to="*")
    assert Inbreng.objects.exists()


def test_nothing_personal_stands_in_an_address(check):
    done = check.submit("Verstuur mijn idee", goes_to="*")
    assert "amira" not in done.url


def test_too_often_from_one_internet_address_says_when_and_whom_to_call(check, monkeypatch):
    monkeypatch.setattr(screen, "PER_CLIENT_ADDRESS", screen.Limit("proef", amount=0, seconds=3600))
    stopped = check.submit("Verstuur mijn idee", status=429)
    assert "Uw idee is nog niet verstuurd" in stopped.headings
    assert "over 30 minuten weer" in stopped.text
    assert "026 000 00 10" in stopped.text
    assert IDEE["titel"] in stopped.text
    monkeypatch.setattr(screen, "PER_CLIENT_ADDRESS", screen.Limit("proef2", amount=1, seconds=3600))
    stopped.submit("Verstuur mijn idee", goes_to="*")
    assert Inbreng.objects.exists()


def test_too_often_to_one_mail_address(start):
    for number in range(actions.UNCONFIRMED_A_DAY + 1):
        check = start.submit("Verder", **{**IDEE, "titel": f"Idee {number}"}).submit("Verder", **GEGEVENS)
        if number < actions.UNCONFIRMED_A_DAY:
            check.submit("Verstuur mijn idee", goes_to="*")
    stopped = check.submit("Verstuur mijn idee", status=429)
    assert "Kijk in uw mail" in stopped.text
    assert Inbreng.objects.count() == actions.UNCONFIRMED_A_DAY


def test_a_program_that_fills_every_field_is_stopped_and_a_person_can_go_on(start):
    gegevens = start.submit("Verder", **IDEE)
    caught = gegevens.submit("Verder", **GEGEVENS, website="https://spam.example")
    assert caught.errors == ["Maak het veld ‘Laat dit veld leeg’ leeg. Zo zien wij dat u een mens bent."]
    assert caught.value("email") == GEGEVENS["email"]
    assert "Stap 3 van 3: Controleren" in caught.submit("Verder", website="").headings


def test_answers_that_were_tampered_with_are_asked_again(start, page):
    shown = page.post("/deel-een-idee/", {"concept": "onzin", "stap": "controleren", "naar": "verstuur"})
    assert "Uw eerdere antwoorden zijn niet meer te lezen" in shown.headings
    assert not Inbreng.objects.exists()


def test_beside_the_form_stands_what_happens_and_who_to_call(start):
    assert "Wat gebeurt er met uw idee?" in start.headings
    assert "Liever bellen of langskomen?" in start.headings
    assert "Binnen 30 werkdagen hoort u wat wij doen. En waarom." in start.text
    assert "026 000 00 10" in start.text


def test_in_english_the_mails_are_english(arnhem, page):
    check = page("/en/deel-een-idee/?wijk=klarendal").submit("Continue", **IDEE).submit("Continue", **GEGEVENS)
    check.submit("Send my idea", goes_to="/en/deel-een-idee/verstuurd/*")
    assert Inbreng.objects.get().language == "en"


def test_create_needs_few_statements(check, query_budget, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}
    check.submit("Wijzig uw idee").submit("Verder", titel="Eerste keer").submit("Verstuur mijn idee", goes_to="*")
    form = check._form("Verstuur mijn idee", set()).filled({}, "Verstuur mijn idee")
    with query_budget(12), django_capture_on_commit_callbacks(execute=True):
        assert check.visitor.client.post("/deel-een-idee/", form).status_code == 302

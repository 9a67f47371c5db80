"""A text about somebody's own life in the journey "Deel een idee": the wijkteam is offered, nobody is held up."""

import pytest

from wijkspil.core.actors import SYSTEM
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import Zorg
from wijkspil.overdracht.actions import Reach, set_wijkteam

pytestmark = pytest.mark.django_db

CARE = {
    "titel": "Wie kan mij helpen?",
    "tekst": "Ik kan mijn huur niet meer betalen en ik slaap er niet van.",
    "thema": "groen",
}
DANGER = {**CARE, "tekst": "Mijn man slaat mij elke avond. Ik durf niet naar huis."}
GEGEVENS = {"email": "amira@bewoners.example", "openbaar": "ja"}
QUESTION = "Wilt u hier persoonlijk hulp bij?"


@pytest.fixture
def start(arnhem, page):
    reach = Reach(
        naam="Sociaal wijkteam Noord",
        telefoon="026 000 00 31",
        inloop="dinsdag, 9.30 tot 12.00 uur",
        bezoekadres="Wijkgebouw Noord",
        website="https://wijkteams.arnhem.example/noord/",
    )
    set_wijkteam(actor=SYSTEM, area=arnhem.noord, version=1, reach=reach)
    return page("/deel-een-idee/?wijk=klarendal")


def test_the_wijkteam_of_the_wijk_is_offered_before_anything_is_sent(start):
    offer = start.submit("Verder", **CARE)
    assert offer.heading == QUESTION
    assert "U schrijft over" in offer.text
    assert "huur niet meer betalen" in offer.text
    for words in ("Sociaal wijkteam Noord", "026 000 00 31", "dinsdag, 9.30 tot 12.00 uur", "Wijkgebouw Noord"):
        assert words in offer.text
    assert "Wij gaan ervan uit dat dit team voor heel Noord werkt." in offer.text
    assert "Wat u typte, is nog niet verstuurd en niet bewaard." in offer.text
    assert not Inbreng.objects.exists()


def test_nobody_is_held_up_and_nothing_is_lost(start):
    check = start.submit("Verder", **CARE).submit("Toch als idee delen").submit("Verder", **GEGEVENS)
    assert "Stap 3 van 3: Controleren" in check.headings
    assert CARE["tekst"] in check.text
    check.submit("Verstuur mijn idee", goes_to="*")
    assert Inbreng.objects.get().zorg == Zorg.VERMOED


def test_chosen_once_is_enough_until_the_words_change(start):
    offer = start.submit("Verder", **CARE)
    gegevens = offer.submit("Toch als idee delen")
    back = gegevens.submit("Vorige").submit("Verder")
    assert "Stap 2 van 3: Uw gegevens" in back.headings
    changed = back.submit("Vorige").submit("Verder", tekst=f"{CARE['tekst']} Wat moet ik doen?")
    assert changed.heading == QUESTION
    mended = changed.submit("Pas mijn tekst aan")
    assert mended.value("titel") == CARE["titel"]
    plain = mended.submit("Verder", titel="Een bank", tekst="Zet twee bankjes bij de speeltuin.")
    assert "Stap 2 van 3: Uw gegevens" in plain.headings


def test_danger_tells_first_whom_to_call(start):
    offer = start.submit("Verder", **DANGER)
    first, rest = offer.text.split(QUESTION, 1)
    for number in ("112", "113", "0800-0113", "0800-2000"):
        assert number in first
    assert "Is er nu gevaar?" not in rest


def test_the_numbers_stand_there_without_danger_too(start):
    offer = start.submit("Verder", **CARE)
    for number in ("112", "113", "0800-0113", "0800-2000"):
        assert number in offer.text.split(QUESTION, 1)[1]


def test_an_idea_for_the_wijk_sees_nothing_of_it(start):
    plain = start.submit("Verder", titel="Bankjes", tekst="Dan hebben ouders een plek om te zitten.", thema="groen")
    assert "Stap 2 van 3: Uw gegevens" in plain.headings


def test_the_check_is_switched_off(start, settings):
    settings.HERKEN_ZORG = False
    assert "Stap 2 van 3: Uw gegevens" in start.submit("Verder", **CARE).headings


def test_without_a_wijkteam_the_number_of_the_gemeente_leads_there(arnhem, page):
    offer = page("/deel-een-idee/?wijk=presikhaaf-west").submit("Verder", **CARE)
    assert "026 000 00 10" in offer.text
    assert "Vraag naar het wijkteam" in offer.text


def test_sent_without_seeing_the_offer_it_is_seen_after_all(start):
    gegevens = start.submit("Verder", titel="Bankjes", tekst="Een plek om te zitten.", thema="groen")
    check = gegevens.submit("Verder", **GEGEVENS)
    back = check.submit("Wijzig uw idee")
    assert back.submit("Verder", **CARE).heading == QUESTION


def test_in_english(start, page):
    offer = page("/en/deel-een-idee/?wijk=klarendal").submit("Continue", **CARE)
    assert offer.heading == "Would you like personal help with this?"

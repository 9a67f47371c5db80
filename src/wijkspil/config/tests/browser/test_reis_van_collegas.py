"""A question in Klarendal that Carla of Presikhaaf answers and hands over; what Els of the wijkteam sees and does."""

import pytest

from wijkspil.config.tests.browser.walkers import IN_ARNHEM, Company, Walker

pytestmark = [pytest.mark.browser, IN_ARNHEM]

VRAAG = "De school wil weten of de stoep op woensdag leeg kan blijven"


def test_carla_answers_what_bram_asks_her_and_hands_it_back(company: Company) -> None:
    bram, carla = company.staff("Bram Bakker"), company.staff("Carla Cornelissen")
    titel = company.title(VRAAG)

    kenmerk = notes_a_phone_call(bram, titel)
    carla.finds_no_page(f"/werk/inbreng/{kenmerk}/")
    asks_carla(bram, kenmerk)
    answers_outside_her_area(carla, titel, kenmerk)
    hands_it_over(carla, kenmerk)
    carla.finds_no_page(f"/werk/inbreng/{kenmerk}/")
    has_it_again(bram, titel, kenmerk)


def test_els_reads_who_wants_to_be_called_and_nothing_else_that_residents_wrote(company: Company) -> None:
    amira, bram, els = company.resident("Amira"), company.staff("Bram Bakker"), company.staff("Els Evers")
    kenmerk = notes_a_phone_call(bram, company.title("Iemand vraagt naar de prullenbak"))
    naam = company.title("Amira")

    asks_to_be_called(amira, naam)
    sees_only_her_own_work(els, kenmerk)
    calls(els, naam)
    bram.finds_no_page("/werk/terugbellen/")


def notes_a_phone_call(bram: Walker, titel: str) -> str:
    """With the text, a name and a telephone number; return the number it got."""
    bram.open("/werk/inbreng/")
    bram.follow("Noteer wat iemand zegt")
    bram.type("Wat is er gezegd?", f"{titel}. Dan kunnen de kinderen veilig lopen.")
    bram.type("Naam", "Juf Joke")
    bram.type("Telefoon", "026 000 00 17")
    bram.pick("Wijk", "Klarendal")
    bram.press("Bewaar")
    return bram.kenmerk


def asks_to_be_called(amira: Walker, naam: str) -> None:
    """From the page of the wijk; she need not say why."""
    amira.open("/wijken/klarendal/")
    amira.follow("Bel het wijkteam, loop binnen of laat u bellen")
    amira.type("Hoe mogen wij u noemen?", naam)
    amira.type("Op welk nummer bellen wij u?", "026 000 00 31")
    amira.press("Laat het wijkteam mij bellen")
    assert amira.heading == "Het wijkteam belt u"


def sees_only_her_own_work(els: Walker, kenmerk: str) -> None:
    """Who waits to be called; there is no page for her of what residents brought in, or of what a beheerder does."""
    els.open("/werk/")
    els.sees("Noordwest", "Sociaal wijkteam")
    els.sees_nothing_of("prullenbak")
    assert els.menu == ["Vandaag", "Terugbellen"]
    for closed in ("inbreng", f"inbreng/{kenmerk}", "reacties", "taken", "accounts", "regels", "post", "logboek"):
        els.finds_no_page(f"/werk/{closed}/")


def calls(els: Walker, naam: str) -> None:
    """She opens the one that came last, calls, and it is gone."""
    els.open("/werk/")
    els.follow("Terugbellen")
    els.sees_nothing_of(naam, "026 000 00 31")
    els.open(str(els.tab.locator("main .wijk-werklijst a").last.get_attribute("href")))
    els.sees(naam, "026 000 00 31")
    els.press("Wij hebben gebeld")
    els.sees_nothing_of(naam)


def asks_carla(bram: Walker, kenmerk: str) -> None:
    """With what she has to know."""
    bram.open(f"/werk/inbreng/{kenmerk}/")
    bram.follow("vraag iemand anders")
    bram.pick("Collega", "Carla Cornelissen, Medewerker team Leefomgeving")
    bram.type("Wat moet deze collega weten?", "Jij regelde dit eerder bij een school.")
    bram.press("Wijs toe")
    bram.sees("Carla Cornelissen", "Jij regelde dit eerder bij een school.")


def answers_outside_her_area(carla: Walker, titel: str, kenmerk: str) -> None:
    """It waits on her; the rest of Klarendal she does not see."""
    carla.open("/werk/")
    carla.follow("Inbreng")
    carla.pick("Van wie", "Van mij")
    carla.press("Zoek")
    carla.sees("Klarendal")
    carla.follow(titel[:40])
    carla.sees("Jij regelde dit eerder bij een school.")
    carla.follow("Antwoord de brenger")
    carla.choose("wij gaan dit doen")
    carla.type("Uw antwoord", "Op woensdag blijft de stoep leeg. Ik heb het met de winkel afgesproken.")
    carla.press("Verstuur het antwoord")
    carla.sees("Uw antwoord is verstuurd.", "Carla Cornelissen")
    carla.open("/werk/inbreng/?toon=alles")
    carla.type("Zoek", "Geveltuinen")
    carla.press("Zoek")
    carla.sees("Wij vonden niets")


def hands_it_over(carla: Walker, kenmerk: str) -> None:
    """Her dossier: this one goes to Bram, the rest stays."""
    carla.open("/werk/")
    carla.follow("Draag uw werk over")
    carla.sees(kenmerk)
    carla.pick_for(kenmerk, "Bram Bakker")
    carla.press("Draag over")


def has_it_again(bram: Walker, titel: str, kenmerk: str) -> None:
    """With all that Carla wrote."""
    bram.open(f"/werk/inbreng/{kenmerk}/")
    bram.sees("Op woensdag blijft de stoep leeg.", "Carla Cornelissen", "Bram Bakker")

"""An idea of Amira, from her address in Klarendal until it is done: by Bram, on a Monday morning, and back to her."""

from datetime import timedelta

import pytest

from wijkspil.config.tests.browser.walkers import IN_ARNHEM, Company, Walker
from wijkspil.core import clock
from wijkspil.demo.tekeningen import tekening

pytestmark = [pytest.mark.browser, IN_ARNHEM]

ANDER_IDEE = "Meer schaduw op warme dagen"  # of somebody else, on the site
FOTO = tekening("straat", "#1d4f91", "#f2b632", "#fdf4dd")


def test_an_idea_goes_from_amira_to_bram_and_comes_back_done(company: Company) -> None:
    amira, bram = company.resident("Amira"), company.staff("Bram Bakker")
    titel = company.title("Een bank voor opa")

    finds_klarendal(amira)
    kenmerk = shares_with_a_photo(amira, titel)
    corrects_and_adds(amira, titel)
    follows_the_wijk(amira)

    finds_it_in_the_list(bram, titel)
    takes_it_up_with_a_template(bram)
    asks_a_colleague(bram)
    gives_a_task(bram)
    links_it(bram, kenmerk)
    publishes(bram)
    answers(bram)
    completes(bram)

    reads_what_became_of_it(amira, titel, kenmerk)
    supports_another(amira)
    reacts(amira, company.title("Graag een boom bij de bushalte"))
    places_the_reaction(bram, company.title("Graag een boom bij de bushalte"))
    sees_the_own_reaction(amira, company.title("Graag een boom bij de bushalte"))
    withdraws(amira, titel, kenmerk)
    finds_nothing_of_her(bram, kenmerk)


def finds_klarendal(amira: Walker) -> None:
    """By the address, not by a list."""
    amira.open("/")
    amira.type("Postcode", "6822cd")
    amira.type("Huisnummer", "12")
    amira.press("Toon mijn wijk")
    assert amira.heading == "Klarendal"


def shares_with_a_photo(amira: Walker, titel: str) -> str:
    """All pages of the idea, the mail and the confirmation; return its number."""
    amira.follow("Deel een idee")
    amira.type("Titel", titel)
    amira.type("Vertel erover", "Mijn opa kan nergens zitten als hij naar de winkel loopt. Mag er een bank komen?")
    amira.choose("Groen")
    amira.press("Verder")
    amira.type("Uw e-mailadres", amira.email)
    amira.choose("Ja, zonder mijn naam")
    amira.press("Verder")
    amira.give_file("Foto’s of bestanden", "plek.png", FOTO)
    amira.type("Wat is er op de foto te zien?", "De stoep voor de winkel, zonder bank.")
    amira.press("Verstuur mijn idee")
    assert amira.heading == "Kijk in uw mail"
    amira.follows_mail("/bevestig/", "Bevestig")
    amira.press("Ja, dit heb ik gestuurd")
    return amira.kenmerk


def corrects_and_adds(amira: Walker, titel: str) -> None:
    """On the page that only she has."""
    amira.follow("Volg uw idee")
    amira.sees("U hoort wie het oppakt uiterlijk", "De stoep voor de winkel, zonder bank.")
    amira.follow("Pas uw idee aan")
    amira.type("Vertel erover", "Mijn oma kan nergens zitten als zij naar de winkel loopt. Mag er een bank komen?")
    amira.press("Bewaar de nieuwe tekst")
    amira.sees("Wij hebben uw nieuwe tekst", "Mijn oma kan nergens zitten")
    amira.type("Wat wilt u erbij schrijven?", "Een leuning aan beide kanten helpt bij het opstaan.")
    amira.press("Verstuur")
    amira.sees("Wij hebben uw aanvulling", "Een leuning aan beide kanten")


def follows_the_wijk(amira: Walker) -> None:
    """The weekmail, with the same address."""
    amira.open("/wijken/klarendal/")
    amira.follow("Volg Klarendal")
    amira.type("Uw e-mailadres", amira.email)
    amira.press("Stuur mij de weekmail")
    amira.follows_mail("/volgen/", "Bevestig")
    amira.press("Ja, stuur mij de weekmail")


def finds_it_in_the_list(bram: Walker, titel: str) -> None:
    """From what needs him today."""
    bram.sees("Wat wacht op u")
    bram.follow("Inbreng")
    bram.type("Zoek", titel)
    bram.pick("Gebied", "Klarendal")
    bram.press("Zoek")
    bram.follow(titel)
    bram.sees("Mijn oma kan nergens zitten", "Een leuning aan beide kanten", "De stoep voor de winkel, zonder bank.")


def takes_it_up_with_a_template(bram: Walker) -> None:
    """A text that a colleague made, looked at for what is hard to read, and as the mail that it becomes."""
    bram.follow("Pak dit op")
    bram.pick("Begin met een tekst", "Wij hebben meer tijd nodig")
    bram.press("Zet in de tekst")
    bram.press("Lees na")
    bram.press("Bekijk de mail eerst")
    bram.sees("Zo krijgt de brenger het", "Daarvoor heb ik meer tijd nodig")
    bram.press("Ik pak dit op")
    bram.sees("De brenger hoort dat u ermee bezig bent.")


def asks_a_colleague(bram: Walker) -> None:
    """What was promised at once, with a day; the bringer may read it."""
    bram.follow("Vraag hulp")
    bram.type("Wat vraagt u?", "een plek op het trottoir aanwijzen")
    bram.pick("Van wie?", "Nora Nijhuis")
    bram.type("Voor wanneer is het toegezegd?", in_a_week())
    bram.choose("De brenger mag dit lezen")
    bram.press("Bewaar")
    bram.sees("Het staat bij deze inbreng.", "een plek op het trottoir aanwijzen", "de brenger ziet dit")


def gives_a_task(bram: Walker) -> None:
    """A task about it, for himself."""
    bram.follow("Nieuwe taak")
    bram.type("Wat moet er gebeuren?", "De plek opmeten")
    bram.pick("Wie doet het?", "Bram Bakker (u)")
    bram.type("Wanneer moet het klaar zijn?", in_a_week())
    bram.press("Geef de taak")
    bram.sees("De plek opmeten")


def links_it(bram: Walker, kenmerk: str) -> None:
    """It belongs with what others brought in."""
    bram.open(f"/werk/inbreng/{kenmerk}/")
    bram.unfold("Meer")
    bram.follow("Dit hoort bij een ander")
    bram.type("Nummer van de andere", "2026-116")
    bram.type("Waarom hoort dit bij elkaar?", "Gaat over bankjes in dezelfde wijk.")
    bram.press("Leg het verband")
    bram.sees("Hoort bij", "Bankjes bij de speeltuin")


def publishes(bram: Walker) -> None:
    """On the site, with the photo."""
    bram.press("Zet dit op de site")
    bram.sees("Het staat op de site. De brenger krijgt bericht.")
    bram.follow("Zet op de site, wijzig of haal weg")
    bram.choose("Ja, zet de foto op de site")
    bram.press("Bewaar")
    bram.sees("Staat op de site")


def answers(bram: Walker) -> None:
    """What will happen, and why."""
    bram.follow("Antwoord de brenger")
    bram.choose("wij gaan dit doen")
    bram.type("Uw antwoord", "Er komt een bank met twee leuningen. Wij zetten hem in het voorjaar neer.")
    bram.choose("Zet dit antwoord ook op de openbare pagina")
    bram.press("Verstuur het antwoord")
    bram.sees("Uw antwoord is verstuurd.")


def completes(bram: Walker) -> None:
    """The bank stands there."""
    bram.follow("Rond dit af")
    bram.type("Wat is er gedaan?", "De bank staat er.")
    bram.press("Rond af")
    bram.sees("De brenger hoort dat het klaar is.", "klaar")


def reads_what_became_of_it(amira: Walker, titel: str, kenmerk: str) -> None:
    """In the mail, on her own page, and on the site, without her name."""
    amira.follows_mail("/volg/", f"Klaar: uw idee {kenmerk}")
    amira.sees("Er komt een bank met twee leuningen.", "De bank staat er.", "een plek op het trottoir aanwijzen")
    amira.open(f"/ideeen/{kenmerk}/")
    amira.sees(titel, "Er komt een bank met twee leuningen.", "Bram Bakker", "Afgerond")
    assert amira.tab.get_by_alt_text("De stoep voor de winkel, zonder bank.").is_visible()
    amira.sees_nothing_of("De bank staat er.", amira.email, "Een leuning aan beide kanten", "Nora")


def supports_another(amira: Walker) -> None:
    """She wants the same as somebody else."""
    amira.open("/wijken/klarendal/ideeen/")
    amira.follow(ANDER_IDEE)
    amira.follow("Dit wil ik ook")
    amira.type("Uw e-mailadres", amira.email)
    amira.press("Dit wil ik ook")
    amira.follows_mail("/steun/")
    amira.press("Ja, tel mij mee")
    assert amira.heading == "U telt mee"


def reacts(amira: Walker, words: str) -> None:
    """Below that idea."""
    amira.follow("Bekijk de pagina")
    amira.follow("Schrijf een reactie")
    amira.type("Uw reactie", words)
    amira.type("Uw e-mailadres", amira.email)
    amira.press("Stuur mijn reactie")
    amira.follows_mail("/reactie/")
    amira.press("Ja, dit schreef ik")


def places_the_reaction(bram: Walker, words: str) -> None:
    """And answers it."""
    bram.open("/werk/")
    bram.follow("Reacties")
    bram.follow(words)
    bram.press("Zet op de site")
    bram.follow(words)
    bram.type("Uw antwoord", "Dank u. Wij nemen het mee.")
    bram.press("Zet mijn antwoord op de site")


def sees_the_own_reaction(amira: Walker, words: str) -> None:
    """With the answer, on the page."""
    amira.open("/wijken/klarendal/ideeen/")
    amira.follow(ANDER_IDEE)
    amira.sees(words, "Dank u. Wij nemen het mee.")


def withdraws(amira: Walker, titel: str, kenmerk: str) -> None:
    """All of it."""
    amira.follows_mail("/volg/", f"Klaar: uw idee {kenmerk}")
    amira.follow("Trek uw idee in")
    amira.choose("Wis alles: mijn gegevens en wat ik schreef")
    amira.press("Trek in en wis")
    amira.sees("Uw gegevens zijn gewist")
    amira.finds_no_page(f"/ideeen/{kenmerk}/")


def finds_nothing_of_her(bram: Walker, kenmerk: str) -> None:
    """What is left: that there was something."""
    bram.open(f"/werk/inbreng/{kenmerk}/")
    bram.sees("De brenger heeft de tekst gewist.", "heeft de eigen gegevens gewist")
    bram.sees_nothing_of("oma", "@bewoners.example", "leuning aan beide kanten")


def in_a_week() -> str:
    """Return a day as staff type it."""
    day = clock.today() + timedelta(days=7)
    return f"{day.day}-{day.month}-{day.year}"

"""What Fatma arranges: rules, terms, texts, a file with ideas, teams, and who leaves."""

import pytest

from wijkspil.config.tests.browser.walkers import IN_ARNHEM, Company, Walker

pytestmark = [pytest.mark.browser, IN_ARNHEM]

LIJST = """titel;omschrijving;wijk;datum;status
Een kraan bij de moestuin ({way});Dan hoeven wij niet te slepen.;Klarendal;3-9-2025;open
Een prikbord op het plein ({way});Voor wie geen computer heeft.;Klarendal;4-9-2025;afgewezen
Een bankje ({way});Bij de bus.;Nergenshuizen;5-9-2025;open
"""


def test_fatma_makes_a_rule_terms_and_a_text_that_bram_uses(company: Company) -> None:
    fatma, bram = company.staff("Fatma Faber"), company.staff("Bram Bakker")
    name = company.title("Bij de bibliotheek")

    makes_a_rule_after_a_dry_run(fatma, name)
    changes_a_term(fatma)
    makes_a_text(fatma, name)
    is_offered_the_text(bram, name)
    stops_both(fatma, name)


def test_fatma_reads_in_a_list_of_ideas_and_undoes_it(company: Company) -> None:
    fatma, bram = company.staff("Fatma Faber"), company.staff("Bram Bakker")

    chooses_a_file(fatma, company)
    looks_and_takes_over(fatma, company)
    finds_them(bram, company)
    undoes(fatma, company)
    bram.open("/werk/inbreng/?toon=alles&q=moestuin")
    bram.sees_nothing_of(company.title("Een kraan bij de moestuin"))


def test_fatma_closes_an_account_only_after_its_work_was_handed_over(company: Company) -> None:
    fatma, bram = company.staff("Fatma Faber"), company.staff("Bram Bakker")
    naam, taak = company.title("Guus Gast"), company.title("De sleutel ophalen")

    employs(fatma, naam, f"guus.{company.way.replace(' ', '.')}@arnhem.example")
    puts_in_a_team(fatma, naam)
    gives_a_task(bram, naam, taak)
    cannot_close(fatma, naam, taak)
    hands_over(fatma, naam, taak)
    closes(fatma, naam)
    finds_the_task(bram, taak)


def makes_a_rule_after_a_dry_run(fatma: Walker, name: str) -> None:
    """First she sees what it would have done."""
    fatma.follow("Regels")
    fatma.follow("Nieuwe regel")
    fatma.type("Naam van de regel", name)
    fatma.type("Welke woorden?", "bibliotheek")
    fatma.pick("Naar welk team?", "Stuurgroep wijkgericht werken")
    fatma.press("Probeer op de laatste 100")
    fatma.sees("ergens anders heen gaan", "2026-00126 (Vraag, Presikhaaf-West)")
    fatma.press("Bewaar de regel")
    fatma.sees(name)


def changes_a_term(fatma: Walker) -> None:
    """How soon people hear something."""
    fatma.follow("Termijnen")
    fatma.press("Bewaar de termijnen")


def makes_a_text(fatma: Walker, name: str) -> None:
    """After a look at whether it is easy to read."""
    fatma.follow("Sjablonen")
    fatma.follow("Nieuwe tekst")
    fatma.type("Titel", name)
    fatma.type("Tekst", "Dank u wel, {naam}. Er wordt gekeken naar de openingstijden.")
    fatma.press("Lees na")
    fatma.sees("Wie doet het?")
    fatma.type("Tekst", "Dank u wel, {naam}. Wij kijken naar de openingstijden.")
    fatma.press("Bewaar de tekst")
    fatma.sees(name)


def is_offered_the_text(bram: Walker, name: str) -> None:
    """At any question that waits on him."""
    bram.open("/werk/inbreng/?q=schaduw")
    bram.follow("Meer schaduw op warme dagen")
    bram.follow("Antwoord de brenger")
    bram.pick("Begin met een tekst", name)
    bram.press("Zet in de tekst")
    assert "Wij kijken naar de openingstijden." in bram.tab.get_by_label("Uw antwoord").input_value()


def stops_both(fatma: Walker, name: str) -> None:
    """Nothing is thrown away: a rule and a text only count no more."""
    fatma.press(f"Stop {name}")
    fatma.follow("Regels")
    fatma.press(f"Stop {name}")


def chooses_a_file(fatma: Walker, company: Company) -> None:
    """And says where it comes from; the columns are guessed."""
    fatma.open("/werk/regels/")
    fatma.follow("Lees inbreng in")
    fatma.give_file("Welk bestand?", "lijst.csv", LIJST.format(way=company.way).encode())
    fatma.type("Waar komt dit vandaan?", company.title("Enquête Klarendal 2025"))
    fatma.press("Lees het bestand")
    assert fatma.heading == "Wat staat er in de kolommen?"


def looks_and_takes_over(fatma: Walker, company: Company) -> None:
    """Two can be taken over, one is refused with its reason."""
    fatma.press("Bekijk wat het wordt")
    fatma.sees("Nergenshuizen", company.title("Een kraan bij de moestuin"), "dit gaat niet door")
    fatma.press("Neem over")
    fatma.sees("2")


def finds_them(bram: Walker, company: Company) -> None:
    """With where it came from."""
    bram.open("/werk/inbreng/?toon=alles&q=moestuin")
    bram.follow(company.title("Een kraan bij de moestuin"))
    bram.sees(company.title("Enquête Klarendal 2025"), "Dan hoeven wij niet te slepen.")


def undoes(fatma: Walker, company: Company) -> None:
    """All that nobody worked on."""
    fatma.press("Maak ongedaan")
    fatma.sees("Ongedaan gemaakt")


def employs(fatma: Walker, naam: str, email: str) -> None:
    """With a role in Klarendal."""
    fatma.open("/werk/accounts/")
    fatma.follow("Nieuw account")
    fatma.type("Naam", naam)
    fatma.type("E-mailadres", email)
    fatma.choose("Teamlid")
    fatma.pick("Voor welk gebied?", "Klarendal (wijk)")
    fatma.press("Maak het account")
    fatma.sees(naam, "Klarendal")


def puts_in_a_team(fatma: Walker, naam: str) -> None:
    """A group has the people that she adds."""
    fatma.follow("Teams")
    fatma.follow("Stuurgroep wijkgericht werken")
    fatma.follow("Voeg een collega toe")
    fatma.pick("Wie komt erbij?", naam)
    fatma.press("Voeg toe")
    fatma.sees(naam)


def gives_a_task(bram: Walker, naam: str, taak: str) -> None:
    """So that there is something that somebody must take over."""
    bram.open("/werk/taken/nieuw/")
    bram.type("Wat moet er gebeuren?", taak)
    bram.pick("Waar is het voor?", "Klarendal")
    bram.pick("Wie doet het?", naam)
    bram.type("Wanneer moet het klaar zijn?", "31-12-2030")
    bram.press("Geef de taak")
    bram.sees(taak)


def cannot_close(fatma: Walker, naam: str, taak: str) -> None:
    """The screen says what is still there, and leads on."""
    fatma.open("/werk/accounts/")
    fatma.type("Naam, functie of e-mailadres", naam)
    fatma.press("Zoek")
    fatma.follow(naam)
    fatma.follow("Sluit het account")
    fatma.press("Sluit het account")
    fatma.sees(taak)


def hands_over(fatma: Walker, naam: str, taak: str) -> None:
    """All of it to one successor."""
    fatma.follow("Bekijk wat er loopt en draag het over")
    fatma.sees(taak, "Stuurgroep wijkgericht werken")
    fatma.pick("Wie neemt alles over?", "Nora Nijhuis")
    fatma.press("Draag over")
    fatma.sees("Er loopt niets meer")


def closes(fatma: Walker, naam: str) -> None:
    """Now it can."""
    fatma.follow("Sluit het account")
    fatma.press("Sluit het account")
    fatma.sees(naam)


def finds_the_task(bram: Walker, taak: str) -> None:
    """It has another owner."""
    bram.open("/werk/taken/")
    bram.follow("Van mijn gebied")
    bram.follow(taak)
    bram.sees("Nora Nijhuis")

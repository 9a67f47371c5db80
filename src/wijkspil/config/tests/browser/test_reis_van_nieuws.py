"""What somebody writes below the news: refused by Daan, who is the editor, and judged again by another colleague."""

import pytest

from wijkspil.config.tests.browser.walkers import IN_ARNHEM, Company, Walker

pytestmark = [pytest.mark.browser, IN_ARNHEM]

NIEUWS = "Kijk mee naar het plan voor de speelplek"
REDEN = "Er staat een huisnummer in uw reactie."


def test_a_reaction_that_daan_refuses_is_judged_again_by_nora(company: Company) -> None:
    amira, daan, nora = company.resident("Amira"), company.staff("Daan Dekker"), company.staff("Nora Nijhuis")
    words = company.title("Vraag ook de kinderen van nummer 12")

    reacts_to_the_news(amira, words)
    refuses(daan, words)
    does_not_agree(amira)
    may_not_judge_his_own_refusal(daan, words)
    agrees_with_the_writer(nora, words)
    reads_it_on_the_site(amira, words)
    answers_in_the_name_of_the_gemeente(daan, words)
    takes_it_back(amira, words)


def reacts_to_the_news(amira: Walker, words: str) -> None:
    """From the page of the wijk."""
    amira.open("/wijken/klarendal/")
    amira.follow(NIEUWS)
    amira.follow("Schrijf een reactie")
    amira.type("Uw reactie", words)
    amira.type("Uw e-mailadres", amira.email)
    amira.press("Stuur mijn reactie")
    amira.sees("reactie")


def refuses(daan: Walker, words: str) -> None:
    """With a reason that the writer gets."""
    daan.follow("Reacties")
    daan.follow(words)
    daan.sees("Mag deze reactie op de site?", NIEUWS)
    daan.press("Plaats niet")
    daan.sees("Vul een reden in.")
    daan.type("Waarom niet?", REDEN)
    daan.press("Plaats niet")


def does_not_agree(amira: Walker) -> None:
    """By the link in the mail that tells why."""
    amira.follows_mail("/reactie/")
    amira.sees(REDEN)
    amira.type("Waarom moet uw reactie op de site?", "Er staat geen straat bij. Niemand weet welk huis het is.")
    amira.press("Ik ben het er niet mee eens")


def may_not_judge_his_own_refusal(daan: Walker, words: str) -> None:
    """He sees that a colleague decides."""
    daan.open("/werk/reacties/")
    daan.follow(words)
    daan.sees("De schrijver is het er niet mee eens", "Een collega beslist")
    assert not daan.tab.get_by_role("button", name="Beslis", exact=True).count()


def agrees_with_the_writer(nora: Walker, words: str) -> None:
    """Puts it on the site after all."""
    nora.follow("Reacties")
    nora.follow(words)
    nora.choose("De schrijver heeft gelijk: zet de reactie op de site")
    nora.type("Uw uitleg", "U hebt gelijk. Uw reactie staat nu op de site.")
    nora.press("Beslis")


def reads_it_on_the_site(amira: Walker, words: str) -> None:
    """And why, in the mail."""
    amira.opens_mail()
    amira.sees("U hebt gelijk.")
    amira.open("/wijken/klarendal/")
    amira.follow(NIEUWS)
    amira.sees(words)


def answers_in_the_name_of_the_gemeente(daan: Walker, words: str) -> None:
    """With his name and what he does."""
    daan.open("/werk/reacties/")
    daan.follow(words)
    daan.type("Uw antwoord", "Dat doen wij. Wij gaan naar de school.")
    daan.press("Zet mijn antwoord op de site")
    daan.open("/wijken/klarendal/")
    daan.follow(NIEUWS)
    daan.sees(words, "Dat doen wij. Wij gaan naar de school.", "Daan Dekker")


def takes_it_back(amira: Walker, words: str) -> None:
    """With the same link; the answer to it goes too."""
    amira.follows_mail("/reactie/")
    amira.press("Trek in en wis")
    amira.open("/wijken/klarendal/")
    amira.follow(NIEUWS)
    amira.sees_nothing_of(words)

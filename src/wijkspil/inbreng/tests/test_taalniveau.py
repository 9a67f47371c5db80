"""The check of a text finds what makes it hard to read, says where, and leaves a good text alone."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkspil.demo.ideeen import IDEEEN
from wijkspil.inbreng.taalniveau import SHOWN, Soort, lees_na, woorden, zinnen

GOOD = [
    "Dank u wel voor uw idee. Wij zetten in mei twee bankjes neer bij de speeltuin. Kom u kijken?",
    "Wij kunnen dit nu niet betalen. Het geld voor dit jaar is op. In januari kijken wij opnieuw.",
    "Goed dat u dit vertelt. Bram belt u op dinsdag 3 maart, om 9.30 uur. Is dat niet handig? Bel dan 026 000 00 12.",
    "De woningcorporatie gaat over deze deur. Wij hebben uw vraag daar neergelegd. Zij bellen u deze week.",
    "Het gebied wordt groen. De gemeente wordt de eigenaar. Dat bericht komt in de krant.",
    "Bekijk het plan op https://www.arnhem.example/plannen/verkeersveiligheidsmaatregelen-in-klarendal.",
    "De projectmedewerker participatie komt langs.",
]


@pytest.mark.parametrize("text", GOOD)
def test_a_good_text_gets_no_hint(text):
    assert lees_na(text) == []


def test_the_answers_of_the_demo_are_easy_to_read():
    for idee in IDEEEN:
        for text in (idee.antwoord, idee.klaar):
            assert lees_na(text) == [], idee.titel


def kinds(text):
    return [hint.soort for hint in lees_na(text)]


HARD = [
    ("Uw aanvraag wordt binnen zes weken beoordeeld.", Soort.LIJDEND, "wordt beoordeeld", ""),
    ("De bank werd vorige week geplaatst.", Soort.LIJDEND, "werd geplaatst", ""),
    ("De paden worden in mei aangelegd.", Soort.LIJDEND, "worden aangelegd", ""),
    ("Het idee zal worden meegenomen.", Soort.LIJDEND, "worden meegenomen", ""),
    ("Wij doen dit middels een brief.", Soort.MOEILIJK_WOORD, "middels", "met"),
    ("U kunt reeds nu bellen.", Soort.MOEILIJK_WOORD, "reeds", "al"),
    ("Dit is ten behoeve van de buurt.", Soort.MOEILIJK_WOORD, "ten behoeve van", "voor"),
    ("U kunt uw plan indienen.", Soort.MOEILIJK_WOORD, "indienen", "sturen"),
    ("Wij vinden participatie fijn.", Soort.MOEILIJK_WOORD, "participatie", "meedoen"),
    ("Sorry voor het wachten.", Soort.MOEILIJK_WOORD, "Sorry", ""),
    ("Wil je meedoen?", Soort.JE, "je", "u"),
    ("Neem jouw buren mee.", Soort.JE, "jouw", "uw"),
    ("Dit gaat over de herinrichtingswerkzaamheden.", Soort.LANG_WOORD, "herinrichtingswerkzaamheden", ""),
]


@pytest.mark.parametrize(("zin", "soort", "woord", "beter"), HARD)
def test_a_hard_sentence_gets_one_hint_about_it(zin, soort, woord, beter):
    hints = lees_na(f"Dank u wel. {zin} Tot dan.")
    assert [(hint.soort, hint.zin, hint.woord, hint.beter) for hint in hints] == [(soort, zin, woord, beter)]


def test_a_long_sentence():
    words = "wij gaan met u en de buren kijken of er in de straat nog plek is voor een bank"
    assert kinds(f"{words}.") == []
    (hint,) = lees_na(f"{words} en ook voor een boom.")
    assert (hint.soort, hint.aantal) == (Soort.LANGE_ZIN, 24)


def test_long_sentences_on_average():
    zin = "Wij gaan met u en de buren kijken of er in de straat nog plek is voor bankjes."
    hints = lees_na(" ".join([zin, zin.replace("bankjes", "bomen"), zin.replace("bankjes", "planten en struiken")]))
    assert [hint.soort for hint in hints] == [Soort.GEMIDDELD]
    assert "struiken" in hints[0].zin


def test_the_same_word_once():
    assert kinds("Wij doen dit middels een brief. En dat middels een mail.") == [Soort.MOEILIJK_WOORD]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Een. Twee! Drie? Vier", ["Een.", "Twee!", "Drie?", "Vier"]),
        ("Kom bijv. op 3 mei om 9.30 uur. Tot dan.", ["Kom bijv. op 3 mei om 9.30 uur.", "Tot dan."]),
        ("Het kost € 1.500,50. Dat is veel.", ["Het kost € 1.500,50.", "Dat is veel."]),
        ("Bel dhr. J. Jansen, tel. 026 000 00 01. Of mail.", ["Bel dhr. J. Jansen, tel. 026 000 00 01.", "Of mail."]),
        ("- een bank\n- een boom\n\nKlaar", ["een bank", "een boom", "Klaar"]),
        ("Dit is o.a. voor u. Ja.", ["Dit is o.a. voor u.", "Ja."]),
        ("Hij zei ‘nee.’ Wij zeiden ‘ja.’", ["Hij zei ‘nee.", "Wij zeiden ‘ja.’"]),
        ("", []),
        (" \n \t", []),
    ],
)
def test_where_sentences_end(text, expected):
    assert zinnen(text) == expected


def test_words():
    assert woorden("{naam} uit Sint-Marten, mail naar a@b.example of zie https://x.example/y voor 2 foto's") == [
        *("{naam}", "uit", "Sint-Marten", "mail", "naar", "of", "zie", "voor", "2", "foto's")
    ]


@given(st.text(max_size=400))
def test_any_text_is_read_and_every_hint_quotes_it(text):
    for hint in lees_na(text):
        quoted = hint.zin.rstrip("…")
        assert len(hint.zin) <= SHOWN
        assert quoted.strip() in text
        assert all(part.lower() in text.lower() for part in hint.woord.split())


@given(st.lists(st.sampled_from([zin for text in GOOD for zin in zinnen(text)]), max_size=6))
def test_good_sentences_stay_good_in_any_order(sentences):
    assert lees_na("\n".join(sentences)) == []


@pytest.mark.parametrize(
    "text", ["a" * 10**6, "ge" * 10**6, "wordt " * 10**6, "a.b." * 10**6, "x@" * 10**6, "(" * 10**6]
)
def test_a_text_that_is_far_too_long_takes_no_time(text):
    before = perf_counter()
    lees_na(text)
    zinnen(text[: 10**5])
    woorden(text[: 10**5])
    assert perf_counter() - before < 5  # seconds; it takes a few hundredths, a quadratic search takes minutes

"""What people bring in: the public lists, the pages behind a secret link, and what staff do with it."""

from playwright.sync_api import Page

from wijkspil.config.tests.browser.cast import bram, wijk
from wijkspil.config.tests.browser.people import BEHEERDER, TEAMLID
from wijkspil.config.tests.browser.screen import FOUTEN, Screen, choose_first, fill, hidden, open_all, press, steps
from wijkspil.inbreng import actions
from wijkspil.inbreng.models import Hulpaanbod, Inbreng, Routeregel, Sjabloon
from wijkspil.inbreng.status import HulpState
from wijkspil.inbreng.testkit import (
    BUUR,
    answered,
    asked_to_help,
    asked_to_support,
    bringer,
    confirmed,
    content,
    merged,
    offered,
    promised,
    proposed,
    published,
    shared,
    supported,
    with_document,
    with_photo,
)
from wijkspil.wijken.models import Area

ANSWER = steps(choose_first("outcome"), fill(tekst="De bank komt er in het voorjaar."))
HARD_TO_READ = fill(tekst="Uw aanvraag wordt beoordeeld. Dat doen wij middels een brief.")

PICTURED = ("met foto", "met foto en intussen veranderd", "met document")
FOR_JOURNEYS = ("Een lamp in de tunnel", "Een klok op het plein")  # each is answered by a test


def this_quarter(tab: Page) -> None:
    """Choose the quarter that is not over yet."""
    tab.locator('main [name="kwartaal"]').select_option(index=0)


SCREENS = [
    Screen("/ideeen/"),
    Screen("/ideeen/", "leeg", query="?wijk=&thema=groen&stand=niet"),
    Screen("/ideeen/", "meeste steun", query="?volgorde=steun&soort=idee"),
    Screen("/en/ideeen/"),
    Screen("/ideeen/per-wijk/"),
    Screen("/hoe-snel-antwoorden-wij/"),
    Screen("/hoe-snel-antwoorden-wij/", "dit kwartaal", first=steps(this_quarter, press("Toon"))),
    Screen("/ideeen/<kenmerk>/"),
    Screen("/ideeen/<kenmerk>/", "beantwoord"),
    Screen("/ideeen/<kenmerk>/", "met foto"),
    Screen("/ideeen/<kenmerk>/steunen/"),
    Screen("/ideeen/<kenmerk>/steunen/", FOUTEN, first=press()),
    Screen("/ideeen/<kenmerk>/helpen/"),
    Screen("/ideeen/<kenmerk>/helpen/", FOUTEN, first=press()),
    Screen("/hulp/<code>/"),
    Screen("/hulp/<code>/", "bevestigd"),
    Screen("/hulp/<code>/", "beantwoord"),
    Screen("/ideeen/<kenmerk>/kijk-in-uw-mail/"),
    Screen("/steun/<code>/"),
    Screen("/steun/<code>/", "bevestigd"),
    Screen("/steun/<code>/", "werkt niet meer", status=404),
    Screen("/gewist/"),
    Screen("/wijken/<wijk>/ideeen/"),
    Screen("/wijken/<wijk>/ideeen/", "leeg"),
    Screen("/bevestig/<code>/"),
    Screen("/bevestig/<code>/", "bevestigd"),
    Screen("/volg/<code>/"),
    Screen("/volg/<code>/", FOUTEN, first=press("Verstuur")),
    Screen("/volg/<code>/", "beantwoord"),
    Screen("/volg/<code>/", "ingetrokken"),
    Screen("/volg/<code>/aanpassen/"),
    Screen("/volg/<code>/aanpassen/", FOUTEN, first=steps(fill(titel=""), press())),
    Screen("/volg/<code>/aanpassen/", "staat op de site"),
    Screen("/volg/<code>/aanpassen/", "intussen veranderd", first=steps(hidden(version="1"), press())),
    Screen("/volg/<code>/aanpassen/", "beantwoord"),
    Screen("/volg/<code>/", "met foto"),
    Screen("/volg/<code>/bijlagen/"),
    Screen("/volg/<code>/bijlagen/", FOUTEN, first=press("Voeg toe")),
    Screen("/volg/<code>/bijlagen/", "met foto"),
    Screen("/volg/<code>/bijlagen/<pk>/", "met foto"),
    Screen("/volg/<code>/bijlagen/<pk>/", "met foto en fouten", first=steps(fill(alt=""), press("Bewaar"))),
    Screen("/volg/<code>/bijlagen/<pk>/", "met document"),
    Screen("/volg/<code>/bijlagen/<pk>/weghalen/", "met foto"),
    Screen("/volg/<code>/intrekken/"),
    Screen("/volg/<code>/intrekken/", FOUTEN, first=press("Trek in en wis")),
    Screen("/werk/inbreng/", by=TEAMLID),
    Screen("/werk/inbreng/", "beantwoord", query="?toon=beantwoord", by=TEAMLID),
    Screen("/werk/inbreng/", "alles", query="?toon=alles", by=TEAMLID),
    Screen("/werk/inbreng/", "niets gevonden", query="?q=eenwoorddatnergensstaat", by=TEAMLID),
    Screen("/werk/inbreng/noteren/", by=TEAMLID, first=open_all),
    Screen("/werk/inbreng/noteren/", FOUTEN, by=TEAMLID, first=press("Bewaar")),
    Screen("/werk/inbreng/<kenmerk>/", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/", "beantwoord", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/", "ingetrokken", by=TEAMLID),
    Screen(
        "/werk/inbreng/<kenmerk>/",
        FOUTEN,
        by=TEAMLID,
        first=press("Bewaar de notitie"),
        lands="/werk/inbreng/<kenmerk>/notitie/",
    ),
    Screen("/werk/inbreng/<kenmerk>/", "met hulp", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/hulp/<pk>/", "met hulp", by=TEAMLID),
    Screen(
        "/werk/inbreng/<kenmerk>/hulp/<pk>/",
        "met hulp en fouten",
        by=TEAMLID,
        first=press("Verstuur het antwoord"),
    ),
    Screen("/werk/inbreng/<kenmerk>/", "met toezeggingen", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/hulp-vragen/", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/hulp-vragen/", FOUTEN, by=TEAMLID, first=press("Bewaar")),
    *(
        Screen("/werk/inbreng/<kenmerk>/toezegging/<pk>/<step>/", f"met toezeggingen {name}".strip(), by=TEAMLID)
        for name in ("", "gedaan", "niet")
    ),
    Screen("/volg/<code>/", "met toezeggingen"),
    Screen("/volg/<code>/op-de-site/", "nog niet openbaar"),
    Screen("/werk/inbreng/<kenmerk>/", "met verband", by=TEAMLID, first=open_all),
    Screen("/werk/inbreng/<kenmerk>/hoort-bij/", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/hoort-bij/", FOUTEN, by=TEAMLID, first=press("Leg het verband")),
    Screen("/werk/inbreng/<kenmerk>/", "wacht op samenvoegen", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/", "samengevoegd", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/samenvoegen/", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/samenvoegen/", FOUTEN, by=TEAMLID, first=press("Vraag het beide brengers")),
    Screen("/werk/inbreng/<kenmerk>/samenvoegen/<pk>/toestemming/", "wacht op samenvoegen", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/samenvoegen/<pk>/ongedaan/", "samengevoegd", by=TEAMLID),
    Screen("/samen/<code>/"),
    Screen("/samen/<code>/", "niet openbaar"),
    Screen("/samen/<code>/", "samengevoegd"),
    Screen("/werk/inbreng/<kenmerk>/splitsen/", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/splitsen/", FOUTEN, by=TEAMLID, first=press("Splits")),
    Screen("/werk/inbreng/<kenmerk>/", "met foto", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/bijlagen/", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/bijlagen/", FOUTEN, by=TEAMLID, first=press("Voeg toe")),
    Screen("/werk/inbreng/<kenmerk>/bijlagen/<pk>/", "met foto", by=TEAMLID),
    Screen(
        "/werk/inbreng/<kenmerk>/bijlagen/<pk>/",
        "met foto en intussen veranderd",
        by=TEAMLID,
        first=steps(hidden(version="1"), press("Bewaar")),
    ),
    Screen("/werk/inbreng/<kenmerk>/bijlagen/<pk>/", "met document", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/bijlagen/<pk>/weghalen/", "met foto", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/toewijzen/", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/verplaatsen/", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/<name>/", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/<name>/", FOUTEN, by=TEAMLID, first=press("Verstuur het antwoord")),
    Screen(
        "/werk/inbreng/<kenmerk>/<name>/",
        "de mail eerst bekijken",
        by=TEAMLID,
        first=steps(ANSWER, press("Bekijk de mail eerst")),
    ),
    Screen(
        "/werk/inbreng/<kenmerk>/<name>/",
        "intussen veranderd",
        by=TEAMLID,
        first=steps(ANSWER, hidden(version="1"), press("Verstuur het antwoord")),
    ),
    Screen(
        "/werk/inbreng/<kenmerk>/<name>/",
        "met een sjabloon",
        by=TEAMLID,
        first=steps(choose_first("sjabloon"), press("Zet in de tekst")),
    ),
    Screen("/werk/inbreng/<kenmerk>/<name>/", "oppakken", by=TEAMLID),
    Screen("/werk/inbreng/<kenmerk>/<name>/", "niet plaatsen", by=TEAMLID),
    Screen(
        "/werk/inbreng/<kenmerk>/<name>/",
        "geweigerd",
        by=TEAMLID,
        first=steps(fill(tekst="Klaar."), press("Rond af")),
    ),
    Screen("/werk/regels/", by=BEHEERDER),
    Screen("/werk/regels/nieuw/", by=BEHEERDER),
    Screen("/werk/regels/nieuw/", FOUTEN, by=BEHEERDER, first=press()),
    Screen("/werk/regels/<pk>/", by=BEHEERDER),
    Screen("/werk/sjablonen/", by=BEHEERDER),
    Screen("/werk/sjablonen/nieuw/", by=BEHEERDER),
    Screen("/werk/sjablonen/nieuw/", FOUTEN, by=BEHEERDER, first=press("Bewaar de tekst")),
    Screen("/werk/sjablonen/<pk>/", by=BEHEERDER),
    Screen("/werk/sjablonen/<pk>/", "nagelezen", by=BEHEERDER, first=steps(HARD_TO_READ, press("Lees na"))),
    Screen("/werk/termijnen/", by=BEHEERDER),
]


def examples() -> dict[str, object]:
    """An idea in each state."""
    for titel in FOR_JOURNEYS:
        confirmed(wijk(), titel)
    waiting, done, withdrawn = confirmed(wijk()), answered(bram(), wijk(), public=False), _withdrawn()
    liked = published(bram(), wijk(), "Een picknicktafel")
    pictured = published(bram(), wijk(), "Een muur vol planten")
    photo, document = with_photo(pictured), with_document(pictured)
    pictured.refresh_from_db()
    actions.judge_photo(actor=bram(), bijlage=photo, version=pictured.version, alt=photo.alt, is_public=True)
    hidden_photo = with_photo(pictured, alt="", width=300)
    offer = offered(liked, "Ik kan goed timmeren.", "timmerman@bewoners.example")
    public = Inbreng.objects.filter(publication="openbaar")
    ideas_of = set(Inbreng.objects.values_list("area", flat=True))
    return {
        "ideeen/<kenmerk>": public.filter(state="ontvangen").first().kenmerk,
        "ideeen/<kenmerk> beantwoord": public.filter(state="afgerond").first().kenmerk,
        "wijken/<wijk> leeg": Area.objects.filter(niveau__is_wijk=True).exclude(pk__in=ideas_of).first().slug,
        "bevestig/<code>": shared(wijk()).code,
        "bevestig/<code> bevestigd": waiting.code,
        "volg/<code>": waiting.code,
        "volg/<code> beantwoord": done.code,
        "volg/<code> ingetrokken": withdrawn.code,
        "volg/<code> staat op de site": liked.code,
        "steun/<code>": asked_to_support(liked).code,
        "steun/<code> bevestigd": supported(liked, "buurvrouw@bewoners.example").code,
        "steun/<code> werkt niet meer": "x" * 30,
        "hulp/<code>": asked_to_help(liked).code,
        "hulp/<code> bevestigd": offer.code,
        "hulp/<code> beantwoord": _answered_offer(liked).code,
        "inbreng/<kenmerk> met hulp": liked.kenmerk,
        "inbreng/<kenmerk> met hulp en fouten": liked.kenmerk,
        "hulp/<pk>": offer.pk,
        **_kept_by_staff(),
        "ideeen/<kenmerk> met foto": pictured.kenmerk,
        **{f"volg/<code> {state}": pictured.code for state in ("met foto", "met foto en fouten", "met document")},
        **{f"inbreng/<kenmerk> {state}": pictured.kenmerk for state in PICTURED},
        "bijlagen/<pk>": hidden_photo.pk,
        "bijlagen/<pk> met document": document.pk,
        "regels/<pk>": Routeregel.objects.first().pk,
        "sjablonen/<pk>": Sjabloon.objects.first().pk,
        "inbreng/<kenmerk>": waiting.kenmerk,
        "inbreng/<kenmerk> beantwoord": done.kenmerk,
        "inbreng/<kenmerk> ingetrokken": withdrawn.kenmerk,
        "<kenmerk>/<name>": "antwoord",
        "<kenmerk>/<name> oppakken": "oppakken",
        "<kenmerk>/<name> niet plaatsen": "niet-plaatsen",
        "<kenmerk>/<name> geweigerd": "afronden",
    }


def _kept_by_staff() -> dict[str, object]:
    return _promised() | _split() | _merges()


def _promised() -> dict[str, object]:
    idea = confirmed(wijk(), "Een hek om de vijver")
    first = promised(bram(), idea, "de school", days=-3, for_bringer=True)
    promised(bram(), idea, bram().account)
    return {
        "volg/<code> met toezeggingen": idea.code,
        "inbreng/<kenmerk> met toezeggingen": idea.kenmerk,
        "inbreng/<kenmerk> met toezeggingen gedaan": idea.kenmerk,
        "inbreng/<kenmerk> met toezeggingen niet": idea.kenmerk,
        "toezegging/<pk>": first.pk,
        "<pk>/<step>": "toegezegd",
        "<pk>/<step> met toezeggingen gedaan": "gedaan",
        "<pk>/<step> met toezeggingen niet": "niet",
    }


def _split() -> dict[str, object]:
    idea = confirmed(wijk(), "Een kraan en een kast")
    part = content(wijk(), "Een kast")
    new = actions.split(actor=bram(), inbreng=idea, version=idea.version, part=part, tekst="Apart is beter.")
    return {"volg/<code> nog niet openbaar": new.code, "inbreng/<kenmerk> met verband": idea.kenmerk}


def _merges() -> dict[str, object]:
    stays, hidden = published(bram(), wijk(), "Een trap naar het water"), confirmed(wijk(), "Trap", BUUR)
    waits = proposed(bram(), hidden, stays)
    goes = confirmed(wijk(), "Een trapje", BUUR)
    done = merged(bram(), goes, stays)
    asked, other = waits.instemmingen.get(inbreng=hidden), waits.instemmingen.get(inbreng=stays)
    return {
        "samen/<code>": asked.code,
        "samen/<code> niet openbaar": other.code,
        "samen/<code> samengevoegd": done.instemmingen.first().code,
        "inbreng/<kenmerk> wacht op samenvoegen": hidden.kenmerk,
        "samenvoegen/<pk> wacht op samenvoegen": waits.pk,
        "inbreng/<kenmerk> samengevoegd": goes.kenmerk,
        "samenvoegen/<pk> samengevoegd": done.pk,
    }


def _answered_offer(inbreng: Inbreng) -> Hulpaanbod:
    offer = offered(inbreng, "Ik wil planten.", "tuinier@bewoners.example")
    return actions.answer_offer(actor=bram(), offer=offer, to=HulpState.AFGESPROKEN, tekst="Graag. Kom zaterdag.")


def _withdrawn() -> Inbreng:
    idea = confirmed(wijk(), "Een derde bank")
    actions.withdraw(actor=bringer(idea), inbreng=idea, keep_text=False)
    idea.refresh_from_db()
    return idea

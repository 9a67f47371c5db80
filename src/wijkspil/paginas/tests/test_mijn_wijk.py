"""Mijn wijk: who works for a wijk, its story, its ideas and its news, in at most twelve queries."""

import json
import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache

from wijkspil.aanspreekpunten.models import Aanspreekpunt, Wisseling
from wijkspil.core import clock
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import SINCE, make_person
from wijkspil.paginas.testkit import make_news, make_photo, make_story
from wijkspil.wijken.models import Kerncijfers


def contact(area, **fields):
    values = {
        "postbus": "Loket wijken",
        "rol": "Loket",
        "telefoon": "026 000 00 09",
        "valid_from": SINCE,
        "visible_from": SINCE,
    }
    return Aanspreekpunt.objects.create(area=area, **{**values, **fields})


def test_contacts_come_before_story_ideas_and_news(page, klarendal, arnhem):
    contact(arnhem.klarendal)
    make_news(klarendal)
    shown = page("/wijken/klarendal/")
    assert shown.heading == "Klarendal"
    assert "Klarendal is een groene wijk." in shown.paragraphs
    wanted = ["Uw aanspreekpunten", "Loket wijken", "Het verhaal van Klarendal", "Ideeën, wensen en vragen", "Nieuws"]
    assert [heading for heading in shown.headings if heading in wanted] == wanted
    assert [h for h in shown.headings if h in {"Ontstaan", "Leven nu", "Dromen"}] == ["Ontstaan", "Leven nu", "Dromen"]


def test_contacts_come_before_the_figures(page, klarendal, arnhem):
    contact(arnhem.klarendal)
    Kerncijfers.objects.create(area=arnhem.klarendal, jaar=2024, inwoners=7285)
    headings = page("/wijken/klarendal/").headings
    assert headings.index("Loket wijken") < headings.index("In het kort") < headings.index("Het verhaal van Klarendal")


def test_among_many_contacts_the_question_leads_to_the_right_one(page, klarendal, arnhem):
    for waarvoor in ("al uw vragen", "groen, straten en speelplekken"):
        contact(arnhem.klarendal, waarvoor=waarvoor)
    assert "Waar gaat uw vraag over?" not in page("/wijken/klarendal/").headings, "two are seen at a glance"
    third = contact(arnhem.klarendal, rol="wijkregisseur veiligheid")
    shown = page("/wijken/klarendal/")
    assert shown.links["Wijkregisseur veiligheid"] == f"#aanspreekpunt-{third.pk}"
    assert f'<li id="aanspreekpunt-{third.pk}">' in shown.html
    assert "Groen, straten en speelplekken" in shown.links


def test_shows_who_comes_next(page, klarendal, arnhem):
    end = clock.today() + timedelta(days=10)
    contact(arnhem.klarendal, postbus="Oud loket", valid_until=end)
    contact(arnhem.klarendal, postbus="Nieuw loket", valid_from=end)
    shown = page("/wijken/klarendal/")
    assert any("Daarna: Nieuw loket" in line for line in shown.having_class("wijk-geldig"))
    assert shown.headings.index("Straks uw aanspreekpunt") < shown.headings.index("Nieuw loket")


def test_an_announced_change_is_told_and_a_concept_is_not(page, klarendal, arnhem):
    tomorrow = clock.today() + timedelta(days=1)
    change = Wisseling.objects.create(
        area=arnhem.stad,
        titel="Nieuwe mensen",
        valid_from=tomorrow,
        visible_from=clock.today(),
        tekst_bewoners="Er komen andere mensen.",
        namens="Stuurgroep",
        ondertekenaar="M. Jansen",
    )
    assert "Er komen andere mensen." not in page("/wijken/klarendal/").text
    Wisseling.objects.filter(pk=change.pk).update(decided_at=clock.now())
    assert "Er komen andere mensen." in page("/wijken/klarendal/").text


def test_without_anybody_the_central_number_is_there(page, klarendal, arnhem):
    assert arnhem.gemeente.telefoon in page("/wijken/klarendal/").text


def test_care_questions_go_to_the_sociaal_wijkteam(page, klarendal):
    assert "Heeft u hulp of zorg nodig voor uzelf?" in page("/wijken/klarendal/").headings


def test_a_wijk_without_story_tells_that_of_the_area_above(page, site, arnhem):
    make_story(arnhem.noord)
    shown = page("/wijken/klarendal/")
    assert "Dit verhaal gaat over heel Noord. Klarendal hoort daarbij." in shown.text
    assert "Noord is een groene wijk." not in shown.text, "the sentence below the name is about the wijk itself"
    assert "Wijk in Noord." in shown.paragraphs


def test_a_draft_is_not_shown(page, klarendal):
    klarendal.unpublish()
    assert "Het verhaal van Klarendal" not in page("/wijken/klarendal/").headings


def test_figures_name_their_source_and_year(page, klarendal, arnhem):
    Kerncijfers.objects.create(area=arnhem.klarendal, jaar=2024, inwoners=7285, woningen=4144)
    shown = page("/wijken/klarendal/")
    assert "7.285" in shown.text
    assert "Bron: CBS, 2024." in shown.paragraphs


def test_figures_of_the_area_above_say_so(page, klarendal, arnhem):
    Kerncijfers.objects.create(area=arnhem.noord, jaar=2024, inwoners=28490)
    assert "Cijfers van heel Noord. Bron: CBS, 2024." in page("/wijken/klarendal/").paragraphs


def test_news_of_this_wijk_and_for_all_but_not_of_another(page, klarendal, arnhem):
    make_news(klarendal, title="Hier")
    make_news(title="Overal")
    make_news(make_story(arnhem.presikhaaf_west), title="Elders")
    headings = page("/wijken/klarendal/").headings
    assert {"Hier", "Overal"} <= set(headings)
    assert "Elders" not in headings


def test_every_list_has_an_empty_state(page, klarendal):
    shown = page("/wijken/klarendal/")
    assert {"Hier staat nog niets", "Er is nog geen nieuws"} <= set(shown.headings)


@pytest.mark.parametrize("address", ["/wijken/bestaat-niet/", "/wijken/arnhem/", "/en/wijken/bestaat-niet/"])
def test_unknown_area_and_the_whole_gemeente_are_not_there(page, site, address):
    page(address, status=404)


def test_a_renamed_wijk_redirects(page, klarendal, arnhem):
    arnhem.klarendal.slug = "klarendal-nieuw"
    arnhem.klarendal.save()
    assert page("/wijken/klarendal/", goes_to="/wijken/klarendal-nieuw/").heading == "Klarendal"


def test_an_ended_wijk_says_what_came_instead(page, klarendal, arnhem):
    today = clock.today()
    arnhem.klarendal.valid_until = today
    arnhem.klarendal.save()
    arnhem.st_marten.valid_from = today
    arnhem.st_marten.save()
    gone = page("/wijken/klarendal/", status=410)
    assert gone.heading == "Klarendal bestaat niet meer als wijk"
    assert gone.links["St. Marten"] == "/wijken/st-marten/"


def test_english_page_marks_dutch_texts(page, klarendal):
    shown = page("/en/wijken/klarendal/")
    assert "Your contacts" in shown.headings
    assert '<div class="wijk-rijketekst" lang="nl">' in shown.html


def test_linked_data_names_place_organisation_and_contacts(page, klarendal, arnhem):
    contact(arnhem.klarendal)
    html = page("/wijken/klarendal/").html
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    place, organisation = json.loads(found[1])["@graph"]
    assert (place["@type"], place["name"]) == ("Place", "Klarendal")
    assert organisation["@type"] == "GovernmentOrganization"
    assert [point["telephone"] for point in organisation["contactPoint"]] == ["026 000 00 09"]


def test_at_most_twelve_queries_with_photos_in_every_part(page, site, arnhem, query_budget):
    photo = {"foto": make_photo(), "alt": "Een plein.", "bijschrift": ""}
    part = [("foto", photo), ("tekst", "<p>Tekst.</p>"), ("foto", photo)]
    story = make_story(arnhem.klarendal, ontstaan=part, leven=part, dromen=part)
    for number in range(6):
        make_news(story, title=f"Bericht {number}")
    for number in range(5):
        person = make_person(f"Medewerker{number}", Rol.TEAMLID, arnhem.noord)
        contact(arnhem.noord, postbus="", account=person.account)
    Kerncijfers.objects.create(area=arnhem.klarendal, jaar=2024, inwoners=7285)
    page("/wijken/klarendal/")  # makes the renditions
    cache.clear()
    with query_budget(12):
        page("/wijken/klarendal/")


def test_photos_have_text_maker_and_size_and_wait_until_they_are_seen(page, site, arnhem):
    photo = {
        "foto": make_photo(maker="Wijkarchief", jaar=1998),
        "alt": "Een plein met bomen.",
        "bijschrift": "Het plein.",
    }
    make_story(arnhem.klarendal, leven=[("foto", photo)])
    shown = page("/wijken/klarendal/")
    assert "Het plein. Beeld: Wijkarchief, 1998" in shown.text
    image = next(element for element in shown.document.iter("img") if element.get("alt") == "Een plein met bomen.")
    assert image.get("loading") == "lazy"
    assert int(image.get("width", 0)) > 0
    assert int(image.get("height", 0)) > 0
    assert image.get("srcset")


def test_video_is_a_picture_with_a_link_and_words_for_who_cannot_see_it(page, site, arnhem):
    video = {"titel": "Wandeling", "adres": "https://video.arnhem.example/1", "beeld": make_photo()}
    make_story(arnhem.klarendal, leven=[("video", {**video, "tekst": "We lopen langs de molen."})])
    shown = page("/wijken/klarendal/")
    assert shown.links["Bekijk de video: Wandeling"] == "https://video.arnhem.example/1"
    assert not re.findall(r'(?:src|srcset)="https?://', shown.html)
    assert "We lopen langs de molen." in shown.text


def test_the_date_decides_and_nothing_switches_at_night(page, klarendal, arnhem, monkeypatch):
    switch = date(2026, 9, 1)
    contact(arnhem.klarendal, postbus="Wijkmanagement", valid_until=switch)
    contact(arnhem.klarendal, postbus="Gebiedstafel", valid_from=switch, visible_from=switch)
    monkeypatch.setattr(clock, "today", lambda: date(2026, 8, 31))
    before = page("/wijken/klarendal/")
    monkeypatch.setattr(clock, "today", lambda: switch)
    after = page("/wijken/klarendal/")
    assert "Wijkmanagement" in before.headings
    assert "Gebiedstafel" not in before.text
    assert "Gebiedstafel" in after.headings
    assert "Wijkmanagement" not in after.headings

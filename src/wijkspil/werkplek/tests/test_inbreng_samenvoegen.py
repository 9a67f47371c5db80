"""Staff propose to merge, bringers say yes or no by their link, staff can undo it; visitors are led on."""

import pytest

from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng, Instemming, Samenvoeging

pytestmark = pytest.mark.django_db


@pytest.fixture
def blijft(arnhem, bram):
    return testkit.published(bram.actor, arnhem.klarendal)


@pytest.fixture
def weg(arnhem, bram):
    idee = testkit.confirmed(arnhem.klarendal, "Zitplekken bij de speeltuin", testkit.BUUR)
    return actions.publish(actor=bram.actor, inbreng=idee, version=idee.version)


def link(inbreng):
    return f"/samen/{Instemming.objects.get(inbreng=inbreng).code}/"


def test_from_the_proposal_to_one_page(bram, page, weg, blijft):
    form = bram.page(f"/werk/inbreng/{weg.kenmerk}/").follow("Voeg dit samen met een ander")
    assert form.submit("Vraag het beide brengers").errors == ["Vul het nummer in."]
    shown = form.submit("Vraag het beide brengers", other=blijft.kenmerk, goes_to="*")
    assert "Samenvoegen: wij wachten op antwoord" in shown.headings
    assert "Samenvoegen: wij wachten op antwoord" in bram.page(f"/werk/inbreng/{blijft.kenmerk}/").headings
    first = page(link(weg))
    assert "Bankjes bij de speeltuin" in first.links, "what stands on the site may be read first"
    waits = first.submit("Ja, dit mag samen", goes_to=link(weg))
    assert "U zei ja" in waits.headings
    page(f"/ideeen/{weg.kenmerk}/")
    assert "U gaat samen verder" in page(link(blijft)).submit("Ja, dit mag samen", goes_to=link(blijft)).headings
    led_on = page(f"/ideeen/{weg.kenmerk}/", goes_to=f"/ideeen/{blijft.kenmerk}/")
    assert "1 ander wil dit ook" in led_on.text
    assert page(f"/volg/{weg.code}/").follow("Bankjes bij de speeltuin").url == led_on.url
    assert "Dit gaat verder bij een ander" in bram.page(f"/werk/inbreng/{weg.kenmerk}/").headings


def test_opening_the_link_does_nothing(bram, page, weg, blijft):
    testkit.proposed(bram.actor, weg, blijft)
    page(link(weg))
    page.post(link(weg), {"antwoord": "misschien"})
    assert not Instemming.objects.exclude(answer="").exists()


def test_a_no_and_an_answer_that_comes_too_late(bram, page, weg, blijft):
    testkit.proposed(bram.actor, weg, blijft)
    late = page(link(blijft))
    said = page(link(weg)).submit("Nee, liever niet", goes_to=link(weg))
    assert "Dit gaat nu niet samen" in said.headings
    shown = late.submit("Ja, dit mag samen")
    assert "Dit is al geregeld." in shown.text


def test_nothing_of_what_is_not_public(arnhem, bram, page, blijft):
    hidden = testkit.confirmed(arnhem.klarendal, "Geheime zitplekken", testkit.BUUR)
    testkit.proposed(bram.actor, hidden, blijft)
    shown = page(link(blijft))
    assert "staat niet op de site" in shown.text
    for secret in ("Geheime", hidden.kenmerk, "Buurman", "buurman@"):
        assert secret not in shown.html


def test_a_link_that_opens_nothing(page):
    page(f"/samen/{'x' * 32}/", status=404)


def test_staff_note_what_somebody_without_address_said(bram, weg, blijft):
    Inbreng.objects.filter(pk=weg.pk).update(brenger_email="")
    testkit.says(testkit.proposed(bram.actor, weg, blijft), blijft)
    form = bram.page(f"/werk/inbreng/{weg.kenmerk}/").follow("noteer wat de brenger zei")
    assert form.submit("Bewaar het antwoord").errors == ["Kies wat de brenger zei.", "Schrijf op hoe u dit weet."]
    shown = form.submit("Bewaar het antwoord", antwoord="ja", tekst="Gebeld op maandag.", goes_to="*")
    assert "Dit gaat verder bij een ander" in shown.headings


def test_undoing(bram, page, weg, blijft):
    testkit.merged(bram.actor, weg, blijft)
    form = bram.page(f"/werk/inbreng/{weg.kenmerk}/").follow("Maak ongedaan")
    assert form.submit("Maak ongedaan").errors == ["Schrijf waarom u dit ongedaan maakt."]
    shown = form.submit("Maak ongedaan", tekst="Toch iets anders.", goes_to="*")
    assert "Toch iets anders." in shown.text
    page(f"/ideeen/{weg.kenmerk}/")


def test_taking_the_proposal_back(bram, weg, blijft):
    testkit.proposed(bram.actor, weg, blijft)
    shown = bram.page(f"/werk/inbreng/{blijft.kenmerk}/").submit("Trek het voorstel in", goes_to="*")
    assert "Het voorstel is ingetrokken." in shown.text


def test_refused_in_words_and_the_words_stay(arnhem, bram, weg, blijft):
    testkit.proposed(bram.actor, weg, blijft)
    form = bram.page(f"/werk/inbreng/{weg.kenmerk}/samenvoegen/?bij={blijft.kenmerk}")
    refused = form.submit("Vraag het beide brengers", reden="Mijn woorden.")
    assert "Voor een van deze twee loopt al een voorstel." in refused.text
    assert refused.value("reden").strip() == "Mijn woorden."


@pytest.mark.parametrize("path", ["", "{pk}/toestemming/", "{pk}/ongedaan/"])
def test_not_of_somebody_else(carla, bram, weg, blijft, path):
    merge = testkit.proposed(bram.actor, weg, blijft)
    carla.page(f"/werk/inbreng/{weg.kenmerk}/samenvoegen/{path.format(pk=merge.pk)}", status=404)


def test_of_another_inbreng_is_not_there(arnhem, bram, weg, blijft):
    merge = testkit.proposed(bram.actor, weg, blijft)
    third = testkit.confirmed(arnhem.klarendal, "Bomen")
    bram.page(f"/werk/inbreng/{third.kenmerk}/samenvoegen/{merge.pk}/ongedaan/", status=404)


def test_as_many_statements_with_many(arnhem, bram, blijft, query_budget):
    for number in range(5):
        brenger = actions.Brenger(email=f"a{number}@b.example")
        testkit.proposed(bram.actor, testkit.confirmed(arnhem.klarendal, f"Idee {number}", brenger), blijft)
    assert Samenvoeging.objects.count() == 5
    with query_budget(19):
        bram.page(f"/werk/inbreng/{blijft.kenmerk}/")

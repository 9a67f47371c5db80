"""What staff type beside an inbreng is kept letter by letter, and harmless on every page and in every mail."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.inbreng import testkit
from wijkspil.inbreng.models import TITEL_MAX, Inbreng, Instemming, Samenvoeging, Sjabloon, Toezegging, Verband
from wijkspil.inbreng.tests.vijandig.corpus import KEPT, TYPED

pytestmark = pytest.mark.django_db
SHORT = [row for row in TYPED if row.field == "titel"]
LONG = [row for row in TYPED if row.field == "tekst"]


def by_name(rows):
    return pytest.mark.parametrize("row", rows, ids=[row.name for row in rows])


@pytest.fixture
def idee(arnhem):
    return testkit.confirmed(arnhem.klarendal)


def typed(person, path, **answers):
    """Send a form as a program does, with what its page holds."""
    person.page(path)
    token = {"csrfmiddlewaretoken": person.client.cookies["csrf"].value}
    return person.client.post(path, token | answers).status_code


def lines(text):
    return text.replace("\r\n", "\n").strip()


@by_name([row for row in SHORT if len(row.value) != TITEL_MAX + 1])  # fits here
def test_what_is_asked_of_whom(bram, page, idee, row):
    path = f"/werk/inbreng/{idee.kenmerk}/hulp-vragen/"
    for field in ("wat", "partij"):
        idee.refresh_from_db()
        said = {"wat": "Zout", "partij": "de school", "van": "buiten", "for_bringer": "on", "version": idee.version}
        typed(bram, path, **said | {field: row.value})
    kept = list(Toezegging.objects.all())
    if row.answer == KEPT:
        assert [kept[0].wat, kept[1].partij] == [lines(row.value)] * 2
        bram.page(f"/werk/inbreng/{idee.kenmerk}/")
        page(f"/volg/{idee.code}/")
    else:
        assert kept == []


@by_name(LONG)
def test_a_text_to_begin_with(bram, beheerder, idee, row):
    said = {"titel": "Tekst", "tekst": row.value, "version": 1}
    typed(beheerder, "/werk/sjablonen/nieuw/", **said, naar="nalezen")
    assert not Sjabloon.objects.exists()
    typed(beheerder, "/werk/sjablonen/nieuw/", **said)
    for text in Sjabloon.objects.all():
        assert text.tekst == lines(row.value)
        form = bram.page(f"/werk/inbreng/{idee.kenmerk}/antwoord/")
        assert lines(form.submit("Zet in de tekst", sjabloon=text.pk).value("tekst")) == lines(row.value)
    beheerder.page("/werk/sjablonen/")


@by_name([row for row in LONG if row.answer == KEPT])
def test_words_to_both_bringers(arnhem, bram, page, idee, row):
    other = testkit.confirmed(arnhem.klarendal, "Nog een bankje", testkit.BUUR)
    said = {"other": idee.kenmerk, "reden": row.value, "version": other.version}
    typed(bram, f"/werk/inbreng/{other.kenmerk}/samenvoegen/", **said)
    assert Samenvoeging.objects.get().reden == lines(row.value)
    for consent in Instemming.objects.all():
        page(f"/samen/{consent.code}/")
    for mail in Bericht.objects.filter(kind="inbreng.samen_vraag"):
        assert "\n" not in mail.subject
        assert mail.headers.get("Bcc") is None


@by_name(SHORT)
def test_a_part_that_is_split_off(bram, page, idee, row):
    said = {"titel": row.value, "tekst": "Een boom.", "soort": "idee", "wijk": "klarendal", "thema": "groen"}
    said |= {"bericht": "Apart is beter.", "version": idee.version}
    status = typed(bram, f"/werk/inbreng/{idee.kenmerk}/splitsen/", **said)
    assert status == (302 if row.answer == KEPT else 200)
    assert Inbreng.objects.count() == (2 if row.answer == KEPT else 1)
    if row.answer == KEPT:
        new = Inbreng.objects.latest("pk")
        assert new.titel == lines(row.value)
        bram.page(f"/werk/inbreng/{idee.kenmerk}/")
        page(f"/volg/{new.code}/op-de-site/")


@pytest.mark.parametrize(
    "number", ["", "0", "2026-00001' OR 1=1", "２０２６-00001", "2026-" + "9" * 4500, "\x00", "2026-00001\n", "../../x"]
)
def test_numbers_that_are_none(bram, idee, number):
    path = f"/werk/inbreng/{idee.kenmerk}/hoort-bij/"
    assert typed(bram, path, other=number, reden="Zelfde plek", version=idee.version) == 200
    assert not Verband.objects.exists()


@pytest.mark.parametrize("answer", ["", "JA", "ja nee", "1", "\x00", "ja" * 9999])
def test_answers_that_are_none(arnhem, bram, page, idee, answer):
    other = testkit.confirmed(arnhem.klarendal, "Nog een bankje", testkit.BUUR)
    testkit.proposed(bram.actor, other, idee)
    for consent in Instemming.objects.all():
        assert page.client.post(f"/samen/{consent.code}/", {"antwoord": answer}).status_code == 200
    assert Samenvoeging.objects.get().is_waiting

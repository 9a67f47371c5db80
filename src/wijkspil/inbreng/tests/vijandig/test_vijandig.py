"""Every row of the corpus gets the answer that stands beside it."""

import pytest
from django.core import signing
from django.test import Client

from wijkspil.berichten.models import Bericht
from wijkspil.core.models import LogRegel
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Hulpaanbod, Inbreng, Steun
from wijkspil.inbreng.tests.vijandig.corpus import ASKED_FOR, KEPT, SENT, TYPED
from wijkspil.reacties.actions import place_reactie
from wijkspil.reacties.models import TEKST_MAX as REACTION_MAX
from wijkspil.reacties.models import TIP_MAX, Reactie, Tip
from wijkspil.wijken.models import Thema

pytestmark = pytest.mark.django_db

WELL = {
    "wijk": "klarendal",
    "titel": "Bankje",
    "tekst": "Graag een bankje.",
    "soort": "idee",
    "thema": "groen",
    "place": "Het plein",
    "email": "amira@bewoners.example",
    "naam": "Amira",
    "wie": "bewoner",
    "openbaar": "ja",
    "language": "nl",
    "website": "",
}
KEPT_AS = {"titel": "titel", "tekst": "tekst", "place": "place", "naam": "brenger_naam", "email": "brenger_email"}


def by_name(rows):
    return pytest.mark.parametrize("row", rows, ids=[row.name for row in rows])


def send_journey(client: Client, answers: dict[str, str]) -> int:
    """Send the pages of the journey one after the other, as a program would; return the last status."""
    shown = client.get("/deel-een-idee/")
    for page, goal in (("idee", ""), ("gegevens", ""), ("controleren", "verstuur")):
        state = shown.context["concept"] if shown.context else ""
        shown = client.post("/deel-een-idee/", {**answers, "concept": state, "stap": page, "naar": goal})
    return shown.status_code


def lines(text: str) -> str:
    """Browsers send a line break as two signs; it is kept as one."""
    return text.replace("\r\n", "\n").strip()


@by_name(TYPED)
def test_what_is_typed(arnhem, bram, page, row):
    status = send_journey(page.client, WELL | {row.field: row.value})
    if row.answer != KEPT:
        assert status == 200
        assert not Inbreng.objects.exists()
        assert not Bericht.objects.exists()
        return
    assert status == 302
    kept = Inbreng.objects.get()
    assert getattr(kept, KEPT_AS[row.field]) == lines(row.value)
    look_everywhere(kept, bram, page)


def look_everywhere(inbreng, bram, page):
    """Open every page that shows it: each is looked at for inline script, event attributes and broken HTML."""
    inbreng = actions.confirm(actor=testkit.bringer(inbreng), inbreng=inbreng)
    inbreng = actions.publish(actor=bram.actor, inbreng=inbreng, version=inbreng.version)
    for path in ("/ideeen/", "/wijken/klarendal/ideeen/", f"/ideeen/{inbreng.kenmerk}/", f"/volg/{inbreng.code}/"):
        page(path)
    for path in ("/werk/inbreng/", f"/werk/inbreng/{inbreng.kenmerk}/", f"/werk/inbreng/{inbreng.kenmerk}/antwoord/"):
        bram.page(path)
    assert not any("\n" in bericht.subject for bericht in Bericht.objects.all())
    assert not any(inbreng.titel in str(row.details) for row in LogRegel.objects.all() if len(inbreng.titel) > 2)


# What others fill in at what stands on the site: the word in its address, what a good answer is, and where it is kept.
BUUR = {"email": "buur@bewoners.example", "website": ""}
JOINING = {
    "steunen": (BUUR, Steun),
    "helpen": (BUUR | {"naam": "Buur", "tekst": "Ik help graag."}, Hulpaanbod),
}


@pytest.mark.parametrize(
    ("word", "row"),
    [(word, row) for word, (well, _kept) in JOINING.items() for row in TYPED if row.field in well],
    ids=lambda value: getattr(value, "name", value),
)
def test_what_others_type(arnhem, bram, page, word, row):
    inbreng = testkit.published(bram.actor, arnhem.klarendal)
    well, kept = JOINING[word]
    mails = Bericht.objects.count()
    answer = page.client.post(f"/ideeen/{inbreng.kenmerk}/{word}/", well | {row.field: row.value})
    assert answer.status_code == (302 if row.answer == KEPT else 200)
    assert kept.objects.count() == Bericht.objects.count() - mails == int(row.answer == KEPT)
    if row.answer == KEPT and row.field in {"naam", "tekst"}:
        deed = kept.objects.get()
        assert getattr(deed, row.field) == lines(row.value)
        page(f"/hulp/{deed.code}/").submit("Ja, dit bied ik aan", goes_to=f"/hulp/{deed.code}/")
        bram.page(f"/werk/inbreng/{inbreng.kenmerk}/")
        bram.page(f"/werk/inbreng/{inbreng.kenmerk}/hulp/{deed.pk}/")


NOOR = {"tekst": "Met leuning?", "naam": "Noor", "email": "noor@bewoners.example", "website": ""}


@by_name([row for row in TYPED if row.field in NOOR])
def test_what_is_typed_in_a_reaction(arnhem, bram, page, row):
    inbreng = testkit.published(bram.actor, arnhem.klarendal)
    answer = page.client.post(f"/reageren/inbreng-{inbreng.kenmerk}/", NOOR | {row.field: row.value})
    fits = row.answer == KEPT and len(lines(row.value)) <= REACTION_MAX
    assert answer.status_code == (302 if fits else 200)
    assert Reactie.objects.count() == int(fits)
    if fits and row.field in {"naam", "tekst"}:
        reactie = Reactie.objects.get()
        assert getattr(reactie, row.field) == lines(row.value)
        page(f"/reactie/{reactie.code}/").submit("Ja, dit schreef ik", goes_to=f"/reactie/{reactie.code}/")
        place_reactie(actor=bram.actor, reactie=reactie)
        for path in (f"/ideeen/{inbreng.kenmerk}/", f"/klopt-niet/reactie-{reactie.pk}/", f"/reactie/{reactie.code}/"):
            page(path)
        for path in ("/werk/reacties/", f"/werk/reacties/{reactie.pk}/"):
            bram.page(path)


@by_name([row for row in TYPED if row.field == "tekst"])
def test_what_is_typed_in_a_tip(arnhem, bram, page, row):
    inbreng = testkit.published(bram.actor, arnhem.klarendal)
    said = {"reden": "anders", "tekst": row.value, "website": ""}
    answer = page.client.post(f"/klopt-niet/inbreng-{inbreng.kenmerk}/", said)
    fits = row.value == "" or (row.answer == KEPT and len(lines(row.value)) <= TIP_MAX)
    assert answer.status_code == (302 if fits else 200)
    assert Tip.objects.count() == int(fits)
    if fits:
        assert Tip.objects.get().tekst == lines(row.value)
        bram.page(f"/werk/reacties/tips/{Tip.objects.get().pk}/")


@by_name([row for row in TYPED if row.field in {"titel", "tekst", "place"}])
def test_what_is_typed_in_a_correction(arnhem, page, row):
    inbreng = testkit.confirmed(arnhem.klarendal)
    said = {"titel": "Bankje", "tekst": "Graag.", "place": "", "version": str(inbreng.version)}
    answer = page.client.post(f"/volg/{inbreng.code}/aanpassen/", said | {row.field: row.value})
    assert answer.status_code == (302 if row.answer == KEPT else 200)
    inbreng.refresh_from_db()
    if row.answer == KEPT:
        assert getattr(inbreng, row.field) == lines(row.value)
        page(f"/volg/{inbreng.code}/aanpassen/")
    else:
        assert inbreng.titel == "Bankjes bij de speeltuin"


@by_name(ASKED_FOR)
def test_what_is_asked_for(arnhem, page, row):
    testkit.confirmed(arnhem.klarendal)
    assert page.client.get(row.path).status_code == row.status


@by_name(SENT)
def test_what_is_sent(arnhem, page, row):
    if row.body is None:
        answer = page.client.post(row.path, row.data)
    else:
        answer = page.client.generic("POST", row.path, row.body, content_type=row.content_type)
    assert answer.status_code == row.status
    assert not Inbreng.objects.exists()


def test_the_state_of_another_salt_is_not_read(arnhem, page):
    forged = signing.dumps({"sleutel": "0", "answers": WELL}, salt="iets-anders")
    page.client.post("/deel-een-idee/", {"concept": forged, "stap": "controleren", "naar": "verstuur"})
    assert not Inbreng.objects.exists()


@pytest.mark.parametrize("content", ["x", 1, None, [], {}, {"sleutel": "geen"}, {"sleutel": "0" * 32, "answers": 3}])
def test_state_that_we_signed_but_cannot_read(arnhem, page, content):
    odd = signing.dumps(content, salt="deel-een-idee", compress=True)
    assert page.client.post("/deel-een-idee/", {"concept": odd, "stap": "idee"}).status_code == 200


def test_mass_assignment_changes_nothing_else(arnhem, page):
    fields = {field.name: "9" for field in Inbreng._meta.get_fields() if field.name not in WELL}
    assert send_journey(page.client, fields | WELL) == 302
    kept = Inbreng.objects.get()
    assert (kept.state, kept.version, kept.kenmerk, kept.publication) == ("onbevestigd", 1, None, "prive")


def test_a_wijk_that_ended_is_not_taken(arnhem, page):
    arnhem.klarendal.valid_until = "2020-01-01"
    arnhem.klarendal.save()
    assert send_journey(page.client, WELL) == 200
    assert not Inbreng.objects.exists()


def test_a_theme_that_was_taken_away_while_somebody_wrote(arnhem, page):
    shown = page("/deel-een-idee/?wijk=klarendal").submit("Verder", titel="B", tekst="C", thema="groen")
    shown = shown.submit("Verder", email="amira@bewoners.example", openbaar="ja")
    Thema.objects.filter(slug="groen").delete()
    again = shown.submit("Verstuur mijn idee")
    assert again.errors == ["Kies bij ‘Waar gaat het over?’ een van de mogelijkheden."]
    assert again.value("tekst") == "C"


def test_one_secret_opens_one_thing(arnhem, page):
    mine, other = testkit.confirmed(arnhem.klarendal), testkit.confirmed(arnhem.klarendal, "Van een ander")
    assert "Van een ander" not in page(f"/volg/{mine.code}/").html
    page.client.post(
        f"/volg/{mine.code}/", {"tekst": "x", "inbreng": other.pk, "kenmerk": other.kenmerk, "code": other.code}
    )
    assert other.stappen.count() == 1


@pytest.mark.parametrize("version", ["", "0", "-1", "1e9", "NaN", "9" * 4500, "1.0", "\x00", "２"])
def test_versions_that_are_none(arnhem, bram, version):
    inbreng = testkit.confirmed(arnhem.klarendal)
    bram.page(f"/werk/inbreng/{inbreng.kenmerk}/")
    token = {"csrfmiddlewaretoken": bram.client.cookies["csrf"].value, "version": version}
    for path in ("antwoord/", "plaatsen/"):
        answer = bram.client.post(f"/werk/inbreng/{inbreng.kenmerk}/{path}", {**token, "tekst": "x", "outcome": "niet"})
        assert answer.status_code in {200, 302}
    inbreng.refresh_from_db()
    assert inbreng.state == "ontvangen" or version == "２"
    assert not inbreng.is_public or version == "２"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:8000@evil.example", "a" * 300, "x\x00y"])
def test_a_foreign_host_is_refused_and_reaches_no_mail(arnhem, host):
    client = Client()
    answer = client.post("/deel-een-idee/", WELL, headers={"Host": host, "X-Forwarded-Host": "evil.example"})
    assert answer.status_code == 400
    testkit.shared(arnhem.klarendal)
    assert "evil" not in Bericht.objects.get().text


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize(
    "path", ["/ideeen/", "/deel-een-idee/", "/bevestig/{}/", "/volg/{}/", "/steun/{}/", "/hulp/{}/"]
)
def test_other_methods(arnhem, page, method, path):
    inbreng = testkit.confirmed(arnhem.klarendal)
    assert page.client.generic(method, path.format(inbreng.code)).status_code in {403, 405}

"""Follow a wijk, a theme or an idea by mail: ask, confirm, choose, stop."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from wijkspil.berichten import abonnees, testkit
from wijkspil.berichten.models import Abonnee, Abonnement, Bericht
from wijkspil.core.actors import PUBLIC, SYSTEM, LinkActor
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed
from wijkspil.inbreng.testkit import answered

pytestmark = pytest.mark.django_db

KLARENDAL = "wijk:WK020206"


def follows(abonnee: Abonnee) -> list[str]:
    return list(abonnee.abonnementen.filter(since__isnull=False).values_list("what", flat=True))


def secret_path(bericht: Bericht, screen: str) -> str:
    """The address of a page behind the secret link, as it stands in a mail."""
    (line,) = [line for line in bericht.text.splitlines() if line.endswith(screen)]
    return line.removeprefix("http://127.0.0.1:8000")


def test_from_mijn_wijk_to_the_weekmail(arnhem, page):
    form = page("/wijken/klarendal/").follow("Volg Klarendal")
    assert form.heading == "Volg Klarendal"
    asked = form.submit("Stuur mij de weekmail", email="Amira@Bewoners.example", goes_to="/volgen/gevraagd/")
    assert asked.heading == "Kijk in uw mail"
    mail = Bericht.objects.get()
    assert mail.recipient == "amira@bewoners.example"
    assert "om Klarendal te volgen" in mail.text
    confirm = page(secret_path(mail, "/bevestigen/"))
    assert "Klarendal" in confirm.text
    assert not follows(Abonnee.objects.get()), "opening the link does nothing: mail scanners open links"
    done = confirm.submit("Ja, stuur mij de weekmail", goes_to="/volgen/*/?klaar=bevestigd")
    assert done.heading == "Dit volgt u"
    assert "op vrijdag" in done.text
    assert follows(Abonnee.objects.get()) == [KLARENDAL]


@pytest.mark.parametrize(
    ("wat", "heading"),
    [
        ("wijk:WK020206", "Volg Klarendal"),
        ("wijk:W1", "Volg Noord"),
        ("thema:groen", "Volg het thema Groen"),
        ("", "Volg uw wijk per mail"),
        ("wijk:GM0202", "Volg uw wijk per mail"),
        ("wijk:nergens", "Volg uw wijk per mail"),
        ("inbreng:2026-00001", "Volg uw wijk per mail"),
        ("\x00", "Volg uw wijk per mail"),
    ],
)
def test_what_can_be_followed(arnhem, page, wat, heading):
    assert page("/volgen/?wat=" + wat.replace("\x00", "%00")).heading == heading


def test_who_comes_without_a_wijk_chooses_one(arnhem, page):
    form = page("/volgen/")
    assert form.submit("Stuur mij de weekmail", email="amira@bewoners.example").errors == ["Kies een wijk of thema."]
    form.submit("Stuur mij de weekmail", wat="thema:sport", email="amira@bewoners.example", goes_to="*")
    assert Abonnement.objects.get().what == "thema:sport"


def test_an_idea_is_followed_from_its_page(arnhem, bram, page):
    idee = answered(bram.actor, arnhem.klarendal)
    form = page(f"/ideeen/{idee.kenmerk}/").follow("Volg per mail")
    assert form.heading == "Volg het idee ‘Bankjes bij de speeltuin’"
    form.submit(email="amira@bewoners.example", goes_to="*")
    assert Abonnement.objects.get().what == f"inbreng:{idee.kenmerk}"


def test_a_list_of_ideas_offers_its_theme_or_its_wijk(arnhem, page):
    assert page("/ideeen/?thema=groen").follow("Volg per mail").heading == "Volg het thema Groen"
    assert page("/wijken/klarendal/ideeen/").follow("Volg per mail").heading == "Volg Klarendal"
    assert page("/ideeen/").follow("Volg per mail").heading == "Volg uw wijk per mail"


def test_an_idea_that_is_not_public_cannot_be_followed_nor_found(arnhem, bram, page):
    idee = answered(bram.actor, arnhem.klarendal, public=False)
    assert page(f"/volgen/?wat=inbreng:{idee.kenmerk}").heading == "Volg uw wijk per mail"


@pytest.mark.parametrize(
    "email",
    ["", "geen", "a@b", "a@b.example, c@d.example", "a@b.example\nBcc: c@d.example", "İ@b.example", "é@b.example",
     f"a@{'é' * 60}.{'é' * 60}.{'é' * 60}.example", "a@b\x00.example", "a@\ud83d.example", "\u202ea@b.example"],
)  # fmt: skip
def test_no_address_that_no_mail_server_takes(arnhem, page, email):
    sent = page.client.post("/volgen/", {"wat": KLARENDAL, "email": email.encode("utf-8", "replace").decode()})
    assert sent.status_code == 200
    assert not Abonnee.objects.exists()
    assert not Bericht.objects.exists()


def test_a_domain_with_other_letters_is_one_address(arnhem):
    testkit.asked("Amira@Café.example", arnhem.klarendal)
    testkit.asked("amira@xn--caf-dma.EXAMPLE", arnhem.klarendal)
    assert Abonnee.objects.get().email == "amira@xn--caf-dma.example"


def test_a_program_fills_the_hidden_field_and_is_asked_to_empty_it(arnhem, page):
    form = page(f"/volgen/?wat={KLARENDAL}")
    again = form.submit(email="amira@bewoners.example", website="http://spam.example")
    assert "Laat dit veld leeg" in again.errors[0]
    assert again.value("email") == "amira@bewoners.example"
    assert not Abonnee.objects.exists()


def test_one_network_address_asks_twenty_times_an_hour(arnhem, page):
    form = page(f"/volgen/?wat={KLARENDAL}")
    for number in range(20):
        form.submit(email=f"buur{number}@bewoners.example", goes_to="*")
    refused = form.submit(email="buur20@bewoners.example", status=429)
    assert "Probeer het over" in refused.text
    assert refused.value("email") == "buur20@bewoners.example"
    assert Abonnee.objects.count() == 20


def test_one_mail_address_gets_five_questions_a_day_and_the_answer_stays_the_same(arnhem, page):
    form = page(f"/volgen/?wat={KLARENDAL}")
    answers = {form.submit(email="amira@bewoners.example", goes_to="*").html for _time in range(7)}
    assert len(answers) == 1
    assert Bericht.objects.count() == 5


def test_nobody_learns_who_follows_what(arnhem, query_budget):
    """Equal bytes and equal statements for an address that is unknown, asked, confirmed, bounced (fault 18)."""
    testkit.asked("gevraagd@bewoners.example", arnhem.klarendal)
    testkit.follower("bekend@bewoners.example", arnhem.klarendal)
    testkit.follower("elders@bewoners.example", arnhem.oost)
    Abonnee.objects.filter(email__startswith="elders").update(bounced_at=timezone.now())
    found = set()
    for name in ("nieuw", "gevraagd", "bekend", "elders"):
        client = Client()
        with query_budget(12) as statements:
            answer = client.post("/volgen/", {"wat": KLARENDAL, "email": f"{name}@bewoners.example"})
        shown = client.get(answer["Location"])
        found.add((answer.status_code, answer.content, answer["Location"], len(statements), shown.content))
        assert not answer.cookies
    assert len(found) == 1


def test_a_stranger_cannot_change_what_somebody_follows(arnhem, page):
    abonnee = testkit.follower("amira@bewoners.example", arnhem.klarendal)
    page("/volgen/?wat=thema:sport").submit(email="AMIRA@bewoners.example", goes_to="*")
    assert follows(abonnee) == [KLARENDAL]
    page(f"/volgen/{abonnee.code}/bevestigen/").submit(goes_to="*")
    assert follows(abonnee) == [KLARENDAL, "thema:sport"]


def test_confirming_twice_is_confirming_once(arnhem, page):
    abonnee = testkit.asked("amira@bewoners.example", arnhem.klarendal)
    asked = page(f"/volgen/{abonnee.code}/bevestigen/")
    asked.submit(goes_to="*")
    since = Abonnement.objects.get().since
    asked.submit(goes_to="*")
    assert Abonnement.objects.get().since == since
    assert page(f"/volgen/{abonnee.code}/bevestigen/", goes_to="/volgen/*/").heading == "Dit volgt u"
    assert LogRegel.objects.filter(deed="abonnee.bevestigd").count() == 1


def test_add_stop_one_and_choose_a_language(arnhem, page):
    abonnee = testkit.follower("amira@bewoners.example", arnhem.klarendal)
    choices = f"/volgen/{abonnee.code}/"
    page(choices).submit("Volg dit ook", wat="thema:groen", goes_to="*")
    page(choices).submit("Volg dit ook", wat="thema:groen", goes_to="*")
    assert follows(abonnee) == [KLARENDAL, "thema:groen"]
    assert page(choices).submit("Volg dit ook").errors == ["Kies een wijk of thema."]
    page(choices).submit("Stop: Klarendal", goes_to="*")
    assert follows(abonnee) == ["thema:groen"]
    page(choices).submit("Bewaar de taal", language="en", goes_to="*")
    assert Abonnee.objects.get().language == "en"


def test_nobody_follows_everything(arnhem, page):
    abonnee = testkit.follower("amira@bewoners.example", arnhem.klarendal)
    rows = (Abonnement(abonnee=abonnee, what=f"inbreng:{n}", asked_at=timezone.now()) for n in range(99))
    Abonnement.objects.bulk_create(rows)
    assert page(f"/volgen/{abonnee.code}/").submit("Volg dit ook", wat="thema:groen").errors == [
        "U volgt al heel veel. Stop eerst met iets anders."
    ]


def test_what_left_the_site_can_still_be_stopped(arnhem, page):
    abonnee = testkit.follower("amira@bewoners.example", arnhem.klarendal)
    Abonnement.objects.create(abonnee=abonnee, what="inbreng:2020-00001", asked_at=timezone.now(), since=timezone.now())
    page(f"/volgen/{abonnee.code}/").submit("Stop: iets dat niet meer op de site staat", goes_to="*")
    assert follows(abonnee) == [KLARENDAL]


@pytest.mark.parametrize("stop", ["wijk:WK020207", "", "\x00", "é" * 500])
def test_stopping_what_one_does_not_follow_stops_nothing(arnhem, page, stop):
    abonnee = testkit.follower("amira@bewoners.example", arnhem.klarendal)
    page.post(f"/volgen/{abonnee.code}/", {"stop": stop}, goes_to="*")
    assert follows(abonnee) == [KLARENDAL]


def everything_kept() -> str:
    models = (Abonnee, Abonnement, Bericht, LogRegel)
    return " ".join(str(list(model.objects.values())) for model in models)


def test_who_stops_the_last_thing_is_forgotten(arnhem, page):
    abonnee = testkit.follower("amira@bewoners.example", arnhem.klarendal)
    done = page(f"/volgen/{abonnee.code}/").submit("Stop: Klarendal", goes_to="/volgen/*/afmelden/")
    assert done.heading == "U krijgt geen weekmail meer"
    assert "amira" not in everything_kept()


def test_stopping_everything_erases_who_it_was(arnhem, page):
    abonnee = testkit.follower("amira@bewoners.example", arnhem.klarendal)
    ask = page(f"/volgen/{abonnee.code}/").follow("Stop alles")
    assert Abonnee.objects.exists(), "opening the link does nothing"
    assert ask.submit("Stop alles").heading == "U krijgt geen weekmail meer"
    kept = everything_kept()
    assert "amira" not in kept
    assert abonnee.code not in kept
    assert page(f"/volgen/{abonnee.code}/", status=404).heading == "Deze link werkt niet meer"


def test_a_mail_program_unsubscribes_with_one_click_also_twice_and_long_after(arnhem):
    """RFC 8058: one POST, without cookies or page before it, answered without a redirect (fault 6)."""
    abonnee = testkit.follower("amira@bewoners.example", arnhem.klarendal)
    address = f"/volgen/{abonnee.code}/afmelden/"
    clients = [Client(enforce_csrf_checks=True) for _time in range(3)]
    answers = [client.post(address, {"List-Unsubscribe": "One-Click"}) for client in clients]
    assert {(answer.status_code, answer.content) for answer in answers} == {(200, answers[0].content)}
    assert not Abonnee.objects.exists()
    assert LogRegel.objects.filter(deed="abonnee.gewist").count() == 1


@pytest.mark.parametrize("screen", ["", "bevestigen/", "afmelden/"])
def test_the_pages_are_kept_found_and_passed_on_by_nobody(arnhem, page, screen):
    abonnee = testkit.asked("amira@bewoners.example", arnhem.klarendal)
    if not screen:
        abonnees.confirm(actor=testkit.holder(abonnee), abonnee=abonnee)
    for code in (abonnee.code, "x" * 32):
        answer = page.client.get(f"/volgen/{code}/{screen}")
        kept = answer["Cache-Control"], answer["Referrer-Policy"], answer["X-Robots-Tag"]
        assert kept == ("no-store", "no-referrer", "noindex, nofollow")


def test_who_did_not_confirm_has_no_choices_yet(arnhem, page):
    abonnee = testkit.asked("amira@bewoners.example", arnhem.klarendal)
    assert page(f"/volgen/{abonnee.code}/", goes_to="*/bevestigen/").heading == "Bevestig wat u wilt volgen"


@pytest.mark.parametrize("actor", [PUBLIC, SYSTEM, LinkActor("abonnee:999999")])
def test_only_the_holder_of_the_link(arnhem, actor):
    abonnee = testkit.follower("amira@bewoners.example", arnhem.klarendal)
    with pytest.raises(NotAllowed):
        abonnees.stop_everything(actor=actor, abonnee=abonnee)
    with pytest.raises(NotAllowed):
        abonnees.unfollow(actor=actor, abonnee=abonnee, reference=KLARENDAL)


def test_the_log_knows_no_address_and_no_choice(arnhem):
    testkit.follower("amira@bewoners.example", arnhem.klarendal)
    told = str(list(LogRegel.objects.values()))
    assert "abonnee.bevestigd" in told
    assert not any(word in told for word in ("amira", "WK020206", "Klarendal"))


def test_in_english(arnhem, page):
    page(f"/en/volgen/?wat={KLARENDAL}").submit(email="amira@bewoners.example", goes_to="/en/volgen/gevraagd/")
    mail = Bericht.objects.get()
    assert mail.subject == "Confirm what you want to follow"
    assert page(secret_path(mail, "/bevestigen/")).heading == "Confirm what you want to follow"


def test_who_never_confirmed_is_erased_after_fourteen_days(arnhem, capsys):
    asked = testkit.asked("amira@bewoners.example", arnhem.klarendal)
    kept = testkit.follower("bram@bewoners.example", arnhem.klarendal)
    testkit.asked("bram@bewoners.example", arnhem.oost)
    with time_machine.travel(asked.asked_at + timedelta(days=13, hours=23)):
        call_command("opschonen")
        assert Abonnement.objects.count() == 3
    with time_machine.travel(asked.asked_at + timedelta(days=14, hours=1)):
        call_command("opschonen", "--proef")
        assert Abonnee.objects.count() == 2
        call_command("opschonen")
    assert list(Abonnee.objects.all()) == [kept]
    assert follows(kept) == [KLARENDAL]
    assert Abonnement.objects.count() == 1, "what he never confirmed is gone too"
    assert not Bericht.objects.filter(recipient__startswith="amira").exists()
    assert "van wie mail terugkwam: 2 gewist" in capsys.readouterr().out

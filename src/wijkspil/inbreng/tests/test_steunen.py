"""Others want the same: asked with a mail address, counted once confirmed, taken back by the same link."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC, LinkActor
from wijkspil.core.models import LogRegel
from wijkspil.core.retention import clean_up
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import actions, retention, testkit
from wijkspil.inbreng.models import Inbreng, Kind, Steun
from wijkspil.inbreng.status import State

pytestmark = pytest.mark.django_db


def wrong_counters():
    """What has another number than rows; nothing at all may ever be here."""
    rows = Inbreng.objects.annotate(rows=Count("steun", filter=Q(steun__confirmed_at__isnull=False)))
    return list(rows.exclude(steun_aantal=F("rows")).values_list("pk", "steun_aantal", "rows"))


@pytest.fixture
def bankjes(arnhem, bram):
    return testkit.published(bram.actor, arnhem.klarendal)


def counted(inbreng) -> int:
    assert wrong_counters() == []
    return Inbreng.objects.get(pk=inbreng.pk).steun_aantal


def test_from_the_page_to_the_number(bankjes, page):
    shown = page(f"/ideeen/{bankjes.kenmerk}/")
    assert "anderen" not in shown.text
    asked = shown.follow("Dit wil ik ook")
    assert asked.labels[0] == "Uw e-mailadres"
    sent = asked.submit("Dit wil ik ook", email="Buur@Bewoners.example", goes_to=f"/ideeen/{bankjes.kenmerk}/kijk-*")
    assert sent.heading == "Kijk in uw mail"
    assert counted(bankjes) == 0
    mail = Bericht.objects.get(kind="steun.bevestig")
    assert mail.recipient == "buur@bewoners.example"
    steun = Steun.objects.get()
    assert f"http://127.0.0.1:8000/steun/{steun.code}/" in mail.text
    opened = page(f"/steun/{steun.code}/")
    assert counted(bankjes) == 0, "mail scanners open links"
    done = opened.submit("Ja, tel mij mee", goes_to=f"/steun/{steun.code}/")
    assert done.heading == "U telt mee"
    assert "1 ander wil dit ook" in done.text
    assert counted(bankjes) == 1
    assert "1 ander wil dit ook" in page(f"/ideeen/{bankjes.kenmerk}/").text


def test_the_answer_is_the_same_for_who_did_it_before(bankjes, page):
    testkit.supported(bankjes)
    answers = []
    for email in ("buur@bewoners.example", "BUUR@bewoners.example", "nieuw@bewoners.example"):
        page.client.cookies.clear()
        answers.append(page(f"/ideeen/{bankjes.kenmerk}/steunen/").submit("Dit wil ik ook", email=email, goes_to="*"))
    assert len({shown.html for shown in answers}) == 1
    assert counted(bankjes) == 1
    assert Steun.objects.count() == 2
    assert Bericht.objects.filter(kind="steun.bevestig").count() == 4


def test_who_supports_again_finds_the_way_to_take_it_back(bankjes, page):
    steun = testkit.supported(bankjes)
    testkit.asked_to_support(bankjes)
    shown = page(f"/steun/{steun.code}/")
    assert shown.heading == "U telt mee"
    assert shown.buttons == ["Trek in en wis mijn adres"]


def test_confirming_twice_counts_once(bankjes):
    steun = testkit.supported(bankjes)
    actions.confirm_support(actor=testkit.holder(steun), steun=steun)
    assert counted(bankjes) == 1


def test_the_same_link_takes_it_back_and_nothing_of_it_stays(bankjes, page):
    steun = testkit.supported(bankjes)
    testkit.supported(bankjes, "ander@bewoners.example")
    done = page(f"/steun/{steun.code}/").submit("Trek in en wis mijn adres", goes_to="/gewist/")
    assert done.heading == "Wij hebben het gewist"
    assert counted(bankjes) == 1
    kept = str([*Steun.objects.values(), *Bericht.objects.values(), *LogRegel.objects.values()])
    assert "buur@" not in kept
    assert page(f"/steun/{steun.code}/", status=404).heading == "Deze link werkt niet meer"


def test_who_did_not_do_it_has_the_address_erased(bankjes, page):
    steun = testkit.asked_to_support(bankjes)
    page(f"/steun/{steun.code}/").submit("Trek in en wis mijn adres", goes_to="/gewist/")
    assert not Steun.objects.exists()
    assert counted(bankjes) == 0


@pytest.mark.parametrize("state", [State.AFGEROND, State.GAAT_NIET_DOOR])
def test_what_is_done_or_will_not_come_about_shows_its_number_and_no_button(bankjes, page, state):
    testkit.supported(bankjes)
    Inbreng.objects.update(state=state, outcome=State.GAAT_NIET_DOOR)
    shown = page(f"/ideeen/{bankjes.kenmerk}/")
    assert "Dit wil ik ook" not in shown.links
    assert "1 ander wil dit ook" in shown.text
    closed = page(f"/ideeen/{bankjes.kenmerk}/steunen/")
    assert "Dit kan niet meer" in closed.headings
    assert not closed.buttons
    with pytest.raises(RuleViolation, match="niet meer"):
        testkit.asked_to_support(Inbreng.objects.get(), "laat@bewoners.example")


def test_what_is_not_public_cannot_be_supported(arnhem, bram, page):
    closed = testkit.confirmed(arnhem.klarendal)
    page(f"/ideeen/{closed.kenmerk}/steunen/", status=404)
    page(f"/ideeen/{closed.kenmerk}/kijk-in-uw-mail/", status=404)
    with pytest.raises(RuleViolation):
        testkit.asked_to_support(closed)


def test_taken_off_the_site_meanwhile_it_is_not_counted(bankjes, bram, page):
    steun = testkit.asked_to_support(bankjes)
    actions.not_publish(actor=bram.actor, inbreng=bankjes, version=bankjes.version, reason="Hoort hier niet.")
    shown = page(f"/steun/{steun.code}/")
    assert "niet meer op de site" in shown.text
    assert shown.buttons == ["Trek in en wis mijn adres"]
    with pytest.raises(RuleViolation):
        actions.confirm_support(actor=testkit.holder(steun), steun=steun)
    assert counted(bankjes) == 0


def test_the_bringer_is_not_counted(bankjes, page):
    steun = testkit.asked_to_support(bankjes, testkit.AMIRA.email)
    shown = page(f"/steun/{steun.code}/").submit("Ja, tel mij mee")
    assert "U hebt dit zelf gedeeld" in shown.text
    assert counted(bankjes) == 0


@pytest.mark.parametrize(
    ("kind", "button", "number"),
    [
        (Kind.INITIATIEF, "Dit wil ik ook", "2 anderen willen dit ook"),
        (Kind.BEHOEFTE, "Dit wil ik ook", "2 anderen willen dit ook"),
        (Kind.VRAAG, "Dit wil ik ook weten", "2 anderen willen dit ook weten"),
        (Kind.OPMERKING, "Dit vind ik ook", "2 anderen vinden dit ook"),
    ],
)
def test_every_kind_has_its_words(arnhem, bram, page, kind, button, number):
    inbreng = testkit.published(bram.actor, arnhem.klarendal, kind=kind)
    for email in ("een@bewoners.example", "twee@bewoners.example"):
        testkit.supported(inbreng, email)
    shown = page(f"/ideeen/{inbreng.kenmerk}/")
    assert number in shown.text
    assert button in shown.follow(button).buttons
    assert Bericht.objects.filter(kind="steun.bevestig", subject=f"{button}: {inbreng.titel}").count() == 2


def test_staff_see_the_number_and_nobody_sees_who(bankjes, bram, page):
    testkit.supported(bankjes)
    assert "1 ander wil dit ook" in bram.page(f"/werk/inbreng/{bankjes.kenmerk}/").text
    for shown in (bram.page(f"/werk/inbreng/{bankjes.kenmerk}/"), page(f"/ideeen/{bankjes.kenmerk}/")):
        assert "buur@" not in shown.html


def test_a_number_does_not_stop_a_colleague_who_is_writing(bankjes, bram):
    """Support changes no version: an answer that was being written is sent as usual, and keeps the number."""
    testkit.supported(bankjes)
    actions.answer(actor=bram.actor, inbreng=bankjes, version=bankjes.version, tekst="Ja.", outcome=State.OPGEPAKT)
    assert counted(bankjes) == 1


@pytest.mark.parametrize("keep_text", [True, False])
def test_an_idea_that_is_taken_back_takes_its_support_along(bankjes, keep_text):
    testkit.supported(bankjes)
    testkit.asked_to_support(bankjes, testkit.AMIRA.email)
    actions.withdraw(actor=testkit.bringer(bankjes), inbreng=bankjes, keep_text=keep_text)
    assert counted(bankjes) == (1 if keep_text else 0)
    kept = str([*Steun.objects.values(), *Bericht.objects.values()])
    assert "amira" not in kept
    assert ("buur@" in kept) is keep_text


def test_a_bringer_without_an_address_takes_nothing_of_others_along(arnhem, bram, bankjes):
    Inbreng.objects.update(brenger_email="")
    testkit.supported(bankjes)
    actions.withdraw(actor=testkit.bringer(bankjes), inbreng=bankjes, keep_text=True)
    assert counted(bankjes) == 1


@pytest.mark.parametrize("actor", [PUBLIC, LinkActor("steun:0"), LinkActor("inbreng:1")])
def test_only_the_holder_of_the_link(bankjes, actor):
    steun = testkit.asked_to_support(bankjes)
    for deed in (actions.confirm_support, actions.withdraw_support):
        with pytest.raises(NotAllowed):
            deed(actor=actor, steun=steun)


def test_the_page_behind_the_link_is_kept_found_and_passed_on_by_nobody(bankjes, page):
    response = page(f"/steun/{testkit.asked_to_support(bankjes).code}/").response
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_the_database_itself_counts_a_person_once(bankjes):
    same = {"inbreng": bankjes, "email": "buur@bewoners.example", "asked_at": timezone.now()}
    Steun.objects.create(**same)
    for wrong in (same, {**same, "email": "Ander@bewoners.example"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Steun.objects.create(**wrong)


def test_an_address_that_is_asked_very_often_gets_no_more_mail(bankjes, page):
    for _time in range(12):
        testkit.asked_to_support(bankjes)
    assert Bericht.objects.filter(kind="steun.bevestig").count() == 10
    shown = page(f"/ideeen/{bankjes.kenmerk}/steunen/").submit(
        "Dit wil ik ook", email="buur@bewoners.example", goes_to="*"
    )
    assert shown.heading == "Kijk in uw mail"


def test_one_network_address_asks_twenty_times_an_hour(bankjes, page):
    asked = page(f"/ideeen/{bankjes.kenmerk}/steunen/")
    for number in range(20):
        asked.submit("Dit wil ik ook", email=f"buur{number}@bewoners.example", goes_to="*")
    refused = asked.submit("Dit wil ik ook", email="nog@bewoners.example", status=429)
    assert "Vanaf dit internetadres is net veel gestuurd" in refused.text
    assert refused.value("email") == "nog@bewoners.example"


def test_a_program_that_fills_the_hidden_field_is_asked_to_empty_it(bankjes, page):
    shown = page(f"/ideeen/{bankjes.kenmerk}/steunen/").submit(
        "Dit wil ik ook", email="buur@bewoners.example", website="https://spam.example"
    )
    assert shown.errors
    assert not Steun.objects.exists()


def test_what_nobody_confirmed_is_erased_after_two_weeks(bankjes):
    testkit.asked_to_support(bankjes)
    testkit.supported(bankjes, "blijft@bewoners.example")
    rule = retention.STEUN_UNCONFIRMED.name
    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert clean_up()[rule] == 0
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert clean_up(dry_run=True)[rule] == 1
        assert clean_up()[rule] == 1
    assert [steun.email for steun in Steun.objects.all()] == ["blijft@bewoners.example"]
    assert "buur@" not in str([*Bericht.objects.values()])


def test_a_year_after_the_last_answer_the_addresses_go_and_the_number_stays(bankjes, bram):
    testkit.supported(bankjes)
    open_one = testkit.supported(testkit.published(bram.actor, bankjes.area, "Bomen"))
    actions.answer(actor=bram.actor, inbreng=bankjes, version=bankjes.version, tekst="Ja.", outcome=State.OPGEPAKT)
    rule = retention.STEUN_ADDRESSES.name
    with time_machine.travel(timezone.now() + timedelta(days=364)):
        assert clean_up()[rule] == 0
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert clean_up(dry_run=True)[rule] == 1
        assert clean_up()[rule] == 1
    assert list(Steun.objects.exclude(email="")) == [open_one]
    assert counted(bankjes) == 1


def test_the_page_of_an_idea_is_kept_for_everybody(bankjes, page, settings):
    settings.PAGE_CACHE_SECONDS = 60
    for path in (f"/ideeen/{bankjes.kenmerk}/", f"/ideeen/{bankjes.kenmerk}/steunen/"):
        shown = page(path)
        assert "ETag" in shown.response, path
        assert not shown.response.cookies
    steun = testkit.supported(bankjes)
    assert "ETag" not in page(f"/steun/{steun.code}/").response


def test_a_new_number_shows_at_once(bankjes, page, settings, django_capture_on_commit_callbacks):
    settings.PAGE_CACHE_SECONDS = 60
    page(f"/ideeen/{bankjes.kenmerk}/")
    transaction.get_connection().run_on_commit.clear()  # as if what came before had been committed
    with django_capture_on_commit_callbacks(execute=True):
        testkit.supported(bankjes)
    assert "1 ander wil dit ook" in page(f"/ideeen/{bankjes.kenmerk}/").text


def test_in_english(bankjes, page):
    shown = page(f"/en/ideeen/{bankjes.kenmerk}/").follow("I want this too")
    shown.submit("I want this too", email="buur@bewoners.example", goes_to="/en/*")
    assert "/en/steun/" in Bericht.objects.get(kind="steun.bevestig").text

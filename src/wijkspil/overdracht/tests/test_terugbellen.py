"""Somebody asks the sociaal wijkteam to call: sealed, read by that wijkteam only, and gone when they called."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import IntegrityError, transaction

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.core.actors import PUBLIC, SYSTEM
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.overdracht import actions, jobs, queries, retention, sealed
from wijkspil.overdracht.actions import Asked, Reach, set_wijkteam
from wijkspil.overdracht.checks import callers_can_be_sealed
from wijkspil.overdracht.models import TerugbelAantal, Terugbelverzoek
from wijkspil.overdracht.testkit import waiting

pytestmark = pytest.mark.django_db

ADDRESS = "/bel-mij-terug/klarendal/"
SAID = {"naam": "Amira", "telefoon": "026 000 00 99", "bericht": "ja", "tekst": "Ik kom er niet meer uit."}
WEDNESDAY = "2026-09-16T10:00+02:00"


@pytest.fixture
def wijkteam(arnhem, els):
    reach = Reach(naam="Sociaal wijkteam Noord", telefoon="026 000 00 31")
    return set_wijkteam(actor=SYSTEM, area=arnhem.noord, version=1, reach=reach)


@pytest.fixture
def request_(arnhem, els):
    return waiting(arnhem.klarendal, tekst="Ik kom er niet meer uit.")


def test_from_the_form_to_the_call(wijkteam, page, els):
    form = page(ADDRESS)
    assert "026 000 00 31" in form.text
    done = form.submit("Laat het wijkteam mij bellen", **SAID, goes_to=f"{ADDRESS}ontvangen/")
    assert "Iemand van het wijkteam neemt contact met u op, uiterlijk" in done.text
    row = Terugbelverzoek.objects.get()
    listed = els.page("/werk/terugbellen/")
    assert "Verzoek uit Klarendal" in listed.text
    assert "Amira" not in listed.text
    opened = els.page(f"/werk/terugbellen/{row.pk}/")
    for words in ("Amira", "026 000 00 99", "Ja, dat mag", "Ik kom er niet meer uit."):
        assert words in opened.text
    after = opened.submit("Wij hebben gebeld", goes_to="/werk/terugbellen/")
    assert "Er wacht niemand" in after.text
    assert not Terugbelverzoek.objects.exists()


def test_nothing_is_left_but_a_number(request_, els, arnhem):
    actions.open_request(actor=els.actor, request=request_)
    actions.close_request(actor=els.actor, request=request_, reached=True)
    count = TerugbelAantal.objects.get()
    assert (count.area, count.gebeld, count.niet_bereikt) == (arnhem.noord, 1, 0)
    assert count.maand == clock.today().replace(day=1)
    deeds = ["terugbelverzoek.gevraagd", "terugbelverzoek.gelezen", "terugbelverzoek.gebeld"]
    rows = LogRegel.objects.filter(deed__startswith="terugbelverzoek.").order_by("pk")
    assert [row.deed for row in rows] == deeds
    assert {str(row.details) for row in rows} == {"{'gebied': 'W1'}"}


def test_closed_twice_counts_once(request_, els):
    for _time in range(2):
        actions.close_request(actor=els.actor, request=request_, reached=True)
    assert TerugbelAantal.objects.get().gebeld == 1


def test_every_reading_is_logged(request_, els):
    for _time in range(2):
        els.page(f"/werk/terugbellen/{request_.pk}/")
    assert LogRegel.objects.filter(deed="terugbelverzoek.gelezen", object_id=str(request_.pk)).count() == 2
    els.page("/werk/terugbellen/")
    assert LogRegel.objects.filter(deed="terugbelverzoek.gelezen").count() == 2


def test_only_the_wijkteam_of_that_area_reads_it(request_, arnhem, bram, daan, beheerder, carla):
    elsewhere = make_person("Oost", Rol.WIJKTEAM, arnhem.oost)
    for stranger in (bram, daan, beheerder, carla, elsewhere):
        with pytest.raises(NotAllowed):
            actions.open_request(actor=stranger.actor, request=request_)
        with pytest.raises(NotAllowed):
            actions.close_request(actor=stranger.actor, request=request_, reached=True)
        assert stranger.client.get(f"/werk/terugbellen/{request_.pk}/").status_code == 404
        assert not queries.visible_to(stranger.actor).exists()
    assert not queries.visible_to(SYSTEM).exists()


def test_without_a_key_one_is_asked_to_call(wijkteam, arnhem, page, settings):
    settings.TERUGBEL_KEYS = []
    shown = page(ADDRESS)
    assert "Op deze site kunt u nu niet vragen of het wijkteam u belt." in shown.text
    assert "Laat het wijkteam mij bellen" not in shown.buttons
    with pytest.raises(RuleViolation):
        actions.ask_to_be_called(actor=PUBLIC, sleutel=uuid4(), area=arnhem.klarendal, asked=Asked("Amira"))
    assert [warning.id for warning in callers_can_be_sealed()] == ["wijkspil.W001"]


def test_the_check_says_nothing_when_there_is_a_key():
    assert callers_can_be_sealed() == []


def test_where_nobody_could_read_it_one_is_asked_to_call(arnhem, page):
    assert "Op deze site kunt u nu niet vragen" in page("/bel-mij-terug/presikhaaf-west/").text


def test_a_new_key_opens_what_the_old_one_sealed_until_that_goes(request_, els, settings):
    old, new = settings.TERUGBEL_KEYS[0], Fernet.generate_key().decode()
    settings.TERUGBEL_KEYS = [new, old]
    assert actions.open_request(actor=els.actor, request=request_)["naam"] == "Amira"
    settings.TERUGBEL_KEYS = [new]
    shown = els.page(f"/werk/terugbellen/{request_.pk}/")
    assert "Dit verzoek is niet te lezen" in shown.text
    shown.submit("Wij hebben gebeld", goes_to="/werk/terugbellen/")
    assert not Terugbelverzoek.objects.exists()


def test_what_was_changed_in_the_database_is_not_shown(request_, els):
    Terugbelverzoek.objects.filter(pk=request_.pk).update(inhoud=request_.inhoud[:-4] + "AAAA")
    request_.refresh_from_db()
    with pytest.raises(RuleViolation):
        actions.open_request(actor=els.actor, request=request_)


def test_the_database_refuses_what_is_not_sealed(request_):
    with pytest.raises(IntegrityError), transaction.atomic():
        Terugbelverzoek.objects.filter(pk=request_.pk).update(inhoud="Amira, 026 000 00 99")


def test_how_much_was_said_hardly_shows():
    assert len(sealed.seal({"tekst": "ja"})) == len(sealed.seal({"tekst": "x" * 400}))


def test_sent_twice_it_is_one(arnhem, els):
    key = uuid4()
    for _time in range(2):
        actions.ask_to_be_called(actor=PUBLIC, sleutel=key, area=arnhem.klarendal, asked=Asked("Amira"))
    assert Terugbelverzoek.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "errors"),
    [
        ({"naam": ""}, ["Vul uw naam in."]),
        ({"telefoon": ""}, ["Vul een telefoonnummer of een e-mailadres in."]),
        ({"telefoon": "bel maar"}, ["Schrijf uw telefoonnummer met cijfers, zoals 026 000 00 99."]),
    ],
)
def test_what_is_missing(wijkteam, page, said, errors):
    wrong = page(ADDRESS).submit("Laat het wijkteam mij bellen", **{**SAID, **said})
    assert wrong.errors == errors
    assert wrong.value("tekst") == SAID["tekst"]
    assert not Terugbelverzoek.objects.exists()


HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "'; DROP TABLE x; --",
    "😀" * 200,
    "a\r\nBcc: x@y.example",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_as_they_were_typed(wijkteam, page, els, text):
    page(ADDRESS).submit("Laat het wijkteam mij bellen", **{**SAID, "tekst": text}, goes_to="*")
    row = Terugbelverzoek.objects.get()
    said = actions.open_request(actor=els.actor, request=row)["tekst"]
    assert said.replace("\r\n", "\n") == text.replace("\r\n", "\n")
    assert "<script>alert" not in els.page(f"/werk/terugbellen/{row.pk}/").html


def test_ten_thousand_words_are_refused_and_not_lost(wijkteam, page):
    long = "woord " * 10_000
    wrong = page(ADDRESS).submit("Laat het wijkteam mij bellen", **{**SAID, "tekst": long})
    assert len(wrong.errors) == 1
    assert wrong.value("tekst").split() == long.split()


def test_a_program_that_fills_every_field_is_stopped(wijkteam, page):
    wrong = page(ADDRESS).submit("Laat het wijkteam mij bellen", **SAID, website="https://spam.example")
    assert wrong.errors
    assert not Terugbelverzoek.objects.exists()


def test_too_many_from_one_place_wait_and_lose_nothing(wijkteam, page):
    for _time in range(10):
        page(ADDRESS).submit("Laat het wijkteam mij bellen", **SAID, goes_to="*")
    refused = page(ADDRESS).submit("Laat het wijkteam mij bellen", **SAID, status=429)
    assert "Vanaf dit internetadres is net veel gestuurd." in refused.text
    assert refused.value("tekst") == SAID["tekst"]
    assert Terugbelverzoek.objects.count() == 10


def test_nobody_keeps_the_page(wijkteam, page):
    assert "no-store" in page(ADDRESS).response.headers["Cache-Control"]


def test_no_such_wijk(page):
    page("/bel-mij-terug/nergenshuizen/", status=404)


def test_the_wijkteam_is_told_once_without_a_word_of_it(arnhem, els, beheerder):
    make_person("Oost", Rol.WIJKTEAM, arnhem.oost)
    with time_machine.travel(WEDNESDAY, tick=False):
        waiting(arnhem.klarendal, tekst="Ik kom er niet meer uit.")
        assert (jobs.remind(), jobs.remind()) == (1, 0)
    mail = Bericht.objects.get()
    assert mail.recipient == "els@arnhem.example"
    assert "/werk/terugbellen/" in mail.text
    for secret in ("Amira", "026 000 00 99", "meer uit", "Klarendal"):
        assert secret not in mail.text + mail.subject


def test_after_a_work_day_the_beheerder_hears_a_number(arnhem, els, beheerder):
    with time_machine.travel(WEDNESDAY, tick=False):
        waiting(arnhem.klarendal)
        waiting(arnhem.klarendal)
        jobs.remind()
        Bericht.objects.all().delete()
    with time_machine.travel("2026-09-17T10:00+02:00", tick=False):
        assert jobs.remind() == 0  # until the end of that day it is in time
    with time_machine.travel("2026-09-18T10:00+02:00", tick=False):
        assert (jobs.remind(), jobs.remind()) == (2, 0)
    mails = {mail.recipient: mail for mail in Bericht.objects.all()}
    assert set(mails) == {"els@arnhem.example", "beheerder@arnhem.example"}
    assert "wachten 2 verzoeken" in mails["beheerder@arnhem.example"].text
    assert "Amira" not in mails["beheerder@arnhem.example"].text


@pytest.mark.parametrize("moment", ["2026-09-16T03:00+02:00", "2026-09-19T10:00+02:00"])
def test_nobody_is_mailed_at_night_or_in_the_weekend(arnhem, els, moment):
    waiting(arnhem.klarendal)
    with time_machine.travel(moment, tick=False):
        assert jobs.remind() == 0


def test_after_thirty_days_it_is_gone_and_counted(arnhem, els):
    old, young = waiting(arnhem.klarendal), waiting(arnhem.klarendal)
    Terugbelverzoek.objects.filter(pk=old.pk).update(created_at=clock.now() - retention.KEEP - timedelta(minutes=1))
    assert retention.LATE.erase(True) == 1
    call_command("opschonen")
    assert list(Terugbelverzoek.objects.all()) == [young]
    assert TerugbelAantal.objects.get().niet_bereikt == 1


def test_the_wijkteam_sees_the_numbers_and_so_does_the_beheerder(request_, els, beheerder):
    els.page(f"/werk/terugbellen/{request_.pk}/").submit("Wis: niet bereikt", goes_to="/werk/terugbellen/")
    for person, address in ((els, "/werk/terugbellen/"), (beheerder, "/werk/wijkteams/")):
        assert "Niet bereikt" in person.page(address).text


def test_the_list_costs_the_same_however_many_wait(arnhem, els, query_budget):
    els.page("/werk/terugbellen/")
    for _time in range(8):
        waiting(arnhem.klarendal)
    with query_budget(8):
        els.page("/werk/terugbellen/")


def test_the_journey_leads_here(wijkteam, page):
    offer = page("/deel-een-idee/?wijk=klarendal").submit(
        "Verder", titel="Hulp", tekst="Ik kan mijn huur niet meer betalen en slaap niet.", thema="groen"
    )
    assert "/bel-mij-terug/klarendal/" in offer.html
    assert "huur" not in "".join(part for part in offer.html.split('"') if part.startswith("/bel-mij-terug"))


def test_due_on_the_next_work_day(arnhem, els):
    with time_machine.travel(datetime.fromisoformat("2026-09-18T16:00+02:00"), tick=False):
        assert waiting(arnhem.klarendal).due_on.isoformat() == "2026-09-21"

"""React to what stands on the site: confirmed by mail, read by a colleague first, taken back by the same link."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC, LinkActor
from wijkspil.core.models import LogRegel
from wijkspil.core.retention import clean_up
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng, Samenvoeging
from wijkspil.inbreng.status import State
from wijkspil.reacties import actions as reacties
from wijkspil.reacties import retention
from wijkspil.reacties.models import Reactie
from wijkspil.reacties.testkit import reacted, writer, written

pytestmark = pytest.mark.django_db

SEND = "Stuur mijn reactie"


@pytest.fixture
def bankjes(arnhem, bram):
    return testkit.published(bram.actor, arnhem.klarendal)


def form_of(page, inbreng):
    return page(f"/ideeen/{inbreng.kenmerk}/").follow("Schrijf een reactie")


def test_from_the_page_to_the_site(bankjes, bram, page):
    sent = form_of(page, bankjes).submit(SEND, tekst="Met leuning?", naam="Noor", email="Noor@X.example", goes_to="*")
    assert sent.heading == "Kijk in uw mail"
    reactie = Reactie.objects.get()
    mail = Bericht.objects.get(kind="reactie.bevestig")
    assert mail.recipient == reactie.email == "noor@x.example"
    assert "Met leuning?" not in mail.text, "the address may be somebody else's"
    assert "Met leuning?" not in bram.page("/werk/reacties/").text, "not confirmed yet"
    opened = page(f"/reactie/{reactie.code}/")
    assert not Reactie.objects.get().confirmed_at, "mail scanners open links"
    done = opened.submit("Ja, dit schreef ik", goes_to=f"/reactie/{reactie.code}/")
    assert "binnen 2 werkdagen" in done.text
    assert "Met leuning?" not in page(f"/ideeen/{bankjes.kenmerk}/").text, "nobody read it yet"
    bram.page("/werk/reacties/").follow("Met leuning?").submit("Zet op de site", goes_to="/werk/reacties/")
    shown = page(f"/ideeen/{bankjes.kenmerk}/")
    assert "1 reactie" in shown.headings
    assert "Noor" in shown.having_class("wijk-reactie")[0]
    assert "noor@x" not in shown.html
    assert "Uw reactie staat op de site." in page(f"/reactie/{reactie.code}/").text


def test_the_name_may_be_left_out_but_not_the_address_or_the_text(bankjes, page):
    wrong = form_of(page, bankjes).submit(SEND, tekst="", naam="Noor", email="")
    assert wrong.errors == wrong.field_errors == ["Vul uw reactie in.", "Vul uw e-mailadres in."]
    assert wrong.value("naam") == "Noor"
    assert "Huisregels" in wrong.headings
    assert wrong.submit(SEND, tekst="Mooi.", naam="", email="noor@x.example", goes_to="*").heading == "Kijk in uw mail"


def test_an_answer_of_staff_is_marked(bankjes, bram, page):
    reactie = reacted(bankjes.reference)
    reacties.place_reactie(actor=bram.actor, reactie=reactie)
    screen = bram.page(f"/werk/reacties/{reactie.pk}/")
    screen.submit("Zet mijn antwoord op de site", tekst="Ja, met leuning.", goes_to="/werk/reacties/")
    answers = page(f"/ideeen/{bankjes.kenmerk}/").having_class("wijk-reactie--medewerker")
    assert len(answers) == 1
    assert "Antwoord van gemeente Arnhem Bram" in answers[0]
    assert "Ja, met leuning." in page(f"/reactie/{reactie.code}/").text


def test_the_answer_is_the_same_for_an_address_that_was_here_before(bankjes, page):
    reacted(bankjes.reference)
    answers = set()
    for email in ("noor@bewoners.example", "nieuw@bewoners.example"):
        answers.add(form_of(page, bankjes).submit(SEND, tekst="Nog iets.", email=email, goes_to="*").html)
    assert len(answers) == 1
    assert Reactie.objects.count() == 3


def test_written_again_before_the_button_the_new_words_count(bankjes):
    for tekst in ("Eerst dit.", "Toch dit."):
        written(bankjes.reference, tekst)
    assert [row.tekst for row in Reactie.objects.all()] == ["Toch dit."]


def test_taken_back_nothing_of_it_stays(bankjes, bram, page):
    reactie = reacted(bankjes.reference, "Mooi plan!")
    reacties.place_reactie(actor=bram.actor, reactie=reactie)
    reacties.answer_reactie(actor=bram.actor, reactie=reactie, tekst="Dank u, Noor.")
    gone = page(f"/reactie/{reactie.code}/").submit("Trek in en wis", goes_to="/reactie/gewist/")
    assert gone.heading == "Wij hebben uw reactie gewist"
    kept = str([*Reactie.objects.values(), *Bericht.objects.values(), *LogRegel.objects.values()])
    assert "Noor" not in kept
    assert "noor@" not in kept
    assert "Mooi plan" not in kept
    assert page(f"/reactie/{reactie.code}/", status=404).heading == "Deze link werkt niet meer"


@pytest.mark.parametrize("actor", [PUBLIC, LinkActor("reactie:0"), LinkActor("inbreng:1")])
def test_only_the_holder_of_the_link(bankjes, actor):
    reactie = written(bankjes.reference)
    for deed in (reacties.confirm_reactie, reacties.withdraw_reactie):
        with pytest.raises(NotAllowed):
            deed(actor=actor, reactie=reactie)


@pytest.mark.parametrize("state", [State.AFGEROND, State.GAAT_NIET_DOOR])
def test_what_is_done_shows_what_was_written_and_no_button(bankjes, bram, page, state):
    reacties.place_reactie(actor=bram.actor, reactie=reacted(bankjes.reference, "Mooi plan!"))
    late = written(bankjes.reference, "Te laat.")
    Inbreng.objects.update(state=state, outcome=State.GAAT_NIET_DOOR)
    shown = page(f"/ideeen/{bankjes.kenmerk}/")
    assert "Mooi plan!" in shown.text
    assert "Schrijf een reactie" not in shown.links
    closed = page(f"/reageren/inbreng-{bankjes.kenmerk}/")
    assert closed.heading == "U kunt hier niet meer op reageren"
    assert not closed.forms
    assert page(f"/reactie/{late.code}/").buttons == ["Trek in en wis"]
    with pytest.raises(RuleViolation, match="niet meer"):
        reacties.confirm_reactie(actor=writer(late), reactie=late)


@pytest.mark.parametrize("slug", ["inbreng-2026-99999", "inbreng-", "nieuws-", "iets-anders", "inbreng", "x" * 300])
def test_what_is_not_there(bankjes, page, slug):
    page(f"/reageren/{slug}/", status=404)
    page(f"/reageren/{slug}/ontvangen/", status=404)


def test_what_does_not_stand_on_the_site(arnhem, page):
    private = testkit.confirmed(arnhem.klarendal)
    page(f"/reageren/inbreng-{private.kenmerk}/", status=404)


def test_staff_read_the_number_of_what_left_the_site_and_not_its_title(bankjes, bram):
    reacted(bankjes.reference, "Mooi plan!")
    actions.not_publish(actor=bram.actor, inbreng=bankjes, version=bankjes.version, reason="Hoort hier niet.")
    screen = bram.page("/werk/reacties/")
    assert bankjes.kenmerk in screen.text
    assert bankjes.titel not in screen.text


@pytest.mark.parametrize("keep_text", [True, False])
def test_an_idea_that_is_taken_back_takes_its_reactions_along(bankjes, keep_text):
    reacted(bankjes.reference)
    reacted(bankjes.reference, "Van mijzelf.", naam="Amira", email=testkit.AMIRA.email)
    actions.withdraw(actor=testkit.bringer(bankjes), inbreng=bankjes, keep_text=keep_text)
    kept = str([*Reactie.objects.values(), *Bericht.objects.values()])
    assert "amira@" not in kept
    assert "Van mijzelf." not in kept
    assert ("Mooi plan!" in kept) is keep_text


def test_moved_to_another_wijk_other_colleagues_judge(bankjes, bram, carla, arnhem):
    reacted(bankjes.reference, "Mooi plan!")
    area = arnhem.presikhaaf_west
    actions.move(actor=bram.actor, inbreng=bankjes, version=bankjes.version, area=area, thema=bankjes.thema)
    assert "Mooi plan!" in carla.page("/werk/reacties/").text
    assert "Mooi plan!" not in bram.page("/werk/reacties/").text


def test_carla_never_sees_what_is_bram_s(bankjes, carla):
    reactie = reacted(bankjes.reference, "Mooi plan!")
    assert "Mooi plan!" not in carla.page("/werk/reacties/").text
    carla.page(f"/werk/reacties/{reactie.pk}/", status=404)


def test_what_nobody_confirmed_cannot_be_judged(bankjes, bram):
    reactie = written(bankjes.reference)
    bram.page(f"/werk/reacties/{reactie.pk}/", status=404)
    with pytest.raises(RuleViolation):
        reacties.place_reactie(actor=bram.actor, reactie=reactie)


def test_what_nobody_confirmed_is_erased_after_two_weeks(bankjes):
    written(bankjes.reference, "Weg.")
    reacted(bankjes.reference, "Blijft.", email="blijft@bewoners.example")
    rule = retention.UNCONFIRMED.name
    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert clean_up()[rule] == 0
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert clean_up(dry_run=True)[rule] == clean_up()[rule] == 1
    assert [row.tekst for row in Reactie.objects.all()] == ["Blijft."]
    assert "noor@" not in str([*Bericht.objects.values()])


def test_an_address_that_is_asked_very_often_gets_no_more_mail(bankjes, page):
    for _time in range(10):
        written(bankjes.reference)
    shown = form_of(page, bankjes).submit(SEND, tekst="Nog een.", email="noor@bewoners.example", goes_to="*")
    assert shown.heading == "Kijk in uw mail"
    assert Bericht.objects.filter(kind="reactie.bevestig").count() == 10


def test_one_network_address_writes_five_times_an_hour(bankjes, page):
    for number in range(5):
        form_of(page, bankjes).submit(SEND, tekst="Nog een.", email=f"noor{number}@x.example", goes_to="*")
    refused = form_of(page, bankjes).submit(SEND, tekst="Nog een.", email="noor@x.example", status=429)
    assert "Vanaf dit internetadres is net veel gestuurd" in refused.text
    assert refused.value("tekst") == "Nog een."


def test_the_pages_are_kept_for_everybody_but_the_one_of_the_writer(bankjes, page, settings):
    settings.PAGE_CACHE_SECONDS = 60
    for path in (f"/ideeen/{bankjes.kenmerk}/", f"/reageren/inbreng-{bankjes.kenmerk}/"):
        shown = page(path)
        assert "ETag" in shown.response, path
        assert not shown.response.cookies
    response = page(f"/reactie/{reacted(bankjes.reference).code}/").response
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")


def test_the_page_asks_one_question_more_however_many_wrote(bankjes, bram, page, query_budget):
    page(f"/ideeen/{bankjes.kenmerk}/")
    with query_budget(6):
        page(f"/ideeen/{bankjes.kenmerk}/")
    for number in range(5):
        reactie = reacted(bankjes.reference, email=f"noor{number}@x.example")
        reacties.place_reactie(actor=bram.actor, reactie=reactie)
        reacties.answer_reactie(actor=bram.actor, reactie=reactie, tekst="Dank u.")
    with query_budget(6):
        assert page(f"/ideeen/{bankjes.kenmerk}/").having_class("wijk-reactie--medewerker")


def test_the_database_itself_holds_one_unconfirmed_of_an_address_and_no_refusal_without_reason(bankjes):
    row = {"onderwerp": bankjes.reference, "area": bankjes.area, "tekst": "x", "asked_at": timezone.now()}
    Reactie.objects.create(**row, email="a@x.example")
    for wrong in ({"email": "a@x.example"}, {"email": "B@x.example"}, {"status": "geweigerd"}, {"status": "geplaatst"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reactie.objects.create(**row, **wrong)


def test_in_english(bankjes, page):
    form = page(f"/en/ideeen/{bankjes.kenmerk}/").follow("Write a comment")
    form.submit("Send my comment", tekst="Nice.", email="noor@x.example", goes_to="/en/*")
    assert "/en/reactie/" in Bericht.objects.get(kind="reactie.bevestig").text


@pytest.fixture
def others(arnhem, bram):
    """Two more ideas that want the same, each of another bringer, on the site."""
    derde = actions.Brenger(email="derde@bewoners.example", may_be_public=True)
    bringers = {"Nog een bankje": testkit.BUUR, "Een derde bankje": derde}
    found = [testkit.confirmed(arnhem.klarendal, titel, brenger) for titel, brenger in bringers.items()]
    return [actions.publish(actor=bram.actor, inbreng=idea, version=idea.version) for idea in found]


def where(tekst) -> str:
    return Reactie.objects.get(tekst=tekst).onderwerp


def test_what_goes_on_in_another_takes_its_reactions_along_and_back(bankjes, others, bram, page):
    weg, _other = others
    reacties.place_reactie(actor=bram.actor, reactie=reacted(weg.reference, "Bij de kerk?"))
    written(weg.reference, "Niet bevestigd.", email="ander@x.example")
    written(bankjes.reference, "Ook niet.", email="ander@x.example")
    merge = testkit.merged(bram.actor, weg, bankjes)
    assert "Bij de kerk?" in page(f"/ideeen/{bankjes.kenmerk}/").text
    assert where("Niet bevestigd.") == weg.reference
    reacted(bankjes.reference, "Van hier.", email="hier@x.example")
    actions.undo_merge(actor=bram.actor, samenvoeging=merge, tekst="Toch iets anders.")
    assert where("Bij de kerk?") == weg.reference
    assert where("Van hier.") == bankjes.reference
    assert not Reactie.objects.exclude(stond_bij="").exists()
    assert "Bij de kerk?" in page(f"/ideeen/{weg.kenmerk}/").text


def test_along_a_chain_each_comes_back_where_it_stood(bankjes, others, bram):
    first, second = others
    reacted(first.reference, "Van de eerste.", email="een@x.example")
    reacted(second.reference, "Van de tweede.", email="twee@x.example")
    testkit.merged(bram.actor, first, second)
    Samenvoeging.objects.update(merged_at=timezone.now() - timedelta(days=9))  # too long ago to be undone
    merge = testkit.merged(bram.actor, second, bankjes)
    assert where("Van de eerste.") == where("Van de tweede.") == bankjes.reference
    actions.undo_merge(actor=bram.actor, samenvoeging=merge, tekst="Toch iets anders.")
    assert where("Van de eerste.") == where("Van de tweede.") == second.reference
    assert [row.stond_bij for row in Reactie.objects.order_by("tekst")] == [f" {first.reference}", ""]

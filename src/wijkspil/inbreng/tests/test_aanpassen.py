"""The bringer writes it better on the volgpagina; nothing that was typed gets lost."""

import pytest

from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import State

pytestmark = pytest.mark.django_db

BUTTON = "Bewaar de nieuwe tekst"


def form_of(page, inbreng):
    return page(f"/volg/{inbreng.code}/").follow("Pas uw idee aan")


def test_what_stood_on_the_site_is_read_again_and_the_page_says_so(arnhem, bram, page):
    inbreng = testkit.published(bram.actor, arnhem.klarendal)
    form = form_of(page, inbreng)
    assert form.value("titel") == "Bankjes bij de speeltuin"
    assert form.value("place") == "Het Pleintje"
    assert "Dit staat nu op de site" in form.headings
    done = form.submit(BUTTON, titel="Drie bankjes", tekst="Met leuning.", goes_to="/volg/*")
    assert "Wij hebben uw nieuwe tekst" in done.headings
    assert "Tot die tijd staat hij niet op de site." in done.text
    assert "Met leuning." in done.text
    page(f"/ideeen/{inbreng.kenmerk}/", status=404)
    assert "Tekst aangepast door de brenger" in bram.page(f"/werk/inbreng/{inbreng.kenmerk}/").text


def test_what_stays_between_two_is_not_said_to_leave_the_site(arnhem, page):
    private = testkit.confirmed(arnhem.klarendal, brenger=actions.Brenger(email="amira@bewoners.example"))
    form = form_of(page, private)
    assert "Dit staat nu op de site" not in form.headings
    done = form.submit(BUTTON, tekst="Graag.", goes_to="/volg/*")
    assert "Wij hebben uw nieuwe tekst" in done.headings
    assert "staat hij niet op de site" not in done.text


def test_wrong_answers_are_explained_and_nothing_is_lost(arnhem, page):
    shown = form_of(page, testkit.confirmed(arnhem.klarendal)).submit(BUTTON, titel="", tekst="Met leuning.")
    assert shown.errors == shown.field_errors == ["Vul een titel in."]
    assert shown.value("tekst") == "Met leuning."
    assert Inbreng.objects.get().titel == "Bankjes bij de speeltuin"


def test_changed_in_another_window_meanwhile(arnhem, page):
    inbreng = testkit.confirmed(arnhem.klarendal)
    first, second = form_of(page, inbreng), form_of(page, inbreng)
    first.submit(BUTTON, titel="Drie bankjes", goes_to="/volg/*")
    shown = second.submit(BUTTON, titel="Vier bankjes")
    assert "Uw tekst is nog niet bewaard" in shown.headings
    assert "Tekst aangepast door de brenger" in shown.text
    assert "Drie bankjes" in shown.text
    assert shown.value("titel") == "Vier bankjes"
    shown.submit(BUTTON, goes_to="/volg/*")
    assert Inbreng.objects.get().titel == "Vier bankjes"


def test_answered_meanwhile_what_was_typed_is_ready_to_be_sent_as_a_remark(arnhem, bram, page):
    inbreng = testkit.confirmed(arnhem.klarendal)
    form = form_of(page, inbreng)
    actions.answer(actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Ja.", outcome=State.OPGEPAKT)
    shown = form.submit(BUTTON, titel="Drie bankjes", tekst="Met leuning.")
    assert "U hebt al antwoord" in shown.text
    sent = shown.submit("Verstuur", goes_to="/volg/*")
    assert "Drie bankjes Met leuning. Het Pleintje" in sent.text
    assert "Wij hebben uw aanvulling" in sent.headings


def test_after_the_answer_the_page_says_what_can_be_done_instead(arnhem, bram, page):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    assert "Pas uw idee aan" not in page(f"/volg/{inbreng.code}/").links
    closed = page(f"/volg/{inbreng.code}/aanpassen/")
    assert not closed.buttons
    assert closed.follow("Schrijf er iets bij").value("tekst") == ""


@pytest.mark.parametrize("keep_text", [True, False])
def test_taken_back_it_is_nobodys_to_correct(arnhem, page, keep_text):
    inbreng = testkit.confirmed(arnhem.klarendal)
    actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=keep_text)
    page(f"/volg/{inbreng.code}/aanpassen/", goes_to=f"/volg/{inbreng.code}/")


def test_before_confirming_the_page_asks_to_confirm(arnhem, page):
    inbreng = testkit.shared(arnhem.klarendal)
    assert page.client.get(f"/volg/{inbreng.code}/aanpassen/")["Location"] == f"/volg/{inbreng.code}/"


def test_very_often_a_day_keeps_the_text(arnhem, page):
    inbreng = testkit.confirmed(arnhem.klarendal)
    for _time in range(actions.REMARKS_A_DAY):
        actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Nog iets.")
    shown = form_of(page, inbreng).submit(BUTTON, titel="Drie bankjes")
    assert "morgen" in shown.text
    assert shown.value("titel") == "Drie bankjes"


@pytest.mark.parametrize("version", ["", "0", "-1", "x", "99999999999999999999"])
def test_a_version_that_no_screen_showed(arnhem, page, version):
    inbreng = testkit.confirmed(arnhem.klarendal)
    said = {"titel": "Drie bankjes", "tekst": "Graag.", "version": version}
    assert page.client.post(f"/volg/{inbreng.code}/aanpassen/", said).status_code == 200
    assert Inbreng.objects.get().titel == "Bankjes bij de speeltuin"


def test_the_page_is_kept_found_and_passed_on_by_nobody(arnhem, page):
    response = page(f"/volg/{testkit.confirmed(arnhem.klarendal).code}/aanpassen/").response
    assert response["Cache-Control"] == "no-store"
    assert not page.client.cookies


def test_in_english(arnhem, page):
    inbreng = testkit.confirmed(arnhem.klarendal)
    assert page(f"/en/volg/{inbreng.code}/aanpassen/").heading == "Change your idea"

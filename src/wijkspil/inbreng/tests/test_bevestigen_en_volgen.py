"""The pages behind the secret link: confirm, follow, add, take back."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import State

pytestmark = pytest.mark.django_db


def secret_headers(response) -> tuple[str, str, str]:
    return response["Cache-Control"], response["Referrer-Policy"], response["X-Robots-Tag"]


def test_opening_the_link_changes_nothing_the_button_confirms(arnhem, page):
    inbreng = testkit.shared(arnhem.klarendal)
    asked = page(f"/bevestig/{inbreng.code}/")
    assert asked.heading == "Bevestig uw idee"
    assert asked.buttons == ["Ja, dit heb ik gestuurd"]
    assert Inbreng.objects.get().state == State.ONBEVESTIGD
    done = asked.submit("Ja, dit heb ik gestuurd", goes_to=f"/bevestig/{inbreng.code}/")
    kenmerk = Inbreng.objects.get().kenmerk
    assert done.heading == "Dank u wel, wij gaan aan de slag"
    assert kenmerk in done.text
    assert "026 000 00 10" in done.text
    assert done.follow("Volg uw idee").heading == f"Uw idee {kenmerk}"


def test_pressing_twice_shows_the_same_number(arnhem, page):
    inbreng = testkit.shared(arnhem.klarendal)
    asked = page(f"/bevestig/{inbreng.code}/")
    first = asked.submit("Ja, dit heb ik gestuurd", goes_to="*").text
    assert asked.submit("Ja, dit heb ik gestuurd", goes_to="*").text == first
    assert Bericht.objects.filter(kind="inbreng.ontvangst").count() == 1


@pytest.mark.parametrize("screen", ["bevestig/{}/", "volg/{}/", "volg/{}/intrekken/"])
@pytest.mark.parametrize("code", ["x" * 32, "A" * 20, "te-kort", "x" * 44, "a%00" + "b" * 30, "é" * 32])
def test_a_code_that_is_not_ours_opens_nothing(arnhem, page, screen, code):
    testkit.confirmed(arnhem.klarendal)
    page("/" + screen.format(code), status=404)


@pytest.mark.parametrize("screen", ["bevestig", "volg"])
def test_the_pages_are_kept_found_and_passed_on_by_nobody(arnhem, page, screen):
    inbreng = testkit.confirmed(arnhem.klarendal)
    response = page(f"/{screen}/{inbreng.code}/").response
    assert secret_headers(response) == ("no-store", "no-referrer", "noindex, nofollow")


def test_the_follow_page_asks_to_confirm_first(arnhem, page):
    inbreng = testkit.shared(arnhem.klarendal)
    assert page(f"/volg/{inbreng.code}/", goes_to=f"/bevestig/{inbreng.code}/").heading == "Bevestig uw idee"


def test_the_bringer_reads_the_answer(arnhem, bram, page):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal, public=False)
    shown = page(f"/volg/{inbreng.code}/")
    assert "De bankjes komen er in het voorjaar." in shown.text
    assert "Bram" in shown.text
    assert "Dan hebben ouders een plek om te zitten." in shown.text
    assert shown.having_class("utrecht-status-badge") == ["wij gaan dit doen"]


def test_the_follow_page_promises_only_what_is_still_to_come(arnhem, bram, page):
    idee = testkit.confirmed(arnhem.klarendal)
    link = f"/volg/{idee.code}/"
    assert "U hoort wie het oppakt" in page(link).text
    idee = actions.take_up(actor=bram.actor, inbreng=idee, version=idee.version, tekst="Ik kom kijken.")
    assert "U hoort wie het oppakt" not in page(link).text
    Inbreng.objects.update(answer_before="2020-02-14")
    assert "uiterlijk 14 februari 2020. Die dag is voorbij: wij zijn te laat." in page(link).text
    actions.answer(
        actor=bram.actor, inbreng=idee, version=idee.version, tekst="Ja.", outcome=State.OPGEPAKT, is_public=False
    )
    assert "U hoort wat wij doen" not in page(link).text


def test_the_bringer_adds_something(arnhem, page):
    inbreng = testkit.confirmed(arnhem.klarendal)
    shown = page(f"/volg/{inbreng.code}/").submit("Verstuur", tekst="Met een prullenbak.", goes_to="/volg/*")
    assert "Wij hebben uw aanvulling" in shown.headings
    assert "Met een prullenbak." in shown.text


def test_nothing_written_is_nothing_sent(arnhem, page):
    inbreng = testkit.confirmed(arnhem.klarendal)
    shown = page(f"/volg/{inbreng.code}/").submit("Verstuur", tekst=" ")
    assert shown.errors == shown.field_errors == ["Schrijf eerst wat u wilt toevoegen."]
    assert shown.title.startswith("Fout: ")


def test_a_limit_keeps_the_text(arnhem, page):
    inbreng = testkit.confirmed(arnhem.klarendal)
    for _time in range(actions.REMARKS_A_DAY):
        actions.add_remark(actor=testkit.bringer(inbreng), inbreng=inbreng, tekst="Nog iets.")
    shown = page(f"/volg/{inbreng.code}/").submit("Verstuur", tekst="En dit.")
    assert "Uw tekst is nog niet verstuurd" in shown.headings
    assert shown.value("tekst") == "En dit."


@pytest.mark.parametrize("blijft", ["ja", "nee"])
def test_the_bringer_takes_it_back(arnhem, bram, page, blijft):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    choice = page(f"/volg/{inbreng.code}/").follow("Trek uw idee in")
    assert choice.heading == "Trek uw idee in"
    assert choice.submit("Trek in en wis").errors == ["Kies wat ermee mag gebeuren."]
    done = choice.submit("Trek in en wis", blijft=blijft, goes_to="/volg/*")
    assert done.heading == "Uw gegevens zijn gewist"
    assert "Bankjes" not in done.text
    page(f"/ideeen/{inbreng.kenmerk}/", status=200 if blijft == "ja" else 404)
    assert not Inbreng.objects.exclude(brenger_email="").exists()


def test_a_form_that_stood_open_for_a_day_loses_nothing(arnhem, page):
    """No CSRF token is asked: the code is what gives access."""
    inbreng = testkit.confirmed(arnhem.klarendal)
    opened = page(f"/volg/{inbreng.code}/")
    page.client.cookies.clear()
    assert "Later geschreven." in opened.submit("Verstuur", tekst="Later geschreven.", goes_to="/volg/*").text


def test_in_english(arnhem, page):
    inbreng = testkit.confirmed(arnhem.klarendal)
    assert page(f"/en/volg/{inbreng.code}/").heading == f"Your idea {inbreng.kenmerk}"

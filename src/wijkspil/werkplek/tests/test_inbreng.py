"""Staff see what waits on them, answer it and decide whether it stands on the site."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.berichten.status import State as MailState
from wijkspil.core.models import LogRegel
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def idee(arnhem):
    return testkit.confirmed(arnhem.klarendal)


def titles(shown):
    return shown.having_class("wijk-zaak__titel")


def test_the_list_shows_what_waits_on_me_and_only_of_my_wijk(arnhem, bram, carla, idee):
    testkit.confirmed(arnhem.presikhaaf_west, "Bomen")
    testkit.answered(bram.actor, arnhem.klarendal, "Al beantwoord")
    assert titles(bram.page("/werk/inbreng/")) == ["Bankjes bij de speeltuin"]
    assert titles(carla.page("/werk/inbreng/")) == ["Bomen"]


def test_late_ones_stand_on_top_and_say_so(arnhem, bram, idee):
    late = testkit.confirmed(arnhem.klarendal, "Te laat")
    Inbreng.objects.filter(pk=late.pk).update(contact_before="2020-01-01", due_on="2020-01-01")
    shown = bram.page("/werk/inbreng/")
    assert titles(shown) == ["Te laat", "Bankjes bij de speeltuin"]
    assert shown.having_class("utrecht-status-badge") == ["te laat", "nieuw"]


def test_tabs(arnhem, bram, idee):
    testkit.answered(bram.actor, arnhem.klarendal, "Al beantwoord")
    shown = bram.page("/werk/inbreng/").follow("Beantwoord")
    assert titles(shown) == ["Al beantwoord"]
    assert titles(shown.follow("Alles")) == ["Al beantwoord", "Bankjes bij de speeltuin"]
    assert "Hier staat nog niets" in shown.follow("Bezig").headings


def test_nothing_waits(arnhem, bram):
    assert "Er wacht niets op u" in bram.page("/werk/inbreng/").headings


def test_a_tab_that_is_not_there(arnhem, bram):
    bram.page("/werk/inbreng/?toon=geheim", status=404)


def test_on_a_phone_links_lead_past_what_is_long(bram, idee):
    shown = bram.page(f"/werk/inbreng/{idee.kenmerk}/")
    goals = [shown.links[words].removeprefix("#") for words in ("Wat er is ingebracht", "Wat u kunt doen")]
    assert [one.tag for one in shown.main.iter() if one.get("id") in goals] == ["h2", "aside"]


def test_one_inbreng_with_its_bringer_and_that_reading_is_logged(bram, idee):
    shown = bram.page("/werk/inbreng/").follow("Bankjes bij de speeltuin")
    assert shown.heading == "Bankjes bij de speeltuin"
    for words in ("Dan hebben ouders een plek", "Amira", "amira@bewoners.example", "Klarendal", "Het Pleintje"):
        assert words in shown.text
    row = LogRegel.objects.get(deed="inbreng.gelezen")
    assert (row.actor_id, row.object_id) == (str(bram.account.pk), str(idee.pk))


DEEDS = ["antwoord", "oppakken", "afronden", "niet-plaatsen"]


@pytest.mark.parametrize("path", ["", *(f"{name}/" for name in DEEDS)])
@pytest.mark.parametrize("who", ["carla", "daan", "els", "beheerder"])
def test_somebody_elses_is_not_there(request, idee, who, path):
    person = request.getfixturevalue(who)
    person.page(f"/werk/inbreng/{idee.kenmerk}/{path}", status=404)
    assert person.client.post(f"/werk/inbreng/{idee.kenmerk}/plaatsen/", {"version": idee.version}).status_code in {
        403,
        404,
    }


def test_who_is_not_signed_in_is_asked_to(page, idee):
    assert page.client.get(f"/werk/inbreng/{idee.kenmerk}/")["Location"].startswith("/inloggen/")


@pytest.mark.parametrize("kenmerk", ["2026-99999", "abc", "2026-00001-x"])
def test_a_number_that_is_not_there(bram, idee, kenmerk):
    bram.page(f"/werk/inbreng/{kenmerk}/", status=404)


def test_a_deed_that_is_not_there(bram, idee):
    bram.page(f"/werk/inbreng/{idee.kenmerk}/weggooien/", status=404)


@pytest.mark.parametrize("path", ["plaatsen/"])
def test_getting_what_only_a_button_does(bram, idee, path):
    assert bram.client.get(f"/werk/inbreng/{idee.kenmerk}/{path}").status_code == 405


def test_answering_with_a_look_at_the_mail_first(bram, idee):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow("Antwoord de brenger")
    preview = form.submit("Bekijk de mail eerst", outcome="opgepakt", tekst="Ja, in het voorjaar.")
    assert "Zo krijgt de brenger het" in preview.headings
    assert "Geschreven door Bram." in preview.text
    assert "In het kort: wij gaan dit doen." in preview.text
    assert Inbreng.objects.get().state == State.ONTVANGEN
    done = preview.submit("Verstuur het antwoord", goes_to=f"/werk/inbreng/{idee.kenmerk}/")
    assert "Uw antwoord is verstuurd." in done.text
    assert Inbreng.objects.get().state == State.OPGEPAKT
    assert Bericht.objects.filter(kind="inbreng.antwoord").count() == 1


def test_an_answer_without_words_or_outcome(bram, idee):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/antwoord/").submit("Verstuur het antwoord")
    assert form.errors == ["Kies waar uw antwoord op neerkomt.", "Vul uw antwoord in."]


def test_taking_up(bram, idee):
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow("Pak dit op")
    done = form.submit("Ik pak dit op", goes_to="*")
    assert Inbreng.objects.get().state == State.IN_BEHANDELING
    assert "Pak dit op" not in done.links


def test_completing(arnhem, bram):
    idee = testkit.answered(bram.actor, arnhem.klarendal)
    done = bram.page(f"/werk/inbreng/{idee.kenmerk}/").follow("Rond dit af")
    done.submit("Rond af", tekst="De bankjes staan er.", goes_to="*")
    assert Inbreng.objects.get().state == State.AFGEROND


def test_putting_it_on_the_site_and_taking_it_off(bram, page, idee):
    shown = bram.page(f"/werk/inbreng/{idee.kenmerk}/").submit("Zet dit op de site", goes_to="*")
    assert "Het staat op de site." in shown.text
    page(f"/ideeen/{idee.kenmerk}/")
    form = shown.follow("Zet dit niet op de site")
    assert form.submit("Niet op de site").errors == ["Schrijf waarom het niet op de site komt."]
    form.submit("Niet op de site", reason="Er staat een naam in.", goes_to="*")
    page(f"/ideeen/{idee.kenmerk}/", status=404)


def test_no_button_when_the_bringer_did_not_agree(arnhem, bram):
    idee = testkit.confirmed(arnhem.klarendal, brenger=actions.Brenger(email="amira@bewoners.example"))
    shown = bram.page(f"/werk/inbreng/{idee.kenmerk}/")
    assert "Zet dit op de site" not in shown.buttons
    assert "dat wil de brenger niet" in shown.text


def test_two_people_at_once_the_second_sees_what_the_first_did_and_keeps_the_text(bram, idee):
    second = bram.page(f"/werk/inbreng/{idee.kenmerk}/antwoord/")
    actions.answer(actor=bram.actor, inbreng=idee, version=idee.version, tekst="Ik was eerst.", outcome=State.OPGEPAKT)
    conflict = second.submit("Verstuur het antwoord", outcome="gaat_niet_door", tekst="Ik was tweede.")
    assert "Dit is nog niet gedaan" in conflict.headings
    assert "Ik was eerst." in conflict.text
    assert conflict.value("tekst") == "Ik was tweede."
    assert Bericht.objects.filter(kind="inbreng.antwoord").count() == 1
    conflict.submit("Verstuur het antwoord", goes_to="*")
    assert [stap.tekst for stap in idee.stappen.filter(kind="antwoord")] == ["Ik was eerst.", "Ik was tweede."]


def test_two_people_at_once_put_it_on_the_site(bram, idee):
    second = bram.page(f"/werk/inbreng/{idee.kenmerk}/")
    actions.not_publish(actor=bram.actor, inbreng=idee, version=idee.version, reason="Er staat een naam in.")
    shown = second.submit("Zet dit op de site", goes_to="*")
    assert "Iemand anders heeft dit intussen veranderd." in shown.text
    assert not Inbreng.objects.get().is_public


def test_a_mail_that_did_not_arrive_is_seen(bram, idee):
    Bericht.objects.filter(kind="inbreng.ontvangst").update(state=MailState.MISLUKT, sent_at=None)
    assert "Een mail aan de brenger is niet aangekomen" in bram.page(f"/werk/inbreng/{idee.kenmerk}/").headings


def test_after_withdrawal_nothing_of_the_bringer_is_left(bram, idee):
    actions.withdraw(actor=testkit.bringer(idee), inbreng=idee, keep_text=False)
    shown = bram.page(f"/werk/inbreng/{idee.kenmerk}/")
    assert shown.heading == idee.kenmerk
    assert "heeft de eigen gegevens gewist" in shown.text
    assert "amira" not in shown.html.lower()


def test_a_form_of_today_cannot_change_another_field(bram, idee):
    """Mass assignment: only what stands on the form is read."""
    before = dict(Inbreng.objects.values().get())
    form = bram.page(f"/werk/inbreng/{idee.kenmerk}/oppakken/")
    data = form._form("Ik pak dit op", set()).filled({}, "Ik pak dit op")
    data |= {name: "9" for name in before if name not in {"version", "tekst"}}
    bram.client.post(form.url, data, headers={"Referer": "http://testserver/"})
    after = dict(Inbreng.objects.values().get())
    assert {name for name in before if before[name] != after[name]} == {
        "state",
        "version",
        "handler_id",
        "contacted_at",
        "due_on",
    }


def test_few_statements_however_many(arnhem, bram, query_budget):
    for number in range(25):
        idee = testkit.confirmed(
            arnhem.klarendal, f"Idee {number}", brenger=actions.Brenger(email=f"a{number}@b.example")
        )
    with query_budget(10):  # with the roles of the reader, what was promised and the numbers in the menu
        bram.page("/werk/inbreng/")
    with query_budget(17):  # with all that belongs to it, the mails that failed and the log row of reading
        bram.page(f"/werk/inbreng/{idee.kenmerk}/")

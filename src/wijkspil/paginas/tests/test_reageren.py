"""React to a message: a colleague reads first, reasons are told, and personal data goes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.core.retention import clean_up
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.paginas import queries
from wijkspil.paginas.testkit import make_news, next_week
from wijkspil.reacties import actions, retention, testkit
from wijkspil.reacties.models import Reactie


@pytest.fixture
def message(klarendal):
    return make_news(klarendal, slug="speelplek", reageren_tot=next_week())


@pytest.fixture
def waiting(message):
    return written(message, email="amira@example.nl")


def written(page, tekst="Mooi plan!", *, naam="Amira", email=""):
    return testkit.written(queries.reference_of(page), tekst, naam=naam, email=email)


ADDRESS = "/wijken/klarendal/speelplek/"


def test_a_reaction_appears_after_a_colleague_read_it(amira, bram, message):
    form = amira.page(ADDRESS).follow("Schrijf een reactie")
    thanks = form.submit("Stuur mijn reactie", naam="Amira", tekst="Mooi plan!", goes_to="/reageren/*/ontvangen/")
    assert thanks.heading == "Bedankt voor uw reactie"
    assert "Mooi plan!" not in amira.page(ADDRESS).text
    screen = bram.page("/werk/reacties/").follow("Mooi plan!")
    screen.submit("Zet op de site", goes_to="/werk/reacties/")
    shown = amira.page(ADDRESS)
    assert "Mooi plan!" in shown.text
    assert "1 reactie" in shown.headings


def test_the_message_itself_holds_no_token(amira, message):
    shown = amira.page(ADDRESS)
    assert "csrfmiddlewaretoken" not in shown.html
    assert not amira.client.cookies


def test_name_and_mail_may_be_left_out_but_not_the_text(amira, message):
    form = amira.page(f"/reageren/nieuws-{message.pk}/")
    wrong = form.submit("Stuur mijn reactie", naam="Amira", tekst="")
    assert wrong.errors == wrong.field_errors == ["Vul uw reactie in."]
    assert wrong.title.startswith("Fout: ")
    assert wrong.value("naam") == "Amira"
    wrong.submit("Stuur mijn reactie", naam="", tekst="Goed zo.", goes_to="*ontvangen/")
    assert Reactie.objects.get().naam == ""


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": "geen adres", "tekst": "x"}, "e-mailadres"),
        ({"tekst": "a" * 1001}, "te lang"),
        ({"tekst": "\x00"}, "teken"),
    ],
)
def test_wrong_answers_are_explained_and_nothing_is_lost(amira, message, fields, sentence):
    shown = amira.page(f"/reageren/nieuws-{message.pk}/").submit("Stuur mijn reactie", **fields)
    assert sentence in " ".join(shown.errors)
    assert not Reactie.objects.exists()


def test_house_rules_stand_beside_the_form(amira, message):
    shown = amira.page(f"/reageren/nieuws-{message.pk}/")
    assert "Huisregels" in shown.headings
    assert shown.follow("Lees alle huisregels").heading == "Huisregels"


def test_after_the_closing_date_the_page_says_why(amira, message):
    message.reageren_tot = clock.today()
    message.save()
    assert "U kunt hier niet meer op reageren." in amira.page(ADDRESS).paragraphs
    closed = amira.page(f"/reageren/nieuws-{message.pk}/")
    assert closed.heading == "U kunt hier niet meer op reageren"
    assert not closed.forms


def test_a_robot_that_fills_every_field_is_asked_to_empty_one(amira, message):
    form = amira.page(f"/reageren/nieuws-{message.pk}/")
    assert form.submit("Stuur mijn reactie", tekst="Koop dit", website="http://x.example").errors
    assert not Reactie.objects.exists()


def test_many_reactions_from_one_address_have_to_wait(amira, message):
    for _time in range(5):
        amira.page(f"/reageren/nieuws-{message.pk}/").submit(
            "Stuur mijn reactie", tekst="Nog een.", goes_to="*ontvangen/"
        )
    shown = amira.page(f"/reageren/nieuws-{message.pk}/").submit("Stuur mijn reactie", tekst="Nog een.", status=429)
    assert "Probeer het over" in shown.having_class("wijk-foutlijst")[0]
    assert shown.value("tekst") == "Nog een."
    assert Reactie.objects.count() == 5


@pytest.mark.parametrize("number", [0, 999999, 99999999999999999999])
def test_unknown_message(amira, message, number):
    amira.page(f"/reageren/nieuws-{number}/", status=404)


def test_a_refused_reaction_is_explained_with_the_way_to_object(bram, amira, waiting):
    screen = bram.page(f"/werk/reacties/{waiting.pk}/")
    wrong = screen.submit("Plaats niet", reden="")
    assert wrong.errors == ["Vul een reden in."]
    wrong.submit("Plaats niet", reden="Er staat een naam in.", goes_to="/werk/reacties/")
    mail = Bericht.objects.get(kind="reactie.geweigerd")
    assert mail.recipient == "amira@example.nl"
    assert "Er staat een naam in." in mail.text
    assert f"/reactie/{waiting.code}/" in mail.text, "where one objects"
    assert "Mooi plan!" not in amira.page(ADDRESS).text


def test_without_an_address_there_is_no_mail(bram, message):
    reactie = written(message, "Reclame", naam="")
    bram.page(f"/werk/reacties/{reactie.pk}/").submit("Plaats niet", reden="Reclame.", goes_to="/werk/reacties/")
    assert not Bericht.objects.exists()


def test_taken_off_the_site_later_the_writer_still_hears_why(bram, waiting):
    actions.place_reactie(actor=bram.actor, reactie=waiting)
    actions.refuse_reactie(actor=bram.actor, reactie=waiting, reden="Er staat toch een naam in.")
    assert "Er staat toch een naam in." in Bericht.objects.get(kind="reactie.geweigerd").text


def test_a_year_after_placing_the_address_goes_and_the_words_stay(bram, waiting):
    actions.place_reactie(actor=bram.actor, reactie=waiting)
    rule = retention.ADDRESSES.name
    Reactie.objects.update(beoordeeld_op=timezone.now() - timedelta(days=364))
    assert clean_up()[rule] == 0
    Reactie.objects.update(beoordeeld_op=timezone.now() - timedelta(days=366))
    assert clean_up(dry_run=True)[rule] == clean_up()[rule] == 1
    assert [(row.email, row.tekst) for row in Reactie.objects.all()] == [("", "Mooi plan!")]


def test_reactions_to_a_message_that_editors_took_away_are_erased(bram, message, waiting):
    rule = "reacties op weggehaald nieuws"
    assert clean_up()[rule] == 0
    message.unpublish()
    assert clean_up()[rule] == 0, "it may come back"
    message.delete()
    assert clean_up(dry_run=True)[rule] == clean_up()[rule] == 1
    assert not Reactie.objects.exists()


def test_an_answer_of_staff_is_marked_with_name(bram, amira, waiting):
    actions.place_reactie(actor=bram.actor, reactie=waiting)
    screen = bram.page(f"/werk/reacties/{waiting.pk}/")
    screen.submit("Zet mijn antwoord op de site", tekst="Fijn om te horen.", goes_to="/werk/reacties/")
    answers = amira.page(ADDRESS).having_class("wijk-reactie--medewerker")
    assert len(answers) == 1
    assert "Antwoord van gemeente" in answers[0]
    assert "Bram" in answers[0]
    assert "Fijn om te horen." in answers[0]


def test_a_placed_reaction_can_be_taken_off_again(bram, amira, waiting):
    actions.place_reactie(actor=bram.actor, reactie=waiting)
    bram.page(f"/werk/reacties/{waiting.pk}/").submit("Haal van de site", reden="Toch niet.", goes_to="/werk/reacties/")
    assert "Mooi plan!" not in amira.page(ADDRESS).text


def test_two_colleagues_cannot_both_judge(bram, waiting, klarendal):
    again = Reactie.objects.get(pk=waiting.pk)
    actions.refuse_reactie(actor=bram.actor, reactie=waiting, reden="x")
    shown = bram.page(f"/werk/reacties/{again.pk}/")
    assert "Zet op de site" not in shown.buttons
    with pytest.raises(RuleViolation, match="al beoordeeld"):
        actions.place_reactie(actor=bram.actor, reactie=again)


def test_carla_never_sees_what_is_bram_s(carla, waiting):
    assert "Mooi plan!" not in carla.page("/werk/reacties/").text
    carla.page(f"/werk/reacties/{waiting.pk}/", status=404)
    for deed in ("plaatsen", "weigeren", "antwoorden"):
        carla.page.client.get("/werk/reacties/")
        answer = carla.client.post(f"/werk/reacties/{waiting.pk}/{deed}/", {})
        assert answer.status_code in {403, 404}
    waiting.refresh_from_db()
    assert waiting.status == "nieuw"
    with pytest.raises(NotAllowed):
        actions.place_reactie(actor=carla.actor, reactie=waiting)


def test_who_may_not_judge_finds_no_such_screen(els, amira, waiting):
    els.page("/werk/reacties/", status=404)
    amira.page("/werk/reacties/", goes_to="/inloggen/*")


def test_news_for_all_is_judged_for_the_whole_gemeente(bram, site, arnhem):
    everywhere = make_person("Gerda", Rol.REDACTEUR, arnhem.stad)
    written(make_news(reageren_tot=next_week()), "Overal goed.", naam="")
    assert "Overal goed." not in bram.page("/werk/reacties/").text
    assert "Overal goed." in everywhere.page("/werk/reacties/").text


def test_opening_a_deed_by_its_address_leads_back_to_the_reaction(bram, waiting):
    for deed in ("plaatsen", "weigeren", "antwoorden"):
        bram.page(f"/werk/reacties/{waiting.pk}/{deed}/", goes_to=f"/werk/reacties/{waiting.pk}/")


def test_empty_list_says_so(bram, site):
    assert "Er wachten geen reacties" in bram.page("/werk/reacties/").headings


def test_refused_texts_are_erased_after_thirty_days(bram, waiting):
    actions.refuse_reactie(actor=bram.actor, reactie=waiting, reden="x")
    assert clean_up(dry_run=True)[retention.REFUSED.name] == 0
    Reactie.objects.update(beoordeeld_op=timezone.now() - timedelta(days=31))
    assert clean_up(dry_run=True)[retention.REFUSED.name] == 1
    assert clean_up()[retention.REFUSED.name] == 1
    assert not Reactie.objects.exists()


def test_texts_of_readers_are_shown_as_text(amira, bram, message):
    evil = '<script>alert(1)</script> {{ 7|add:"7" }} <img src=x onerror=alert(1)>'
    reactie = written(message, evil, naam="<b>A</b>")
    actions.place_reactie(actor=bram.actor, reactie=reactie)
    shown = amira.page(ADDRESS)
    assert evil in shown.text
    assert "<script>alert" not in shown.html

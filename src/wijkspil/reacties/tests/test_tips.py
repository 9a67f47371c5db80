"""Somebody tells that something on the site is wrong: without account, without a trace, and a colleague decides."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC
from wijkspil.core.models import LogRegel
from wijkspil.core.retention import clean_up
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import actions as ideas
from wijkspil.inbreng import testkit as inbreng
from wijkspil.paginas.queries import reference_of as news_reference
from wijkspil.paginas.testkit import make_news, make_site, make_story, next_week
from wijkspil.reacties import actions, retention
from wijkspil.reacties.models import Reactie, Tip
from wijkspil.reacties.status import TipState
from wijkspil.reacties.testkit import reacted, tipped, writer, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def bankjes(arnhem, bram):
    return inbreng.published(bram.actor, arnhem.klarendal)


@pytest.fixture
def placed(bankjes, bram):
    return actions.place_reactie(actor=bram.actor, reactie=reacted(bankjes.reference))


def about(reactie) -> str:
    return f"reactie:{reactie.pk}"


def test_from_a_reaction_on_the_site_until_it_is_taken_off(placed, bankjes, bram, page):
    shown = page(f"/ideeen/{bankjes.kenmerk}/")
    link = next(text for text in shown.links if text.startswith("Klopt hier iets niet?"))
    form = shown.follow(link)
    assert "Mooi plan!" in form.text
    assert form.submit("Stuur").errors == ["Kies wat er niet klopt."]
    thanks = form.submit("Stuur", reden="kwetsend", tekst="Dit doet pijn.", goes_to="/klopt-niet/*/ontvangen/")
    assert thanks.heading == "Dank u wel, wij kijken ernaar"
    assert "Mooi plan!" in page(f"/ideeen/{bankjes.kenmerk}/").text, "a tip hides nothing"
    assert not Bericht.objects.filter(kind="reactie.geweigerd").exists()
    screen = bram.page("/werk/reacties/").follow("Een reactie bij ‘Bankjes bij de speeltuin’")
    assert "Het is kwetsend of bedreigend" in screen.text
    assert "Dit doet pijn." in screen.text
    judge = screen.follow("Haal het van de site, met een reden")
    assert "Dit doet pijn." in judge.text
    judge.submit("Haal van de site", reden="Dit doet iemand pijn.", goes_to="/werk/reacties/")
    assert "> Dit doet iemand pijn." in Bericht.objects.get(kind="reactie.geweigerd").text
    assert Tip.objects.get().state == TipState.WEG
    assert Tip.objects.get().besloten_door == bram.account
    assert "Mooi plan!" not in page(f"/ideeen/{bankjes.kenmerk}/").text


def test_from_an_idea_until_it_is_taken_off(bankjes, bram, page):
    page(f"/ideeen/{bankjes.kenmerk}/").follow("Klopt er iets niet aan dit idee?").submit(
        "Stuur", reden="gegevens", goes_to="*"
    )
    screen = bram.page("/werk/reacties/").follow("Bankjes bij de speeltuin")
    deed = screen.follow("Haal het van de site, met een reden")
    deed.submit("Niet op de site", reason="Er staat een naam in.", goes_to="/werk/inbreng/*")
    assert Tip.objects.get().state == TipState.WEG
    assert "> Er staat een naam in." in Bericht.objects.get(kind="inbreng.niet_gepubliceerd").text


def test_a_reaction_to_news_too(arnhem, bram, page):
    make_site()
    news = make_news(make_story(arnhem.klarendal), slug="speelplek", reageren_tot=next_week())
    actions.place_reactie(actor=bram.actor, reactie=written(news_reference(news), email=""))
    shown = page("/wijken/klarendal/speelplek/")
    link = next(text for text in shown.links if text.startswith("Klopt hier iets niet?"))
    shown.follow(link).submit("Stuur", reden="reclame", goes_to="*")
    assert "Het is reclame" in bram.page("/werk/reacties/").text


def test_it_may_stay_and_then_every_tip_about_it_is_done(placed, bram, page):
    for tekst in ("Een.", "Twee."):
        tipped(about(placed), tekst)
    screen = bram.page(f"/werk/reacties/tips/{Tip.objects.first().pk}/")
    assert "Een." in screen.text
    assert "Twee." in screen.text
    done = screen.submit("Het mag blijven staan", goes_to="/werk/reacties/")
    assert "Het blijft op de site staan." in done.text
    assert {tip.state for tip in Tip.objects.all()} == {TipState.BLIJFT}
    assert Reactie.objects.get().status == "geplaatst"
    assert not Bericht.objects.filter(kind="reactie.geweigerd").exists()


def test_two_colleagues_cannot_both_decide(placed, bram):
    tip = tipped(about(placed))
    actions.keep_despite_tips(actor=bram.actor, tip=tip)
    with pytest.raises(RuleViolation, match="al beoordeeld"):
        actions.keep_despite_tips(actor=bram.actor, tip=tip)
    bram.page(f"/werk/reacties/tips/{tip.pk}/", status=404)


def test_nothing_of_who_it_was_is_kept(placed, page):
    page(f"/klopt-niet/reactie-{placed.pk}/").submit("Stuur", reden="anders", goes_to="*")
    assert not page.client.cookies
    kept = str([*Tip.objects.values(), *LogRegel.objects.filter(deed__startswith="tip.").values()])
    assert "127.0.0.1" not in kept
    assert {row.actor_kind for row in LogRegel.objects.filter(deed="tip.gestuurd")} == {"publiek"}


def test_the_same_visitor_counts_once_a_day_for_each_thing(placed, bankjes, page):
    answers = set()
    for _time in range(3):
        form = page(f"/klopt-niet/reactie-{placed.pk}/")
        answers.add(form.submit("Stuur", reden="anders", tekst="Nog een keer.", goes_to="*").html)
    assert len(answers) == 1
    assert Tip.objects.count() == 1
    page(f"/klopt-niet/inbreng-{bankjes.kenmerk}/").submit("Stuur", reden="anders", goes_to="*")
    assert Tip.objects.count() == 2


def test_very_many_have_to_wait_and_nothing_is_lost(arnhem, bram, page):
    for number in range(10):
        idea = inbreng.published(bram.actor, arnhem.klarendal, f"Bankje {number}")
        page(f"/klopt-niet/inbreng-{idea.kenmerk}/").submit("Stuur", reden="anders", goes_to="*")
    idea = inbreng.published(bram.actor, arnhem.klarendal, "Nog een")
    refused = page(f"/klopt-niet/inbreng-{idea.kenmerk}/").submit("Stuur", reden="anders", tekst="Hier.", status=429)
    assert "Vanaf dit internetadres is net veel gestuurd" in refused.text
    assert refused.value("tekst") == "Hier."
    assert Tip.objects.count() == 10


def test_a_program_that_fills_the_hidden_field(placed, page):
    shown = page(f"/klopt-niet/reactie-{placed.pk}/").submit("Stuur", reden="anders", website="http://x.example")
    assert shown.errors
    assert not Tip.objects.exists()


def test_what_does_not_stand_on_the_site_or_is_of_the_gemeente_itself(arnhem, bankjes, bram, page):
    make_site()
    news = make_news(make_story(arnhem.klarendal), reageren_tot=next_week())
    waiting = reacted(bankjes.reference)
    private = inbreng.confirmed(arnhem.klarendal)
    for slug in (f"reactie-{waiting.pk}", f"inbreng-{private.kenmerk}", f"nieuws-{news.pk}", "reactie-0", "reactie-x"):
        page(f"/klopt-niet/{slug}/", status=404)
        page(f"/klopt-niet/{slug}/ontvangen/", status=404)
    page(f"/reageren/reactie-{waiting.pk}/", status=404)


def test_one_does_not_react_to_a_reaction(placed, page):
    page(f"/reageren/reactie-{placed.pk}/", status=404)


def test_carla_never_sees_what_is_bram_s(placed, carla):
    tip = tipped(about(placed), "Geheim.")
    assert "Een reactie bij" not in carla.page("/werk/reacties/").text
    carla.page(f"/werk/reacties/tips/{tip.pk}/", status=404)
    for actor in (carla.actor, PUBLIC):
        with pytest.raises(NotAllowed):
            actions.keep_despite_tips(actor=actor, tip=tip)


def test_an_editor_lets_stay_and_asks_the_team_to_take_an_idea_off(bankjes, daan):
    tip = tipped(bankjes.reference)
    screen = daan.page(f"/werk/reacties/tips/{tip.pk}/")
    assert "Haal het van de site, met een reden" not in screen.links
    assert "Vraag het team van de wijk." in screen.text
    screen.submit("Het mag blijven staan", goes_to="/werk/reacties/")


def test_what_left_the_site_meanwhile_only_has_to_be_closed(bankjes, bram):
    tip = tipped(bankjes.reference)
    written = {"titel": "Anders", "tekst": "Anders.", "place": ""}
    ideas.correct(actor=inbreng.bringer(bankjes), inbreng=bankjes, version=bankjes.version, **written)
    screen = bram.page(f"/werk/reacties/tips/{tip.pk}/")
    assert "Dit staat niet meer op de site" in screen.headings
    assert "Dan hebben ouders" not in screen.text
    screen.submit("Klaar", goes_to="/werk/reacties/")


def test_what_is_erased_takes_its_tips_along(placed, bankjes):
    tipped(about(placed))
    tipped(bankjes.reference)
    actions.withdraw_reactie(actor=writer(placed), reactie=placed)
    assert [tip.onderwerp for tip in Tip.objects.all()] == [bankjes.reference]
    ideas.withdraw(actor=inbreng.bringer(bankjes), inbreng=bankjes, keep_text=False)
    assert not Tip.objects.exists()


def test_moved_to_another_wijk_its_colleagues_decide(placed, bankjes, bram, carla, arnhem):
    tipped(about(placed))
    tipped(bankjes.reference)
    area = arnhem.presikhaaf_west
    ideas.move(actor=bram.actor, inbreng=bankjes, version=bankjes.version, area=area, thema=bankjes.thema)
    assert carla.page("/werk/").having_class("wijk-teller__getal") == ["1", "2"]


def test_a_month_after_the_decision_it_is_erased(placed, bram):
    actions.keep_despite_tips(actor=bram.actor, tip=tipped(about(placed)))
    tipped(about(placed))
    rule = retention.TIPS.name
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert clean_up()[rule] == 0
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert clean_up(dry_run=True)[rule] == clean_up()[rule] == 1
    assert Tip.objects.get().state == TipState.OPEN


def test_the_list_asks_as_much_however_many_tips(placed, bankjes, bram, query_budget):
    tipped(about(placed))
    bram.page("/werk/reacties/")
    with query_budget(12):
        bram.page("/werk/reacties/")
    for _time in range(10):
        tipped(about(placed))
        tipped(bankjes.reference)
    with query_budget(12):
        bram.page("/werk/reacties/")


def test_the_database_itself_knows_when_it_was_decided(bankjes):
    row = {"onderwerp": "inbreng:x", "area": bankjes.area, "reden": "anders", "gestuurd_op": timezone.now()}
    for wrong in ({"state": "weg"}, {"besloten_op": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Tip.objects.create(**row, **wrong)


def test_the_forms_are_kept_for_everybody(placed, page, settings):
    settings.PAGE_CACHE_SECONDS = 60
    shown = page(f"/klopt-niet/reactie-{placed.pk}/")
    assert "ETag" in shown.response
    assert not shown.response.cookies


def test_in_english(placed, page):
    form = page(f"/en/klopt-niet/reactie-{placed.pk}/")
    assert form.heading == "Is something wrong here?"
    form.submit("Send", reden="anders", goes_to="/en/*")

"""Somebody shares an idea: kept once, confirmed by mail, with a number and terms."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC, SYSTEM, LinkActor
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import Publication, State
from wijkspil.mensen.models import Team

pytestmark = pytest.mark.django_db


def mail(kind: str) -> Bericht:
    return Bericht.objects.get(kind=f"inbreng.{kind}")


def test_an_idea_is_kept_and_its_bringer_asked_to_confirm(arnhem):
    inbreng = testkit.shared(arnhem.klarendal)
    assert inbreng.state == State.ONBEVESTIGD
    assert inbreng.kenmerk is None
    assert inbreng.owner == arnhem.noord
    asked = mail("bevestig")
    assert asked.recipient == "amira@bewoners.example"
    assert f"http://127.0.0.1:8000/bevestig/{inbreng.code}/" in asked.text
    assert "Bankjes" not in asked.text + asked.subject, "nothing typed goes to an address that may be somebody else's"


def test_nobody_of_staff_sees_it_before_it_is_confirmed(arnhem, bram):
    testkit.shared(arnhem.klarendal)
    assert not queries.visible_to(bram.actor).exists()


def test_sent_twice_it_is_one_idea_and_one_mail(arnhem):
    content = testkit.content(arnhem.klarendal)
    same = {"actor": PUBLIC, "sleutel": uuid4(), "content": content, "brenger": testkit.AMIRA}
    assert actions.share(**same) == actions.share(**same)
    assert Inbreng.objects.count() == Bericht.objects.count() == 1


@time_machine.travel(datetime.fromisoformat("2026-12-23T10:00+01:00"))
def test_confirming_gives_a_number_terms_and_a_receipt(arnhem):
    Team.objects.create(naam="team Leefomgeving Noord", area=arnhem.noord, valid_from=date(2016, 1, 1))
    inbreng = testkit.confirmed(arnhem.klarendal)
    assert inbreng.kenmerk == "2026-00001"
    assert inbreng.state == State.ONTVANGEN
    assert inbreng.contact_before == date(2026, 12, 31), "Christmas Day does not count (26 December is a Saturday)"
    assert inbreng.answer_before == date(2027, 2, 5)
    receipt = mail("ontvangst")
    assert receipt.subject == "Wij hebben uw idee: 2026-00001"
    for part in (
        "Beste Amira,",
        "team Leefomgeving Noord",
        "31 december 2026",
        "5 februari 2027",
        "> Bankjes bij de speeltuin",
        "> Dan hebben ouders een plek om te zitten.",
        f"http://127.0.0.1:8000/volg/{inbreng.code}/",
        "026 000 00 10",
    ):
        assert part in receipt.text


def test_numbers_follow_each_other_within_a_year(arnhem):
    with time_machine.travel(datetime.fromisoformat("2026-12-31T23:59+01:00")):
        assert testkit.confirmed(arnhem.klarendal).kenmerk == "2026-00001"
        assert testkit.confirmed(arnhem.klarendal).kenmerk == "2026-00002"
    with time_machine.travel(datetime.fromisoformat("2027-01-01T00:00+01:00")):
        assert testkit.confirmed(arnhem.klarendal).kenmerk == "2027-00001"


def test_confirming_again_changes_nothing(arnhem):
    inbreng = testkit.confirmed(arnhem.klarendal)
    again = actions.confirm(actor=testkit.bringer(inbreng), inbreng=inbreng)
    assert again.version == inbreng.version
    assert Bericht.objects.filter(kind="inbreng.ontvangst").count() == 1


@pytest.mark.parametrize("actor", [PUBLIC, SYSTEM, LinkActor("inbreng:999999")])
def test_only_the_holder_of_the_link_confirms(arnhem, actor):
    inbreng = testkit.shared(arnhem.klarendal)
    with pytest.raises(NotAllowed):
        actions.confirm(actor=actor, inbreng=inbreng)


def test_the_mails_speak_the_language_of_the_bringer(arnhem):
    english = actions.Brenger(email="amira@bewoners.example", language="en")
    inbreng = testkit.confirmed(arnhem.klarendal, brenger=english)
    assert mail("bevestig").subject == "Confirm your idea"
    assert f"/en/volg/{inbreng.code}/" in mail("ontvangst").text
    assert "Dear resident," in mail("ontvangst").text


def test_one_address_gets_no_endless_mails(arnhem):
    for _time in range(actions.UNCONFIRMED_A_DAY):
        testkit.shared(arnhem.klarendal)
    with pytest.raises(RuleViolation, match="Kijk in uw mail"):
        testkit.shared(arnhem.klarendal)
    with time_machine.travel(Inbreng.objects.last().created_at + timedelta(days=1, minutes=1)):
        testkit.shared(arnhem.klarendal)


def test_without_consent_it_can_never_become_public(arnhem, bram):
    inbreng = testkit.confirmed(arnhem.klarendal, brenger=actions.Brenger(email="amira@bewoners.example"))
    assert inbreng.publication == Publication.PRIVE
    with pytest.raises(RuleViolation, match="wil niet"):
        actions.publish(actor=bram.actor, inbreng=inbreng, version=inbreng.version)


def test_the_log_knows_codes_and_nothing_personal(arnhem):
    testkit.confirmed(arnhem.klarendal)
    rows = LogRegel.objects.filter(deed__startswith="inbreng.")
    assert [row.deed for row in rows] == ["inbreng.bevestigd", "inbreng.gestuurd"]
    told = " ".join(f"{row.actor_id} {row.details}" for row in rows)
    assert not any(word in told.lower() for word in ("amira", "bankjes", "ouders", "pleintje"))


def test_unconfirmed_ideas_are_erased_after_fourteen_days(arnhem, capsys):
    old, kept = testkit.shared(arnhem.klarendal), testkit.confirmed(arnhem.klarendal)
    with time_machine.travel(old.created_at + timedelta(days=13, hours=23)):
        call_command("opschonen")
        assert Inbreng.objects.count() == 2
    with time_machine.travel(old.created_at + timedelta(days=14, hours=1)):
        call_command("opschonen", "--proef")
        assert Inbreng.objects.count() == 2
        call_command("opschonen")
    assert list(Inbreng.objects.all()) == [kept]
    assert not Bericht.objects.filter(about=f"inbreng:{old.pk}").exclude(recipient="").exists()
    assert "inbreng zonder bevestiging na 14 dagen: 1 gewist" in capsys.readouterr().out

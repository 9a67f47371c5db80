"""Staff note what somebody said on the phone, in the street or in a letter."""

from uuid import uuid4

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC, SYSTEM
from wijkspil.core.rules import NotAllowed
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Channel, Inbreng, Party
from wijkspil.inbreng.status import State

pytestmark = pytest.mark.django_db


def noted(actor, area, *, sleutel=None, **brenger):
    return actions.note_for(
        actor=actor,
        sleutel=sleutel or uuid4(),
        content=testkit.content(area),
        brenger=actions.Brenger(**brenger),
        channel=Channel.TELEFOON,
    )


def test_a_phone_note_has_a_number_an_owner_and_terms_at_once(arnhem, bram):
    inbreng = noted(bram.actor, arnhem.klarendal, naam="Amira", telefoon="026 000 00 12")
    assert inbreng.state == State.ONTVANGEN
    assert inbreng.kenmerk
    assert inbreng.contact_before
    assert (inbreng.channel, inbreng.noted_by, inbreng.route.is_vangnet) == (Channel.TELEFOON, bram.account, True)
    assert list(queries.waiting_for(bram.actor)) == [inbreng]
    assert not Bericht.objects.exists(), "there is no address to write to"


def test_with_an_address_the_bringer_gets_the_receipt(arnhem, bram):
    noted(bram.actor, arnhem.klarendal, email="amira@bewoners.example")
    assert Bericht.objects.get().kind == "inbreng.ontvangst"


def test_noted_twice_it_is_one(arnhem, bram):
    sleutel = uuid4()
    first = noted(bram.actor, arnhem.klarendal, sleutel=sleutel)
    assert noted(bram.actor, arnhem.klarendal, sleutel=sleutel) == first
    assert Inbreng.objects.count() == 1


def test_for_an_organisation(arnhem, bram):
    inbreng = noted(bram.actor, arnhem.klarendal, party=Party.PROFESSIONAL, organisatie="Buurthuis De Lamp")
    assert (inbreng.party, inbreng.organisatie) == (Party.PROFESSIONAL, "Buurthuis De Lamp")


@pytest.mark.parametrize("who", ["carla", "daan", "els", "beheerder", "public", "system"])
def test_nobody_else_notes_something_for_klarendal(arnhem, request, who):
    actor = {"public": PUBLIC, "system": SYSTEM}.get(who) or request.getfixturevalue(who).actor
    with pytest.raises(NotAllowed):
        noted(actor, arnhem.klarendal)
    assert not Inbreng.objects.exists()


def test_answering_somebody_without_an_address_sends_nothing(arnhem, bram):
    inbreng = noted(bram.actor, arnhem.klarendal)
    actions.answer(
        actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Ik belde u.", outcome=State.BEANTWOORD
    )
    assert not Bericht.objects.exists()

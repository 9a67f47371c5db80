"""A mail becomes an inbreng with a number and a receipt; an answer lands on its dossier, and only the bringer's."""

import os
from collections import Counter
from pathlib import Path

import pytest

from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.berichten.actions import take_in
from wijkspil.berichten.models import Bericht, InkomendBericht
from wijkspil.berichten.status import Bron
from wijkspil.berichten.testkit import incoming
from wijkspil.core.actors import PUBLIC
from wijkspil.core.rules import NotAllowed
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Channel, Inbreng
from wijkspil.inbreng.status import StapKind, State
from wijkspil.mensen.models import Team

pytestmark = pytest.mark.django_db
DATA = Path(os.environ.get("WIJKSPIL_DATA", "../shared/data")) / "emails"


def mailed(text="Kan er een bankje komen?", **headers) -> InkomendBericht:
    return take_in(raw=incoming(text, **headers), bron=Bron.OPDRACHT)[0]


def test_a_mail_is_an_inbreng_with_a_number_terms_and_a_receipt(arnhem):
    bericht = mailed(From="Amira <amira@bewoners.example>", Subject="Bankje")
    inbreng = Inbreng.objects.get()
    assert (bericht.became, bericht.kenmerk) == ("inbreng", inbreng.kenmerk)
    assert (inbreng.titel, inbreng.tekst) == ("Bankje", "Kan er een bankje komen?")
    assert (inbreng.channel, inbreng.state, inbreng.area) == (Channel.MAIL, State.ONTVANGEN, arnhem.stad)
    assert inbreng.route.is_vangnet
    assert (inbreng.brenger_naam, inbreng.brenger_email) == ("Amira", "amira@bewoners.example")
    assert not inbreng.may_be_public, "nobody was asked"
    assert Bericht.objects.get().kind == "inbreng.ontvangst"


def test_the_same_mail_delivered_five_times_is_one(arnhem):
    for _time in range(5):
        mailed(**{"Message-ID": "<een@bewoners.example>"})
    assert Inbreng.objects.count() == Bericht.objects.count() == 1


def test_an_answer_to_our_mail_lands_on_its_dossier(arnhem, bram):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    sent = Bericht.objects.get(kind="inbreng.antwoord")
    reply = "Fijn!\n\nOp ma 3 nov 2026 om 10:12 schreef Bram <wijken@arnhem.example>:\n> De bankjes komen er."
    bericht = mailed(reply, From="amira@bewoners.example", **{"In-Reply-To": sent.message_id})
    assert (bericht.became, bericht.kenmerk) == ("reactie", inbreng.kenmerk)
    last = queries.trail(inbreng)[-1]
    assert (last.kind, last.tekst) == (StapKind.AANVULLING, "Fijn!")
    assert list(queries.waiting_for(bram.actor)) == [inbreng]
    assert Inbreng.objects.count() == 1


def test_the_number_in_the_subject_is_enough_for_the_bringer(arnhem, bram):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    assert mailed(From="AMIRA@bewoners.example", Subject=f"Over {inbreng.kenmerk}").became == "reactie"


@pytest.mark.parametrize("by", ["number", "reply"])
def test_somebody_else_never_writes_in_the_name_of_the_bringer(arnhem, bram, by):
    inbreng = testkit.answered(bram.actor, arnhem.klarendal)
    sent = Bericht.objects.get(kind="inbreng.antwoord").message_id
    clue = {"Subject": f"Over {inbreng.kenmerk}"} if by == "number" else {"In-Reply-To": sent}
    bericht = mailed(From="buur@bewoners.example", **clue)
    assert bericht.became == "inbreng"
    assert bericht.kenmerk != inbreng.kenmerk
    assert queries.trail(inbreng)[-1].kind == StapKind.ANTWOORD


def test_who_took_it_back_begins_anew(arnhem):
    inbreng = testkit.confirmed(arnhem.klarendal)
    actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=True)
    assert mailed(From="amira@bewoners.example", Subject=f"Over {inbreng.kenmerk}").became == "inbreng"


@pytest.mark.parametrize("until", [None, "2020-01-01"])
def test_mail_to_the_mailbox_of_a_wijk_belongs_there_also_when_that_mailbox_is_old(arnhem, until):
    team = Team.objects.create(naam="Team", area=arnhem.klarendal, valid_from="2016-01-01")
    Aanspreekpunt.objects.create(
        area=arnhem.klarendal,
        rol="Team",
        team=team,
        email="klarendal@arnhem.example",
        valid_from="2016-01-01",
        valid_until=until,
        visible_from="2016-01-01",
    )
    mailed(To="Klarendal <klarendal@arnhem.example>")
    assert Inbreng.objects.get().area == arnhem.klarendal


def test_an_address_in_the_signature_is_a_suggestion_for_staff(arnhem, beheerder, monkeypatch):
    monkeypatch.setattr("wijkspil.inbreng.mail_in.wijken.areas_of", lambda _answer: [arnhem.stad, arnhem.klarendal])
    mailed("Graag een bankje.\n\n-- \nAmira\nPlein 3\n6822 CD Arnhem")
    inbreng = Inbreng.objects.get()
    assert (inbreng.area, inbreng.suggestion) == (arnhem.stad, arnhem.klarendal)


def test_only_the_software_takes_in_mail(arnhem, bram):
    for actor in (PUBLIC, bram.actor):
        with pytest.raises(NotAllowed):
            actions.take_in_mail(
                actor=actor, sleutel="x", content=testkit.content(arnhem.stad), brenger=actions.Brenger()
            )


@pytest.mark.skipif(not (DATA / "INDEX.csv").exists(), reason="no mails in WIJKSPIL_DATA")
def test_real_odd_and_broken_mails_are_all_kept_and_most_become_an_inbreng(arnhem):
    files = sorted(DATA.rglob("*.eml"))
    became = Counter(take_in(raw=file.read_bytes(), bron=Bron.OPDRACHT)[0].became or "apart" for file in files)
    assert len(files) >= 80
    assert became["inbreng"] + became["reactie"] >= 60, became
    assert InkomendBericht.objects.filter(state="opgeslagen").count() == 0
    assert all(Inbreng.objects.values_list("titel", flat=True))

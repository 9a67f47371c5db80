"""At the same moment: sent twice, confirmed twice, answered by two, supported by many."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import connection

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC
from wijkspil.core.rules import NotAllowed
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, testkit
from wijkspil.inbreng.models import Inbreng, Steun
from wijkspil.inbreng.status import State

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


def together(deed):
    """Do something in several threads, each with its own connection; return what came of each."""

    def one(number: int):
        try:
            return deed(number)
        except ChangedMeanwhile as late:
            return late
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one, range(AT_ONCE)))


def test_sent_many_times_at_once_it_is_one_idea_and_one_mail(arnhem):
    content = testkit.content(arnhem.klarendal)
    same = {"actor": PUBLIC, "sleutel": uuid4(), "content": content, "brenger": testkit.AMIRA}
    assert len({idee.pk for idee in together(lambda _number: actions.share(**same))}) == 1
    assert Inbreng.objects.count() == Bericht.objects.count() == 1


def test_confirmed_many_times_at_once_it_gets_one_number_and_one_receipt(arnhem):
    inbreng = testkit.shared(arnhem.klarendal)
    done = together(lambda _number: actions.confirm(actor=testkit.bringer(inbreng), inbreng=inbreng))
    assert len({idee.kenmerk for idee in done}) == 1
    assert Bericht.objects.filter(kind="inbreng.ontvangst").count() == 1


def test_many_confirmed_at_once_get_numbers_without_gap_or_double(arnhem):
    brengers = [actions.Brenger(email=f"buur{number}@bewoners.example") for number in range(AT_ONCE)]
    ideas = [testkit.shared(arnhem.klarendal, brenger=brenger) for brenger in brengers]
    done = together(lambda number: actions.confirm(actor=testkit.bringer(ideas[number]), inbreng=ideas[number]))
    assert sorted(idee.kenmerk[5:] for idee in done) == [f"{number:05d}" for number in range(1, AT_ONCE + 1)]


def test_answered_by_many_at_once_one_is_sent_and_the_others_hear_it(arnhem, bram):
    inbreng = testkit.confirmed(arnhem.klarendal)
    done = together(
        lambda number: actions.answer(
            actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst=f"{number}", outcome=State.GAAT_NIET_DOOR
        )
    )
    assert sum(isinstance(outcome, ChangedMeanwhile) for outcome in done) == AT_ONCE - 1
    assert Bericht.objects.filter(kind="inbreng.antwoord").count() == 1


def test_one_address_that_supports_many_times_at_once_is_one_person(arnhem, bram):
    inbreng = testkit.published(bram.actor, arnhem.klarendal)
    asked = {"actor": PUBLIC, "inbreng": inbreng, "language": "nl"}
    together(lambda number: actions.ask_to_support(**asked, email=("buur@x.example", "Buur@X.example")[number % 2]))
    steun = Steun.objects.get()
    together(lambda _number: actions.confirm_support(actor=testkit.holder(steun), steun=steun))
    assert Inbreng.objects.get().steun_aantal == 1


def test_many_who_support_at_once_while_a_colleague_answers_are_all_counted(arnhem, bram):
    inbreng = testkit.published(bram.actor, arnhem.klarendal)
    steun = [testkit.asked_to_support(inbreng, f"buur{number}@x.example") for number in range(AT_ONCE)]
    answer = {"tekst": "Ja.", "outcome": State.OPGEPAKT, "version": inbreng.version}

    def deed(number: int):
        if number == AT_ONCE // 2:
            return actions.answer(actor=bram.actor, inbreng=inbreng, **answer)
        return actions.confirm_support(actor=testkit.holder(steun[number]), steun=steun[number])

    together(deed)
    assert Inbreng.objects.get().steun_aantal == AT_ONCE - 1
    assert Inbreng.objects.get().state == State.OPGEPAKT


def test_supported_while_it_is_taken_back_leaves_nobody_behind(arnhem, bram):
    inbreng = testkit.published(bram.actor, arnhem.klarendal)
    steun = [testkit.asked_to_support(inbreng, f"buur{number}@x.example") for number in range(AT_ONCE)]

    def deed(number: int):
        if number == 3:
            actions.withdraw(actor=testkit.bringer(inbreng), inbreng=inbreng, keep_text=False)
            return
        with suppress(NotAllowed):
            actions.confirm_support(actor=testkit.holder(steun[number]), steun=steun[number])

    together(deed)
    assert not Steun.objects.exists()
    assert Inbreng.objects.get().steun_aantal == 0


def test_both_bringers_say_yes_at_once_and_it_is_merged_once(arnhem, bram):
    weg, blijft = _two(bram, arnhem)
    buur = testkit.supported(weg)
    merge = testkit.proposed(bram.actor, weg, blijft)
    together(lambda number: testkit.says(merge, (weg, blijft)[number % 2]))
    merge.refresh_from_db()
    assert merge.is_merged
    for name in ("samen_verder", "samen_erbij"):
        assert Bericht.objects.filter(kind=f"inbreng.{name}").count() == 1
    buur.refresh_from_db()
    assert buur.inbreng == blijft
    assert Inbreng.objects.get(pk=blijft.pk).steun_aantal == 2


def test_taken_back_while_the_support_moves_the_number_stays_right(arnhem, bram):
    weg, blijft = _two(bram, arnhem)
    buren = [testkit.supported(weg, f"buur{number}@bewoners.example") for number in range(AT_ONCE - 1)]
    merge = testkit.proposed(bram.actor, weg, blijft)
    testkit.says(merge, weg)

    def deed(number):
        if number == 3:
            return testkit.says(merge, blijft)
        steun = buren[number if number < 3 else number - 1]
        return actions.withdraw_support(actor=testkit.holder(steun), steun=steun)

    together(deed)
    assert [one.steun_aantal for one in Inbreng.objects.order_by("pk")] == [0, 1]
    assert Steun.objects.filter(confirmed_at__isnull=False).count() == 1


def _two(bram, arnhem):
    """Make two ideas on the site, of two people: the first would go on in the second."""
    ideas = [testkit.confirmed(arnhem.klarendal, f"Bankje {who.naam}", who) for who in (testkit.BUUR, testkit.AMIRA)]
    return [actions.publish(actor=bram.actor, inbreng=idea, version=idea.version) for idea in ideas]

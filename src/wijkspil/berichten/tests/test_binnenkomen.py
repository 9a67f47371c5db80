"""A mail that comes in is kept first and then becomes something: once, visibly, and never lost."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from wijkspil.berichten import actions, delivery, intake, jobs, queries
from wijkspil.berichten.behandelaars import Dossier, Handled, ReceivedMail, behandelaars, when_returned
from wijkspil.berichten.models import Bericht, InkomendBericht
from wijkspil.berichten.status import Became, Bron, Intake, State
from wijkspil.berichten.testkit import bounced, incoming
from wijkspil.core.actors import PUBLIC, SYSTEM
from wijkspil.core.models import LogRegel
from wijkspil.core.retention import clean_up
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.wijken.models import Area

pytestmark = pytest.mark.django_db


@dataclass
class Desk:
    """A behandelaar that does what a test says.

    Attributes:
        takes: it lets a mail become an inbreng.
        problem: it raises this instead.
    """

    thing: Area
    takes: bool = True
    problem: Exception | None = None
    got: list[ReceivedMail] = field(default_factory=list)

    def __call__(self, mail: ReceivedMail) -> Handled | None:
        self.got.append(mail)
        if self.problem:
            raise self.problem
        return Handled(Became.INBRENG, self.thing, "2026-00042") if self.takes else None


@pytest.fixture
def desk(arnhem, monkeypatch):
    made = Desk(arnhem.klarendal)
    monkeypatch.setattr(behandelaars, "_providers", [made])
    return made


@pytest.fixture
def nobody(arnhem, monkeypatch):
    monkeypatch.setattr(behandelaars, "_providers", [])


def take_in(raw: bytes = b"") -> InkomendBericht:
    return actions.take_in(raw=raw or incoming(), bron=Bron.OPDRACHT)[0]


def only() -> InkomendBericht:
    return InkomendBericht.objects.get()


def test_the_mail_of_a_person_becomes_what_the_behandelaar_says(desk):
    bericht = take_in()
    assert (bericht.state, bericht.became, bericht.kenmerk) == (Intake.VERWERKT, Became.INBRENG, "2026-00042")
    assert bericht.about == f"area:{desk.thing.pk}"
    assert (bericht.sender_email, bericht.subject) == ("amira@bewoners.example", "Een bankje")
    assert queries.raw_of(bericht) == incoming()
    (mail,) = desk.got
    assert mail.reading.text == "Kan er een bankje komen?"
    assert mail.reading.title == "Een bankje"
    assert mail.reading.writer.email == "amira@bewoners.example"


def test_the_same_mail_again_is_one_mail(desk):
    first = take_in()
    again, known = actions.take_in(raw=b"Received: by another server\r\n" + incoming(), bron=Bron.POSTBUS)
    assert (again.pk, known) == (first.pk, True)
    assert len(desk.got) == 1
    assert only().bron == Bron.OPDRACHT


def test_another_mail_with_the_same_number_is_another_mail(desk):
    take_in()
    take_in(incoming("Iets heel anders."))
    assert InkomendBericht.objects.count() == 2


def test_without_a_behandelaar_it_waits_on_a_colleague(nobody):
    bericht = take_in()
    assert (bericht.state, bericht.reason) == (Intake.HANDWERK, "niemand_behandelt")
    assert bericht.reason_for_people
    assert queries.hand_work(SYSTEM).get() == bericht


def test_a_behandelaar_that_does_not_want_it_leaves_it_to_the_next(desk, monkeypatch):
    last = Desk(desk.thing)
    desk.takes = False
    monkeypatch.setattr(behandelaars, "_providers", [desk, last])
    assert take_in().state == Intake.VERWERKT
    assert len(last.got) == 1


def test_a_behandelaar_that_fails_changes_nothing_and_the_mail_waits(arnhem, monkeypatch):
    def fails(mail: ReceivedMail) -> Handled:
        Area.objects.filter(pk=arnhem.klarendal.pk).update(naam="Kwijt")
        raise ValueError("amira@bewoners.example")

    monkeypatch.setattr(behandelaars, "_providers", [fails])
    bericht = take_in()
    assert (bericht.state, bericht.reason, bericht.error) == (Intake.HANDWERK, "behandelen_mislukt", "ValueError")
    arnhem.klarendal.refresh_from_db()
    assert arnhem.klarendal.naam == "Klarendal"


def test_a_rule_that_says_no_is_told_to_the_colleague(desk):
    desk.problem = RuleViolation("geen_mailadres", "Dit adres klopt niet.")
    assert take_in().error == "geen_mailadres"


@pytest.mark.parametrize(
    ("headers", "state", "reason"),
    [
        ({"auto_submitted": "auto-replied"}, Intake.APART, "afwezig"),
        ({"x_spam_flag": "YES"}, Intake.APART, "spam"),
        ({"list_unsubscribe": "<https://x.example>"}, Intake.APART, "nieuwsbrief"),
        ({"message_id": "<1@127.0.0.1>"}, Intake.APART, "eigen_mail"),
        ({"from": ""}, Intake.HANDWERK, "geen_afzender"),
        ({"from": "no-reply@site.example"}, Intake.HANDWERK, "leest_geen_antwoord"),
    ],
)
def test_what_no_person_wrote_reaches_no_behandelaar_and_gets_no_mail(desk, headers, state, reason):
    bericht = take_in(incoming(**headers))
    assert (bericht.state, bericht.reason) == (state, reason)
    assert bericht.reason_for_people
    assert desk.got == []
    assert not Bericht.objects.exists(), "an answer to a program would begin a loop"


def test_a_mail_that_cannot_be_read_is_kept_whole(desk):
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1000))
    raw = b"From: amira@bewoners.example\r\nSubject: Een bankje\r\n" + parts
    bericht = take_in(raw)
    assert (bericht.state, bericht.kind, bericht.reason) == (Intake.HANDWERK, "onleesbaar", "te_diep")
    assert (bericht.sender_email, bericht.subject) == ("amira@bewoners.example", "Een bankje")
    assert queries.raw_of(bericht) == raw


def test_two_programs_that_answer_each_other_are_stopped(desk):
    for number in range(intake.MOST_AN_HOUR):
        assert take_in(incoming(f"Antwoord {number}")).state == Intake.VERWERKT
    stopped = take_in(incoming("Nog een antwoord"))
    assert (stopped.state, stopped.reason) == (Intake.HANDWERK, "te_vaak")
    assert take_in(incoming("Iets anders", **{"from": "bram@bewoners.example"})).state == Intake.VERWERKT
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1)):
        assert take_in(incoming("Een uur later")).state == Intake.VERWERKT


def test_a_mail_that_was_stored_only_is_read_by_the_sweep(desk):
    intake.store(incoming(), Bron.OPDRACHT)
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        assert queries.intake_lateness() > timedelta(minutes=19)
    assert jobs.process_stored() == 1
    assert only().state == Intake.VERWERKT
    assert jobs.process_stored() == 0
    assert len(desk.got) == 1
    assert queries.intake_lateness() == timedelta()


def test_trouble_with_the_machine_is_no_trouble_with_the_mail(desk):
    desk.problem = OperationalError("database is locked")
    assert take_in().state == Intake.OPGESLAGEN
    assert jobs.process_stored() == 0
    desk.problem = OSError(28, "No space left on device")
    assert jobs.process_stored() == 0
    desk.problem = None
    assert jobs.process_stored() == 1
    assert only().state == Intake.VERWERKT


def test_a_mail_that_stops_our_process_each_time_waits_on_a_colleague(desk):
    desk.problem = OperationalError("the connection is gone")
    take_in()
    for _ in range(intake.MOST_ATTEMPTS):
        jobs.process_stored()
    assert only().state == Intake.OPGESLAGEN
    assert jobs.process_stored() == 1
    assert (only().state, only().reason) == (Intake.HANDWERK, "behandelen_mislukt")


@pytest.fixture
def sent(queue, arnhem):
    """A mail of ours about Klarendal, which Amira got."""
    bericht = queue(thing=arnhem.klarendal)
    delivery.mark_sent(delivery.claim_next())
    bericht.refresh_from_db()
    return bericht


def test_an_answer_names_its_dossier(desk, sent):
    desk.thing = desk.thing.parent
    first = take_in(incoming("Een bankje"))
    take_in(incoming("Antwoord", message_id="<2@x.example>", in_reply_to=f"{first.message_id} {sent.message_id}"))
    take_in(incoming("Van een ander", **{"from": "zoe@bewoners.example", "in_reply_to": sent.message_id}))
    assert desk.got[0].dossiers == ()
    assert desk.got[1].dossiers == (
        Dossier(first.about, is_ours=False, same_address=True),
        Dossier(sent.about, is_ours=True, same_address=True),
    )
    assert desk.got[2].dossiers == (Dossier(sent.about, is_ours=True, same_address=False),)


@pytest.mark.parametrize(("status", "error"), [("5.1.1", "teruggekomen"), ("4.2.2", "teruggekomen_tijdelijk")])
def test_a_mail_of_ours_that_comes_back_is_seen(desk, sent, status, error, monkeypatch):
    told = []
    monkeypatch.setattr(when_returned, "_providers", [lambda bericht, permanent: told.append((bericht.pk, permanent))])
    bericht = take_in(bounced(sent.message_id, status=status))
    assert (bericht.state, bericht.reason, bericht.about) == (Intake.APART, "niet_bezorgd", sent.about)
    sent.refresh_from_db()
    assert (sent.state, sent.error) == (State.MISLUKT, error)
    assert sent.error_for_people
    assert queries.undelivered(SYSTEM).get() == sent
    assert told == [(sent.pk, status == "5.1.1")]
    assert LogRegel.objects.filter(deed="bericht.teruggekomen").count() == 1
    assert desk.got == []


def test_a_report_that_names_no_mail_of_ours_changes_nothing(desk, sent):
    assert take_in(bounced("<verzonnen@127.0.0.1>")).state == Intake.APART
    sent.refresh_from_db()
    assert sent.state == State.VERZONDEN


def test_a_colleague_lets_a_mail_become_something_after_all(desk):
    bericht = take_in(incoming(x_spam_flag="YES"))
    done = actions.treat_as_person(actor=SYSTEM, bericht=bericht)
    assert (done.state, done.kenmerk) == (Intake.VERWERKT, "2026-00042")
    assert LogRegel.objects.get(deed="binnenpost.verwerkt").details == {"werd": "inbreng", "kenmerk": "2026-00042"}
    with pytest.raises(RuleViolation, match="kan niet meer"):
        actions.throw_away(actor=SYSTEM, bericht=bericht)


@pytest.mark.parametrize("problem", [RuleViolation("x", "Dit adres klopt niet."), ValueError("kapot"), None])
def test_a_mail_that_cannot_become_anything_stays_where_it_is(desk, problem):
    bericht = take_in(incoming(x_spam_flag="YES"))
    desk.takes, desk.problem = False, problem
    with pytest.raises(RuleViolation, match="klopt niet" if isinstance(problem, RuleViolation) else "Neem de tekst"):
        actions.treat_as_person(actor=SYSTEM, bericht=bericht)
    assert only().state == Intake.APART


def test_a_colleague_throws_away_and_the_content_is_gone(nobody):
    bericht = take_in()
    actions.throw_away(actor=SYSTEM, bericht=bericht)
    row = only()
    assert (row.state, bytes(row.raw), row.sender_email, row.sender_name, row.subject, row.message_id) == (
        *(Intake.WEG, b"", "", "", "", ""),
    )
    assert actions.take_in(raw=incoming(), bron=Bron.POSTBUS) == (row, True), "delivered again it is still known"
    assert only().state == Intake.WEG


def test_a_colleague_did_it_by_hand(nobody):
    actions.finish_by_hand(actor=SYSTEM, bericht=take_in())
    assert only().state == Intake.KLAAR
    assert not queries.hand_work(SYSTEM).exists()


@pytest.mark.parametrize(
    "action", [actions.open_received, actions.treat_as_person, actions.finish_by_hand, actions.throw_away]
)
def test_only_who_manages_mail_may(nobody, bram, action):
    bericht = take_in()
    for actor in (PUBLIC, bram.actor):
        assert not queries.received(actor).exists()
        with pytest.raises(NotAllowed):
            action(actor=actor, bericht=bericht)


def test_content_goes_thirty_days_after_it_was_dealt_with_but_never_while_it_waits(nobody, desk):
    take_in()
    desk_off = InkomendBericht.objects.get()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        rule = "binnengekomen mail 30 dagen na behandeling"
        assert clean_up(dry_run=True)[rule] == 1
        assert clean_up()[rule] == 1
        assert clean_up()[rule] == 0
    assert (bytes(only().raw), only().sender_email) == (b"", "")
    assert only().kenmerk == desk_off.kenmerk


def test_what_waits_on_a_colleague_is_kept(nobody):
    take_in()
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        clean_up()
    assert only().raw


def test_content_goes_together_with_what_it_became(desk):
    take_in()
    actions.erase_mails(thing=desk.thing)
    assert bytes(only().raw) == b""
    assert only().state == Intake.VERWERKT


def test_no_address_and_no_word_in_the_log(desk, nobody):
    bericht = take_in()
    actions.open_received(actor=SYSTEM, bericht=bericht)
    actions.throw_away(actor=SYSTEM, bericht=bericht)
    details = str(list(LogRegel.objects.values_list("details", flat=True)))
    assert "amira" not in details
    assert "bank" not in details
    assert "amira" not in str(bericht)

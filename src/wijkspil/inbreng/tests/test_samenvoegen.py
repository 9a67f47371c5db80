"""Two inbreng become one when both bringers agree; for a week it can be undone, exactly."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkspil.berichten.models import Abonnee, Abonnement, Bericht
from wijkspil.core import clock
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, jobs, queries, retention, testkit
from wijkspil.inbreng.models import Inbreng, InbrengStap, Instemming, Samenvoeging, Steun, VerhuisdeSteun, WijkAantal
from wijkspil.inbreng.status import MergeState, Publication, State
from wijkspil.inbreng.testkit import BUUR, merged, proposed, says

pytestmark = pytest.mark.django_db


def made(by, area, titel, brenger=testkit.AMIRA):
    idee = testkit.confirmed(area, titel, brenger)
    return actions.publish(actor=by.actor, inbreng=idee, version=idee.version) if brenger.may_be_public else idee


@pytest.fixture
def blijft(arnhem, bram):
    return made(bram, arnhem.klarendal, "Bankjes bij de speeltuin")


@pytest.fixture
def weg(arnhem, bram):
    return made(bram, arnhem.klarendal, "Zitplekken bij de speeltuin", BUUR)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def mails(kind):
    return list(Bericht.objects.filter(kind=f"inbreng.{kind}").values_list("recipient", flat=True))


def picture():
    """Everything that undoing has to put back."""
    columns = ("pk", "state", "publication", "published_at", "answered_at", "waits_on_staff", "due_on", "steun_aantal")
    return {
        "inbreng": list(Inbreng.objects.order_by("pk").values_list(*columns)),
        "steun": list(Steun.objects.order_by("pk").values_list("pk", "inbreng", "email", "confirmed_at", "code")),
        "volgers": list(Abonnement.objects.order_by("pk").values_list("abonnee", "what")),
        "aantallen": list(WijkAantal.objects.order_by("pk").values_list("pk", "aantal")),
    }


def follows(email, *ideas):
    abonnee, _made = Abonnee.objects.get_or_create(email=email, defaults={"asked_at": clock.now()})
    for idea in ideas:
        Abonnement.objects.create(abonnee=abonnee, what=idea.reference, asked_at=clock.now(), since=clock.now())


def test_with_two_times_yes_it_goes_on_in_the_other(bram, weg, blijft):
    merge = proposed(bram.actor, weg, blijft)
    assert sorted(mails("samen_vraag")) == ["amira@bewoners.example", "buurman@bewoners.example"]
    assert says(merge, weg).is_waiting
    assert says(merge, blijft).is_merged
    gone = fresh(weg)
    assert (gone.state, gone.publication) == (State.SAMENGEVOEGD, Publication.NIET)
    assert not gone.waits_on_staff
    assert queries.goes_on_in(weg.kenmerk) == blijft
    assert mails("samen_verder") == ["buurman@bewoners.example"]
    assert mails("samen_erbij") == ["amira@bewoners.example"]
    assert WijkAantal.objects.get().aantal == 1


@pytest.mark.parametrize("first", ["weg", "blijft"])
def test_one_no_ends_it_kindly_and_nothing_changes(bram, weg, blijft, first):
    before = picture()
    merge = proposed(bram.actor, weg, blijft)
    yes, no = (blijft, weg) if first == "weg" else (weg, blijft)
    says(merge, yes)
    assert says(merge, no, yes=False).state == MergeState.NIET
    assert picture() == before
    assert mails("samen_niet") == [yes.brenger_email], "who said yes hears it, and not what the other said"
    with pytest.raises(RuleViolation, match="al geregeld"):
        says(merge, no)


def test_a_yes_can_become_a_no_until_it_is_done(bram, weg, blijft):
    merge = proposed(bram.actor, weg, blijft)
    says(merge, weg)
    assert says(merge, weg).is_waiting, "the same again changes nothing"
    assert says(merge, weg, yes=False).state == MergeState.NIET


def test_without_an_answer_it_ends_after_two_weeks(bram, weg, blijft):
    merge = proposed(bram.actor, weg, blijft)
    says(merge, weg)
    Samenvoeging.objects.update(answer_before=clock.today())
    assert jobs.end_unanswered_merges() == 0
    Samenvoeging.objects.update(answer_before=clock.today() - timedelta(days=1))
    assert jobs.end_unanswered_merges() == 1
    assert jobs.end_unanswered_merges() == 0
    assert fresh(merge).state == MergeState.VERLOPEN
    assert mails("samen_niet") == ["buurman@bewoners.example"]
    assert LogRegel.objects.filter(deed="samenvoeging.geeindigd", actor_kind="systeem").count() == 1


def test_of_the_same_bringer_it_is_done_at_once(arnhem, bram, blijft):
    second = made(bram, arnhem.klarendal, "Nog een bankje", testkit.AMIRA)
    assert proposed(bram.actor, second, blijft).is_merged
    assert mails("samen_vraag") == []
    assert mails("samen_verder") == ["amira@bewoners.example"]
    assert fresh(blijft).steun_aantal == 0


def test_who_has_no_address_is_asked_by_staff(arnhem, bram, blijft):
    heard = testkit.confirmed(arnhem.klarendal, "Zitplekken", BUUR)
    Inbreng.objects.filter(pk=heard.pk).update(brenger_email="")
    heard.refresh_from_db()
    merge = proposed(bram.actor, heard, blijft)
    says(merge, blijft)
    consent = queries.consent_of(merge, heard)
    with pytest.raises(RuleViolation, match="hoe u dit weet"):
        actions.note_answer(actor=bram.actor, instemming=consent, yes=True, tekst=" ")
    with pytest.raises(RuleViolation, match="per mail"):
        actions.note_answer(actor=bram.actor, instemming=queries.consent_of(merge, blijft), yes=True, tekst="Gebeld.")
    done = actions.note_answer(actor=bram.actor, instemming=consent, yes=True, tekst="Gebeld op maandag.")
    assert done.is_merged
    assert fresh(blijft).steun_aantal == 1, "who brought it in counts, without an address too"


def test_everybody_is_counted_once(bram, weg, blijft):
    both, mine, theirs = (f"{name}@bewoners.example" for name in ("beide", "blijft", "weg"))
    testkit.supported(blijft, both)
    testkit.supported(blijft, mine)
    testkit.supported(weg, both)
    kept = testkit.supported(weg, theirs)
    testkit.supported(weg, "amira@bewoners.example")
    merged(bram.actor, weg, blijft)
    assert fresh(blijft).steun_aantal == 4  # both, mine, theirs, and who brought the other in; not its own bringer
    assert fresh(kept).inbreng == blijft
    assert fresh(kept).code == kept.code, "the link in the mail still takes it back"
    actions.withdraw_support(actor=testkit.holder(kept), steun=fresh(kept))
    assert fresh(blijft).steun_aantal == 3


def test_followers_move_along_and_none_follows_twice(bram, weg, blijft):
    follows("een@bewoners.example", weg)
    follows("twee@bewoners.example", weg, blijft)
    merged(bram.actor, weg, blijft)
    what = {row.abonnee.email: row.what for row in Abonnement.objects.order_by("pk").select_related("abonnee")}
    assert what["een@bewoners.example"] == blijft.reference
    assert Abonnement.objects.filter(what=blijft.reference).count() == 2


def test_undone_within_a_week_everything_is_as_it_was(bram, weg, blijft):
    testkit.supported(blijft, "beide@bewoners.example")
    testkit.supported(weg, "beide@bewoners.example")
    testkit.supported(weg, "weg@bewoners.example")
    follows("een@bewoners.example", weg)
    before = picture()
    merge = merged(bram.actor, weg, blijft)
    assert picture() != before
    with pytest.raises(RuleViolation, match="waarom u dit ongedaan"):
        actions.undo_merge(actor=bram.actor, samenvoeging=merge, tekst="")
    actions.undo_merge(actor=bram.actor, samenvoeging=merge, tekst="Het bleek toch iets anders.")
    assert picture() == before
    assert fresh(merge).state == MergeState.ONGEDAAN
    assert sorted(mails("samen_ongedaan")) == ["amira@bewoners.example", "buurman@bewoners.example"]
    assert queries.goes_on_in(weg.kenmerk) is None
    assert merged(bram.actor, fresh(weg), fresh(blijft)).is_merged, "and it can be done again"


def test_after_a_week_it_stays_and_what_moved_is_forgotten(bram, weg, blijft):
    testkit.supported(weg)
    merge = merged(bram.actor, weg, blijft)
    Samenvoeging.objects.update(merged_at=clock.now() - timedelta(days=7))
    assert fresh(merge).can_be_undone
    assert retention.MOVED(dry_run=False) == 0
    Samenvoeging.objects.update(merged_at=clock.now() - timedelta(days=9))
    with pytest.raises(RuleViolation, match="niet meer ongedaan"):
        actions.undo_merge(actor=bram.actor, samenvoeging=fresh(merge), tekst="Toch niet.")
    assert retention.MOVED(dry_run=True) == 1
    assert VerhuisdeSteun.objects.exists()
    assert retention.MOVED(dry_run=False) == 1
    assert list(VerhuisdeSteun.objects.values_list("deed", flat=True)) == ["gemaakt"]
    assert retention.MOVED(dry_run=False) == 0
    assert fresh(blijft).steun_aantal == 2
    actions.withdraw(actor=testkit.bringer(weg), inbreng=weg, keep_text=True)
    assert fresh(blijft).steun_aantal == 1
    assert not Steun.objects.filter(email="buurman@bewoners.example").exists(), "nothing of who took it back is left"


def test_addresses_that_stayed_behind_go_after_a_year(bram, weg, blijft):
    testkit.supported(blijft, "beide@bewoners.example")
    behind = testkit.supported(weg, "beide@bewoners.example")
    merged(bram.actor, weg, blijft)
    assert retention.STEUN_ADDRESSES(dry_run=False) == 0
    InbrengStap.objects.update(created_at=clock.now() - timedelta(days=366))
    assert retention.STEUN_ADDRESSES(dry_run=False) == 1
    assert fresh(behind).email == ""
    assert fresh(weg).steun_aantal == 1


def test_what_bringers_said_is_forgotten_after_a_year(bram, weg, blijft):
    merged(bram.actor, weg, blijft)
    assert retention.CONSENTS(dry_run=False) == 0
    Samenvoeging.objects.update(asked_at=clock.now() - timedelta(days=366))
    assert retention.CONSENTS(dry_run=True) == 2
    assert retention.CONSENTS(dry_run=False) == 2
    assert not Instemming.objects.exists()


def test_chains_lead_to_the_last_one(arnhem, bram, weg, blijft):
    third = made(
        bram, arnhem.klarendal, "Plek om te zitten", testkit.actions.Brenger("c@b.example", may_be_public=True)
    )
    merged(bram.actor, third, weg)
    with pytest.raises(RuleViolation, match="loopt al een voorstel"):
        proposed(bram.actor, weg, blijft)
    Samenvoeging.objects.update(merged_at=clock.now() - timedelta(days=9))
    merged(bram.actor, weg, blijft)
    assert queries.goes_on_in(third.kenmerk) == blijft
    assert fresh(blijft).steun_aantal == 2


def test_what_was_never_on_the_site_leads_nowhere(arnhem, bram, blijft):
    hidden = testkit.confirmed(arnhem.klarendal, "Geheim", BUUR)
    merged(bram.actor, hidden, blijft)
    assert queries.goes_on_in(hidden.kenmerk) is None
    assert hidden.kenmerk not in str([stap.tekst for stap in queries.steps_for_bringer(blijft)])


def test_nothing_private_of_the_other_is_in_a_mail_or_a_trail(arnhem, bram):
    brengers = [actions.Brenger(email=f"{name}@bewoners.example", naam=name) for name in ("anna", "bob")]
    one, other = (testkit.confirmed(arnhem.klarendal, f"Wens van {who.naam}", who) for who in brengers)
    merged(bram.actor, one, other)
    for mine, theirs in ((one, other), (other, one)):
        texts = [mail.subject + mail.text for mail in Bericht.objects.filter(recipient=mine.brenger_email)]
        texts += [stap.tekst for stap in queries.steps_for_bringer(mine)]
        said = "\n".join(texts)
        for secret in (theirs.brenger_email, theirs.brenger_naam, theirs.titel, theirs.kenmerk, theirs.code):
            assert secret not in said


def test_answered_in_the_meantime_it_cannot_be_any_more(bram, weg, blijft):
    merge = proposed(bram.actor, weg, blijft)
    weg = fresh(weg)
    answer = {"tekst": "Dat doen wij.", "outcome": State.OPGEPAKT}
    actions.answer(actor=bram.actor, inbreng=weg, version=weg.version, **answer)
    says(merge, blijft)
    assert says(merge, weg).state == MergeState.VERVALLEN
    assert fresh(weg).state == State.OPGEPAKT


def test_staff_take_the_proposal_back(bram, carla, weg, blijft):
    merge = proposed(bram.actor, weg, blijft)
    with pytest.raises(NotAllowed):
        actions.withdraw_proposal(actor=carla.actor, samenvoeging=merge)
    actions.withdraw_proposal(actor=bram.actor, samenvoeging=merge)
    assert fresh(merge).state == MergeState.INGETROKKEN
    assert mails("samen_niet") == []
    with pytest.raises(RuleViolation):
        actions.withdraw_proposal(actor=bram.actor, samenvoeging=merge)


def test_refusals(arnhem, bram, carla, daan, weg, blijft):
    for person in (carla, daan):
        with pytest.raises(NotAllowed):
            proposed(person.actor, weg, blijft)
    elsewhere = made(carla, arnhem.presikhaaf_west, "Bij Carla", actions.Brenger("d@b.example", may_be_public=True))
    with pytest.raises(NotAllowed):
        proposed(bram.actor, weg, elsewhere)
    with pytest.raises(RuleViolation, match="dezelfde"):
        proposed(bram.actor, weg, weg)
    done = testkit.answered(bram.actor, arnhem.klarendal)
    with pytest.raises(RuleViolation, match="al een antwoord"):
        proposed(bram.actor, done, blijft)
    actions.complete(actor=bram.actor, inbreng=done, version=done.version, tekst="Klaar.")
    with pytest.raises(RuleViolation, match="al klaar"):
        proposed(bram.actor, weg, done)
    proposed(bram.actor, weg, blijft)
    with pytest.raises(RuleViolation, match="loopt al"):
        proposed(bram.actor, weg, blijft)
    with pytest.raises(ChangedMeanwhile):
        actions.propose_merge(actor=bram.actor, inbreng=weg, version=1, other=blijft, reden="Zelfde.")


def test_what_was_merged_is_not_handled_on(bram, weg, blijft):
    merged(bram.actor, weg, blijft)
    gone = fresh(weg)
    for act, more in (
        (actions.take_up, {"tekst": "Ik kijk."}),
        (actions.answer, {"tekst": "Ja.", "outcome": State.OPGEPAKT}),
        (actions.reopen, {"tekst": "Toch."}),
        (actions.publish, {}),
    ):
        with pytest.raises(RuleViolation):
            act(actor=bram.actor, inbreng=gone, version=gone.version, **more)


def test_only_who_holds_the_link_answers(bram, page, weg, blijft):
    merge = proposed(bram.actor, weg, blijft)
    mine, theirs = (queries.consent_of(merge, one) for one in (weg, blijft))
    for actor in (bram.actor, testkit.holder(theirs), testkit.bringer(weg)):
        with pytest.raises(NotAllowed):
            actions.answer_merge(actor=actor, instemming=mine, yes=True)


@pytest.mark.parametrize(
    "wrong",
    [{"state": "samengevoegd"}, {"merged_at": timezone.now()}, {"state": "niet"}, {"closed_at": timezone.now()}],
)
def test_the_database_refuses_what_may_never_be(bram, weg, blijft, wrong):
    merge = proposed(bram.actor, weg, blijft)
    with pytest.raises(IntegrityError), transaction.atomic():
        Samenvoeging.objects.filter(pk=merge.pk).update(**wrong)


PEOPLE = [f"buur{number}@bewoners.example" for number in range(4)] + [BUUR.email, testkit.AMIRA.email]
SUPPORT = st.lists(st.tuples(st.sampled_from(PEOPLE), st.booleans()), unique_by=lambda one: one[0], max_size=6)


def supporting(inbreng, rows):
    """Fill in support as it may stand there, also what came before its bringer shared it."""
    now = clock.now()
    for email, confirmed in rows:
        Steun.objects.create(inbreng=inbreng, email=email, asked_at=now, confirmed_at=now if confirmed else None)
    number = sum(confirmed for _email, confirmed in rows)
    Inbreng.objects.filter(pk=inbreng.pk).update(steun_aantal=number)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(of_weg=SUPPORT, of_blijft=SUPPORT, following=st.lists(st.tuples(st.sampled_from(PEOPLE), st.integers(1, 3))))
def test_whoever_supports_which_all_count_once_and_undoing_is_exact(bram, weg, blijft, of_weg, of_blijft, following):
    with transaction.atomic():
        supporting(weg, of_weg)
        supporting(blijft, of_blijft)
        for email, which in dict(following).items():
            follows(email, *([weg] if which & 1 else []), *([blijft] if which & 2 else []))
        before = picture()
        merge = merged(bram.actor, fresh(weg), fresh(blijft))
        mine = {email for email, confirmed in of_blijft if confirmed}
        theirs = {email for email, confirmed in of_weg if confirmed} | {BUUR.email}
        assert fresh(blijft).steun_aantal == len(mine | (theirs - {testkit.AMIRA.email}))
        for one in (weg, blijft):
            counted = one.steun.filter(confirmed_at__isnull=False)
            assert fresh(one).steun_aantal == counted.count()
            assert counted.count() == counted.values("email").distinct().count()
        actions.undo_merge(actor=bram.actor, samenvoeging=merge, tekst="Toch niet.")
        assert picture() == before
        transaction.set_rollback(True)

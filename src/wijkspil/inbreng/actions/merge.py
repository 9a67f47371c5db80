"""Let one inbreng go on in another: staff propose it, both bringers say yes or no, and staff can undo it for a week."""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.berichten.without_account import check_holder
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM, Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.states import check_step
from wijkspil.inbreng import mails, queries
from wijkspil.inbreng.actions.merged import become_one, become_two, forget_bringer
from wijkspil.inbreng.actions.steps import locked_both, step
from wijkspil.inbreng.models import Inbreng, Instemming, Samenvoeging
from wijkspil.inbreng.models.samenvoeging import ANSWER_WITHIN
from wijkspil.inbreng.permissions import check_handler, may_handle
from wijkspil.inbreng.status import (
    MERGE_STEPS,
    OPEN_TO_ALL,
    RUNNING_MERGES,
    UNANSWERED,
    Answer,
    MergeState,
    Moved,
    StapKind,
    State,
)
from wijkspil.mensen.actors import StaffActor


@transaction.atomic
def propose_merge(*, actor: Actor, inbreng: Inbreng, version: int, other: Inbreng, reden: str) -> Samenvoeging:
    """Propose to let `inbreng` go on in `other`; both bringers are asked by mail, and see nothing private of the other.

    Of one and the same bringer it is done at once; that bringer hears it. A bringer without mail address is asked by
    staff (`note_answer`).

    Args:
        actor: handles both.
        inbreng: what would go on in the other; not answered yet.
        version: of `inbreng`, as the screen showed it.
        other: what stays.
        reden: words to both bringers.

    Raises:
        RuleViolation: no words, it is the same one, one is in no state for it, or a proposal runs already.
        ChangedMeanwhile: somebody else changed `inbreng` after `version`.
    """
    staff = check_handler(actor, inbreng)
    check_handler(actor, other)
    if not reden.strip():
        raise RuleViolation("zonder_tekst", _("Schrijf eerst waarom dit samen kan."))
    if inbreng.pk == other.pk:
        raise RuleViolation("zelfde", _("Dit is dezelfde. Kies een andere."))
    weg, blijft = locked_both(inbreng, other, version=version)
    _check_fit(weg, blijft)
    merge = Samenvoeging.objects.create(
        weg=weg,
        blijft=blijft,
        reden=reden,
        account=staff.account,
        signed=queries.signature(staff.account, weg.area),
        asked_at=clock.now(),
        answer_before=clock.today() + ANSWER_WITHIN,
    )
    log(actor, "samenvoeging.voorgesteld", merge, weg=weg.kenmerk, blijft=blijft.kenmerk)
    if queries.same_bringer(weg, blijft):
        _merge(actor, merge, weg, blijft)
        return merge
    for one in (weg, blijft):
        row = Instemming.objects.create(samenvoeging=merge, inbreng=one)
        if one.brenger_email:
            one.contacted_at = one.contacted_at or clock.now()
            mails.ask_to_merge(row)
        step(one, StapKind.SAMEN_GEVRAAGD, by=staff)
    return merge


@transaction.atomic
def answer_merge(*, actor: Actor, instemming: Instemming, yes: bool) -> Samenvoeging:
    """The holder of the secret link says yes or no; with two times yes it is done, with one no it ends.

    The same answer again changes nothing; as long as the other did not answer, a yes can become a no.

    Raises:
        NotAllowed: the actor does not hold the link.
        RuleViolation: it ended already.
    """
    check_holder(actor, instemming)
    return _answered(actor, instemming, yes=yes)


@transaction.atomic
def note_answer(*, actor: Actor, instemming: Instemming, yes: bool, tekst: str) -> Samenvoeging:
    """Write down what a bringer without mail address said, and how that is known.

    Raises:
        NotAllowed: the actor does not handle that inbreng.
        RuleViolation: no words, the bringer has an address and is asked by mail, or it ended already.
    """
    staff = check_handler(actor, instemming.inbreng)
    if not tekst.strip():
        raise RuleViolation("zonder_tekst", _("Schrijf op hoe u dit weet."))
    if instemming.inbreng.brenger_email:
        raise RuleViolation("heeft_mailadres", _("Deze brenger krijgt de vraag per mail en antwoordt zelf."))
    return _answered(actor, instemming, yes=yes, staff=staff, tekst=tekst)


@transaction.atomic
def withdraw_proposal(*, actor: Actor, samenvoeging: Samenvoeging) -> None:
    """Take the proposal back; who said yes hears it.

    Raises:
        NotAllowed: the actor handles neither of the two.
        RuleViolation: it does not wait any more.
    """
    _check_one_of_two(actor, samenvoeging)
    merge, weg, blijft = _locked(samenvoeging)
    _end(actor, merge, weg, blijft, MergeState.INGETROKKEN)


@transaction.atomic
def undo_merge(*, actor: Actor, samenvoeging: Samenvoeging, tekst: str) -> None:
    """Make two of them again, as they were; both bringers hear why.

    Raises:
        NotAllowed: the actor handles neither of the two.
        RuleViolation: no words, it was not merged or longer than a week ago, or its bringer took it back.
    """
    staff = _check_one_of_two(actor, samenvoeging)
    if not tekst.strip():
        raise RuleViolation("zonder_tekst", _("Schrijf eerst waarom u dit ongedaan maakt."))
    merge, weg, blijft = _locked(samenvoeging)
    if not merge.can_be_undone or weg.state != State.SAMENGEVOEGD:
        raise RuleViolation("niet_ongedaan", _("U kunt dit niet meer ongedaan maken."))
    become_two(merge, weg, blijft, by=staff, tekst=tekst)
    for one in (weg, blijft):
        mails.tell_merge(one, "samen_ongedaan", wie=queries.signature(staff.account, one.area), reden=tekst)
    log(actor, "samenvoeging.ongedaan", merge, weg=weg.kenmerk, blijft=blijft.kenmerk)


@transaction.atomic
def end_unanswered(*, samenvoeging: Samenvoeging) -> bool:
    """End a proposal that got no answer in time; tell whether that was done (not when somebody was first)."""
    merge, weg, blijft = _locked(samenvoeging)
    if not merge.is_waiting or merge.answer_before >= clock.today():
        return False
    _end(SYSTEM, merge, weg, blijft, MergeState.VERLOPEN)
    return True


@transaction.atomic
def forget_moved(samenvoeging: Samenvoeging) -> int:
    """Forget what only undoing needs, of something merged longer than a week ago; return 1.

    What its bringer was counted for is still known: that goes when the bringer takes it back.
    """
    samenvoeging.verhuisd.exclude(deed=Moved.GEMAAKT).delete()
    samenvoeging.followers = []
    samenvoeging.save(update_fields=["followers"])
    return 1


def let_go(actor: Actor, inbreng: Inbreng, *, keep_text: bool) -> None:
    """Untie an inbreng that its bringer takes back; the caller locks it after this.

    A proposal ends. What went on in this one stands on its own again when all of this one goes. What this bringer got
    counted elsewhere by it is erased.
    """
    for known in queries.running_merges(inbreng):
        merge, weg, blijft = _locked(known)
        if merge.is_waiting:
            _end(actor, merge, weg, blijft, MergeState.VERVALLEN)
        elif merge.is_merged and weg.pk == inbreng.pk:
            forget_bringer(merge)
        elif merge.is_merged and not keep_text and weg.state == State.SAMENGEVOEGD:
            become_two(merge, weg, blijft)
            mails.tell_merge(weg, "samen_ongedaan")
            log(actor, "samenvoeging.ongedaan", merge, weg=weg.kenmerk, blijft=blijft.kenmerk)


def _answered(
    actor: Actor, instemming: Instemming, *, yes: bool, staff: StaffActor | None = None, tekst: str = ""
) -> Samenvoeging:
    merge, weg, blijft = _locked(instemming.samenvoeging)
    answer = Answer.JA if yes else Answer.NEE
    row = merge.instemmingen.get(pk=instemming.pk)
    if row.answer == answer:
        return merge
    if not merge.is_waiting:
        raise RuleViolation("al_geeindigd", _("Dit is al geregeld. Antwoorden kan niet meer."))
    row.answer, row.answered_at, row.tekst = answer, clock.now(), tekst
    row.noted_by = staff.account if staff else None
    row.save()
    log(actor, "samenvoeging.beantwoord", merge, kenmerk=row.inbreng.kenmerk, antwoord=answer)
    if not yes:
        _end(actor, merge, weg, blijft, MergeState.NIET)
    elif all(one.answer == Answer.JA for one in merge.instemmingen.all()):
        _merge(actor, merge, weg, blijft)
    return merge


def _merge(actor: Actor, merge: Samenvoeging, weg: Inbreng, blijft: Inbreng) -> None:
    """Make them one, or end it when one of them has become something else in the meantime."""
    if not (weg.state in UNANSWERED and blijft.state in OPEN_TO_ALL):
        _end(actor, merge, weg, blijft, MergeState.VERVALLEN)
        return
    check_step(MERGE_STEPS, merge.state, MergeState.SAMENGEVOEGD)
    become_one(merge, weg, blijft)
    mails.tell_merge(weg, "samen_verder", ander=blijft, wie=merge.signed)
    if not queries.same_bringer(weg, blijft):
        mails.tell_merge(blijft, "samen_erbij", wie=merge.signed)
    log(actor, "samenvoeging.gedaan", merge, weg=weg.kenmerk, blijft=blijft.kenmerk)


def _end(actor: Actor, merge: Samenvoeging, weg: Inbreng, blijft: Inbreng, state: MergeState) -> None:
    """End a proposal kindly: who said yes hears that all stays as it is; nobody hears what the other said."""
    check_step(MERGE_STEPS, merge.state, state)
    merge.state, merge.closed_at = state, clock.now()
    merge.save()
    for one in (weg, blijft):
        step(one, StapKind.SAMEN_NIET, tekst=str(state.label))
    for row in merge.instemmingen.filter(answer=Answer.JA).select_related("inbreng"):
        mails.tell_merge(weg if row.inbreng_id == weg.pk else blijft, "samen_niet")
    log(actor, "samenvoeging.geeindigd", merge, weg=weg.kenmerk, blijft=blijft.kenmerk, stand=state)


def _check_fit(weg: Inbreng, blijft: Inbreng) -> None:
    if weg.state not in UNANSWERED:
        raise RuleViolation("al_beantwoord", _("Dit heeft al een antwoord. Samenvoegen kan dan niet meer."))
    if blijft.state not in OPEN_TO_ALL:
        raise RuleViolation("ander_klaar", _("De andere is al klaar of ingetrokken. Kies een andere."))
    busy = Samenvoeging.objects.filter(state__in=RUNNING_MERGES)
    if busy.filter(weg__in=[weg, blijft]).exists() or any(
        merge.is_waiting or merge.can_be_undone for merge in busy.filter(blijft=weg)
    ):
        raise RuleViolation("loopt_al", _("Voor een van deze twee loopt al een voorstel. Wacht tot dat klaar is."))


def _check_one_of_two(actor: Actor, merge: Samenvoeging) -> StaffActor:
    if not isinstance(actor, StaffActor) or not (may_handle(actor, merge.weg) or may_handle(actor, merge.blijft)):
        raise NotAllowed
    return actor


def _locked(samenvoeging: Samenvoeging) -> tuple[Samenvoeging, Inbreng, Inbreng]:
    """Read a proposal and its two inbreng again and keep others away; the inbreng first, in order of their ids."""
    weg, blijft = locked_both(samenvoeging.weg, samenvoeging.blijft)
    merge = Samenvoeging.objects.select_for_update().get(pk=samenvoeging.pk)
    merge.weg, merge.blijft = weg, blijft
    return merge, weg, blijft

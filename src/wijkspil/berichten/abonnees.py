"""Following by mail: every write of who follows what. Each is one transaction with its log row and its mail."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wijkspil.berichten import digest, queries
from wijkspil.berichten.actions import erase_mails, queue_mail
from wijkspil.berichten.following import Followable
from wijkspil.berichten.mail_address import normal
from wijkspil.berichten.models import NEVER, Abonnee, Abonnement, Digest, about
from wijkspil.berichten.queries import Terms
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM, Actor
from wijkspil.core.limits import Limit
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation

MAILS_TO_ONE_ADDRESS = Limit("volgen-adres", amount=5, seconds=24 * 3600)
MOST_FOLLOWED = 100


@transaction.atomic
def ask_to_follow(*, actor: Actor, email: str, what: Followable, language: str) -> None:
    """Mail an address the question whether it wants to follow something. Anybody may ask; nothing follows from it yet.

    Does the same, in the same number of statements, whether the address was known or not, so that nobody learns who
    follows what. An address that was asked several times today gets no further mail, and the answer is still the same.
    """
    if MAILS_TO_ONE_ADDRESS.hit(normal(email)):
        return
    now = clock.now()
    Abonnee.objects.bulk_create(
        [Abonnee(email=normal(email), language=language, asked_at=now)],
        update_conflicts=True,
        unique_fields=["email"],
        update_fields=["asked_at"],
    )
    abonnee = Abonnee.objects.get(email=normal(email))
    Abonnement.objects.bulk_create(
        [Abonnement(abonnee=abonnee, what=what.reference, asked_at=now)],
        update_conflicts=True,
        unique_fields=["abonnee", "what"],
        update_fields=["asked_at"],
    )
    queue_mail(
        kind="volgen.bevestig",
        to=abonnee.email,
        template="berichten/mail/bevestig.txt",
        context={"naam": what.naam, "knop": digest.link(abonnee, "bevestigen")},
        language=language,
        thing=abonnee,
    )
    log(actor, "abonnee.gevraagd", abonnee)


@transaction.atomic
def confirm(*, actor: Actor, abonnee: Abonnee) -> None:
    """The holder of the mailbox says yes to all that was asked for it; again changes nothing."""
    abonnee = _locked(actor, abonnee)
    agreed = abonnee.abonnementen.filter(since__isnull=True).update(since=clock.now())
    started = _start(abonnee)
    if agreed or started:
        log(actor, "abonnee.bevestigd", abonnee)


@transaction.atomic
def follow(*, actor: Actor, abonnee: Abonnee, what: Followable) -> None:
    """Follow one thing more; again changes nothing.

    Raises:
        RuleViolation: that is more than anybody can read.
    """
    abonnee = _locked(actor, abonnee)
    if abonnee.abonnementen.count() >= MOST_FOLLOWED:
        raise RuleViolation("te_veel", _("U volgt al heel veel. Stop eerst met iets anders."))
    now = clock.now()
    one, made = abonnee.abonnementen.get_or_create(what=what.reference, defaults={"asked_at": now, "since": now})
    if one.since is None:
        made = bool(abonnee.abonnementen.filter(pk=one.pk).update(since=now))
    if made:
        log(actor, "abonnee.volgt", abonnee)


@transaction.atomic
def unfollow(*, actor: Actor, abonnee: Abonnee, reference: str) -> bool:
    """Stop following one thing; tell whether anything is left. Who follows nothing more is erased."""
    abonnee = _locked(actor, abonnee)
    known = dict(abonnee.abonnementen.values_list("what", "pk"))
    stopped, _models = abonnee.abonnementen.filter(pk=known.get(reference, 0)).delete()
    left = abonnee.abonnementen.filter(since__isnull=False).exists()
    if not left:
        _erase(actor, abonnee)
    elif stopped:
        log(actor, "abonnee.volgt_niet_meer", abonnee)
    return left


@transaction.atomic
def choose_language(*, actor: Actor, abonnee: Abonnee, language: str) -> None:
    """Get the mails in this language from now on."""
    abonnee = _locked(actor, abonnee)
    abonnee.language = language
    abonnee.save(update_fields=["language"])
    log(actor, "abonnee.taal_gekozen", abonnee)


@transaction.atomic
def address_works_again(*, actor: Actor, abonnee: Abonnee) -> None:
    """The holder of the mailbox says that mail arrives again; what was missed meanwhile is not mailed after all."""
    abonnee = _locked(actor, abonnee)
    if _start(abonnee):
        log(actor, "abonnee.hervat", abonnee)


@transaction.atomic
def stop_everything(*, actor: Actor, abonnee: Abonnee) -> None:
    """Erase who this is: address, what was followed, and every mail that was kept or still had to go."""
    _erase(actor, _locked(actor, abonnee))


@transaction.atomic
def move_followers(*, before: str, after: str) -> list[int]:
    """Let who follows one thing follow another instead, as they asked for it; return which abonnementen moved.

    Who follows both already keeps both. With `put_back` it is undone.
    """
    both = Abonnement.objects.filter(what=after).values("abonnee")
    moving = Abonnement.objects.select_for_update().filter(what=before).exclude(abonnee__in=both)
    moved = list(moving.values_list("pk", flat=True))
    Abonnement.objects.filter(pk__in=moved).update(what=after)
    return moved


@transaction.atomic
def put_followers_back(*, moved: list[int], before: str, after: str) -> None:
    """Undo `move_followers` for who still follows it; who asked for the first one again meanwhile keeps that."""
    again = Abonnement.objects.filter(what=before).values("abonnee")
    Abonnement.objects.filter(pk__in=moved, what=after).exclude(abonnee__in=again).update(what=before)


@transaction.atomic
def erase_past_term(pk: int, before: Terms) -> int:
    """Erase an abonnee who never confirmed, or whose mail has come back for so long; return how many (0 or 1)."""
    row = queries.past_term(before).select_for_update().filter(pk=pk).first()
    if row is None:
        return 0
    _erase(SYSTEM, row)
    return 1


def _start(abonnee: Abonnee) -> bool:
    """Begin (again) with the next digest; tell whether anything changed."""
    if abonnee.confirmed_at and not abonnee.bounced_at:
        return False
    abonnee.confirmed_at = abonnee.confirmed_at or clock.now()
    abonnee.bounced_at, abonnee.bounces = None, []
    abonnee.told_until = Digest.objects.aggregate(last=Max("week"))["last"] or NEVER
    abonnee.save()
    return True


def _erase(actor: Actor, abonnee: Abonnee) -> None:
    erase_mails(thing=abonnee)
    log(actor, "abonnee.gewist", abonnee)
    abonnee.delete()


def _locked(actor: Actor, abonnee: Abonnee) -> Abonnee:
    """Read the row again and keep others away until the end of the transaction.

    Raises:
        NotAllowed: the actor does not hold its secret link, or it was erased meanwhile.
    """
    row = Abonnee.objects.select_for_update().filter(pk=abonnee.pk).first()
    if row is None or actor.kind != "link" or actor.id != about(abonnee):
        raise NotAllowed
    return row

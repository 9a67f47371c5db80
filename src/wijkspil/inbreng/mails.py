"""The mails to the bringer; each is queued in the transaction of the step that it tells about."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from wijkspil.berichten.actions import queue_mail
from wijkspil.berichten.compose import composed
from wijkspil.berichten.layout import quoted
from wijkspil.berichten.without_account import WithoutAccount
from wijkspil.inbreng import queries
from wijkspil.inbreng.models import Hulpaanbod, Inbreng, InbrengStap, Instemming, Steun
from wijkspil.wijken import queries as wijken


def link(thing: Inbreng | WithoutAccount | Instemming, screen: str) -> str:
    """Return the full address of a page behind the secret of a thing, such as `volg`, in the language of its mails."""
    with translation.override(thing.language):
        return settings.SITE_URL + reverse(f"inbreng:{screen}", args=[thing.code])


def ask_to_confirm(inbreng: Inbreng) -> None:
    """Ask the holder of the mailbox to confirm. Holds nothing that was typed: the address may be somebody else's."""
    _queue(inbreng, "bevestig", knop=link(inbreng, "bevestig"))


def ask_whether(deed: Steun | Hulpaanbod) -> None:
    """Ask the holder of a mailbox whether they did this. Holds nothing that was typed."""
    name = str(deed._meta.model_name)
    queue_mail(
        kind=f"{name}.bevestig",
        to=deed.email,
        template=f"inbreng/mail/{name}_bevestig.txt",
        context={"inbreng": deed.inbreng, "knop": link(deed, name)},
        language=deed.language,
        thing=deed,
    )


def answer_offer(offer: Hulpaanbod) -> None:
    """Send what the team says to somebody who offered to help."""
    queue_mail(
        kind="hulpaanbod.antwoord",
        to=offer.email,
        template="inbreng/mail/hulpaanbod_antwoord.txt",
        context={
            "aanbod": offer,
            "inbreng": offer.inbreng,
            "woorden": quoted(offer.antwoord),
            "volg": link(offer, "hulpaanbod"),
        },
        language=offer.language,
        thing=offer,
    )


def ask_to_merge(consent: Instemming) -> None:
    """Ask a bringer whether it may go on together with another; holds nothing of the other."""
    merge = consent.samenvoeging
    _queue(
        consent.inbreng,
        "samen_vraag",
        knop=link(consent, "samen"),
        reden=quoted(merge.reden),
        wie=merge.signed,
        uiterlijk=merge.answer_before,
    )


def tell_merge(inbreng: Inbreng, name: str, *, ander: Inbreng | None = None, wie: str = "", reden: str = "") -> None:
    """Tell a bringer what came of it; of the other only the page that everybody may read. Nobody without an address."""
    if not inbreng.brenger_email:
        return
    with translation.override(inbreng.language):
        path = reverse("inbreng:idee", args=[ander.kenmerk]) if ander and ander.is_public else ""
    page = settings.SITE_URL + path if path else ""
    _queue(inbreng, name, openbaar=page, wie=wie, reden=quoted(reden) if reden else "")


def send_receipt(inbreng: Inbreng) -> None:
    """Send the kenmerk, a copy, who answers and by when, and the link to follow it; nobody when there is no address."""
    if inbreng.brenger_email:
        _queue(inbreng, "ontvangst", team=queries.who_answers(inbreng), kopie=quoted(inbreng.tekst))


def tell_step(inbreng: Inbreng, stap: InbrengStap) -> None:
    """Tell the bringer what was done and said; nobody is told when the bringer took their data back."""
    if inbreng.brenger_email:
        _queue(inbreng, stap.kind, **_step_context(inbreng, stap))


def preview(inbreng: Inbreng, stap: InbrengStap) -> tuple[str, str]:
    """Return subject and text of the mail that a step would send; nothing is saved."""
    context = {
        "gemeente": wijken.the_gemeente(),
        "inbreng": inbreng,
        "volg": gettext("(hier staat de link naar de volgpagina)"),
    }
    return composed(f"inbreng/mail/{stap.kind}.txt", {**context, **_step_context(inbreng, stap)}, inbreng.language)


def _step_context(inbreng: Inbreng, stap: InbrengStap) -> dict[str, Any]:
    with translation.override(inbreng.language):
        public_page = settings.SITE_URL + reverse("inbreng:idee", args=[inbreng.kenmerk])
    return {"stap": stap, "woorden": quoted(stap.tekst) if stap.tekst else "", "openbaar": public_page}


def _queue(inbreng: Inbreng, name: str, **context: Any) -> None:
    queue_mail(
        kind=f"inbreng.{name}",
        to=inbreng.brenger_email,
        template=f"inbreng/mail/{name}.txt",
        context={"inbreng": inbreng, "volg": link(inbreng, "volg"), **context},
        language=inbreng.language,
        thing=inbreng,
    )

"""The mails to the writer of a reaction; each is queued in the transaction of the step that it tells about."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from wijkspil.berichten.actions import queue_mail
from wijkspil.berichten.layout import quoted
from wijkspil.reacties.models import Reactie, Tegenspraak
from wijkspil.reacties.subjects import Subject, subject_of


def link(reactie: Reactie) -> str:
    """Return the full address of the page behind the secret of a reaction, in the language of its mails."""
    with translation.override(reactie.language):
        return settings.SITE_URL + reverse("reacties:van_u", args=[reactie.code])


def ask_to_confirm(reactie: Reactie, subject: Subject) -> None:
    """Ask the holder of the mailbox whether they wrote this. Holds nothing that was typed."""
    _queue(reactie, "bevestig", titel=subject.titel)


def tell_refusal(reactie: Reactie) -> None:
    """Tell why it is not on the site, and how to object."""
    _tell(reactie, "geweigerd", woorden=quoted(reactie.reden))


def tell_decision(reactie: Reactie, objection: Tegenspraak) -> None:
    """Tell what was decided after the writer did not agree."""
    _tell(reactie, "besluit", besluit=objection, woorden=quoted(objection.uitleg))


def _tell(reactie: Reactie, name: str, **context: Any) -> None:
    if not reactie.email:
        return
    subject = subject_of(reactie.onderwerp)
    _queue(reactie, name, titel=subject.titel if subject else reactie.onderwerp, **context)


def _queue(reactie: Reactie, name: str, **context: Any) -> None:
    queue_mail(
        kind=f"reactie.{name}",
        to=reactie.email,
        template=f"reacties/mail/{name}.txt",
        context={"reactie": reactie, "knop": link(reactie), **context},
        language=reactie.language,
        thing=reactie,
    )

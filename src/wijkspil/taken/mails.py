"""The mails about tasks; each is queued in the transaction of what it tells about."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from wijkspil.berichten.actions import queue_mail
from wijkspil.berichten.layout import quoted
from wijkspil.mensen.models import Account, Team
from wijkspil.taken.models import Owner, Taak

LANGUAGE = (
    settings.LANGUAGE_CODE
)  # of mails to staff, whoever they are and in whatever language somebody pressed a button


def tell_new_owner(
    taken: list[Taak], owner: Owner, people: Iterable[Account], *, giver: Account | None, tekst: str = ""
) -> None:
    """Tell these people which tasks they, or their team, got; one mail each.

    Args:
        taken: at least one.
        owner: who has them now.
        people: who hears it: the owner, or who works for the team.
        giver: who gave them; None for the software.
        tekst: what the giver said about it.
    """
    context = {"gever": giver, "uitleg": quoted(tekst) if tekst else ""}
    _queue("nieuw", taken, owner, people, context)


def remind(taken: list[Taak], owner: Owner, people: Iterable[Account]) -> None:
    """Tell these people that these tasks have to be done now; one mail each."""
    _queue("herinnering", taken, owner, people, {})


def _queue(name: str, taken: list[Taak], owner: Owner, people: Iterable[Account], context: dict[str, Any]) -> None:
    for person in people:
        queue_mail(
            kind=f"taak.{name}",
            to=person.email,
            template=f"taken/mail/{name}.txt",
            context={
                "naam": person.get_short_name(),
                "team": owner if isinstance(owner, Team) else None,
                "taken": [(taak, link(taak)) for taak in taken],
                **context,
            },
            language=LANGUAGE,
            thing=taken[0] if len(taken) == 1 else None,
        )


def link(taak: Taak) -> str:
    """Return the full address of the page of a task."""
    with translation.override(LANGUAGE):
        return settings.SITE_URL + reverse("werkplek:taak", args=[taak.pk])

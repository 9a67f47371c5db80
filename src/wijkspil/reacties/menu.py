"""The entry that reacties puts in the menu of staff."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkspil.core.menus import MenuItem
from wijkspil.mensen.permissions import REACTIES_BEOORDELEN
from wijkspil.mensen.web import actor_of
from wijkspil.reacties import queries

COUNTED = 100  # nobody reads further


def staff_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """Reactions and tips to judge, with the number that waits, for who may."""
    actor = actor_of(request)
    if not actor.may(REACTIES_BEOORDELEN):
        return []
    waiting = queries.number_waiting(actor, COUNTED)
    return [MenuItem(_("Reacties"), reverse("werkplek:reacties"), icon="message-circle", count=waiting, order=30)]

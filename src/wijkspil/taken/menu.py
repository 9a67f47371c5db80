"""The entry that taken puts in the menu of staff."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkspil.core.menus import MenuItem
from wijkspil.mensen.permissions import TAKEN_LEZEN
from wijkspil.mensen.web import actor_of
from wijkspil.taken import queries


def staff_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """Tasks, with the number of those that wait on this person, for who may read them."""
    actor = actor_of(request)
    if not actor.may(TAKEN_LEZEN):
        return []
    waiting = queries.waiting_for(actor).count()
    return [MenuItem(_("Taken"), reverse("werkplek:taken"), key="taken", icon="list-checks", count=waiting, order=15)]

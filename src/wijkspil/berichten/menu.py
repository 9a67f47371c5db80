"""The entry that berichten puts in the menu of staff."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten import queries
from wijkspil.core.menus import MenuItem
from wijkspil.mensen.permissions import BERICHTEN_BEHEREN
from wijkspil.mensen.web import actor_of


def staff_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """Mails that did not arrive or that wait to be looked at, with their number, for who manages mail."""
    actor = actor_of(request)
    if not actor.may(BERICHTEN_BEHEREN):
        return []
    waiting = queries.undelivered(actor).count() + queries.hand_work(actor).count()
    return [MenuItem(_("Post"), reverse("werkplek:post"), icon="mail", count=waiting, order=65)]

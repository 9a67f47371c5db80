"""The entries that inbreng puts in the menus."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkspil.core.menus import MenuItem
from wijkspil.inbreng import queries
from wijkspil.mensen.permissions import INBRENG_LEZEN
from wijkspil.mensen.web import actor_of

COUNTED = 100  # nobody reads further, and counting all would cost more with every year


def staff_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """What people brought in, with the number that waits, for who may read it."""
    actor = actor_of(request)
    if not actor.may(INBRENG_LEZEN):
        return []
    waiting = queries.waiting_for(actor).order_by()[:COUNTED].count()
    return [MenuItem(_("Inbreng"), reverse("werkplek:inbreng_lijst"), icon="inbox", count=waiting, order=10)]

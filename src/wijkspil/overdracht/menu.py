"""The entries that overdracht puts in the menu of staff."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkspil.core.menus import MenuItem
from wijkspil.mensen.permissions import GEBIEDEN_BEHEREN
from wijkspil.mensen.web import actor_of


def staff_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """How the sociale wijkteams are reached, for who looks after the areas."""
    if actor_of(request).may(GEBIEDEN_BEHEREN):
        yield MenuItem(_("Sociale wijkteams"), reverse("werkplek:wijkteams"), icon="heart-handshake", order=62)

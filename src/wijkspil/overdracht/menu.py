"""The entries that overdracht puts in the menu of staff."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkspil.core.menus import MenuItem
from wijkspil.mensen.permissions import GEBIEDEN_BEHEREN, TERUGBELLEN
from wijkspil.mensen.web import actor_of
from wijkspil.overdracht import queries


def staff_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """Who waits to be called, for the wijkteam; how the wijkteams are reached, for who looks after the areas."""
    actor = actor_of(request)
    if actor.may(TERUGBELLEN):
        url, count = reverse("werkplek:terugbellen"), queries.waiting(actor).count()
        yield MenuItem(_("Terugbellen"), url, key="terugbellen", icon="phone", count=count, order=10)
    if actor.may(GEBIEDEN_BEHEREN):
        yield MenuItem(_("Sociale wijkteams"), reverse("werkplek:wijkteams"), icon="heart-handshake", order=62)

"""The entries of the menu of staff: only what this person may open."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkspil.core.menus import MenuItem
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import (
    ACCOUNTS_BEHEREN,
    REGELS_BEHEREN,
    WERKPLEK_OPENEN,
)
from wijkspil.mensen.web import actor_of
from wijkspil.werkplek import queries


def staff_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """Today's work, accounts, teams and the log; the other entries belong to the apps below."""
    actor = actor_of(request)
    if actor.may(WERKPLEK_OPENEN):
        yield MenuItem(_("Vandaag"), reverse("werkplek:start"), key="vandaag", icon="house", order=0)
    if actor.may(ACCOUNTS_BEHEREN):
        yield MenuItem(_("Accounts"), reverse("werkplek:accounts"), icon="user-round", order=60)
        yield MenuItem(_("Teams"), reverse("werkplek:teams"), icon="users-round", order=61)
    if actor.may(REGELS_BEHEREN):
        also = (reverse("werkplek:termijnen"), reverse("werkplek:inlezen"))
        yield MenuItem(_("Regels"), reverse("werkplek:regels"), icon="list-checks", order=63, also=also)
        yield MenuItem(_("Sjablonen"), reverse("werkplek:sjablonen"), icon="file-text", order=64)
    if isinstance(actor, StaffActor) and queries.may_read_log(actor):
        yield MenuItem(_("Logboek"), reverse("werkplek:logboek"), icon="scroll-text", order=70)

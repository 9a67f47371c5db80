"""The entries that aanspreekpunten puts in the menus."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkspil.core.menus import MenuItem
from wijkspil.mensen.permissions import AANSPREEKPUNTEN_BEHEREN
from wijkspil.mensen.web import actor_of


def footer_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """The register of everybody."""
    yield MenuItem(_("Alle aanspreekpunten"), reverse("aanspreekpunten"))


def staff_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """Who is when, for who looks after it."""
    if actor_of(request).may(AANSPREEKPUNTEN_BEHEREN):
        url = reverse("werkplek:aanspreekpunten")
        yield MenuItem(_("Aanspreekpunten"), url, key="aanspreekpunten", icon="users", order=20)

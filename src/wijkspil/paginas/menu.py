"""The entries that paginas puts in the menus."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkspil.core.menus import MenuItem
from wijkspil.mensen.permissions import PAGINAS_SCHRIJVEN
from wijkspil.mensen.web import actor_of

IN_FOOTER = (
    (_("Zo werken wij"), "zo-werken-wij/"),
    (_("Toegankelijkheid"), "toegankelijkheid/"),
    (_("Privacy"), "privacy/"),
    (_("Huisregels"), "huisregels/"),
)


def public_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """The five entries of the main menu, in one place because their order matters."""
    home = reverse("home")
    yield MenuItem(_("Wijken"), reverse("wijken"), key="wijken")
    yield MenuItem(_("Ideeën"), reverse("inbreng:ideeen"), key="ideeen")
    yield MenuItem(_("Aanspreekpunten"), reverse("aanspreekpunten"), key="aanspreekpunten")
    yield MenuItem(_("Nieuws"), f"{home}nieuws/", key="nieuws")
    yield MenuItem(_("Contact"), f"{home}contact/", key="contact")


def footer_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """The plain pages that every site has."""
    return [MenuItem(name, reverse("home") + path) for name, path in IN_FOOTER]


def staff_menu(request: HttpRequest) -> Iterable[MenuItem]:
    """Pages to write, for who may."""
    actor = actor_of(request)
    if actor.may(PAGINAS_SCHRIJVEN):
        yield MenuItem(_("Pagina’s"), reverse("paginas"), icon="newspaper", order=40)

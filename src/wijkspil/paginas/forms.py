"""Forms of the public site and of the page editor."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from wijkspil.paginas.addresses import below_home

RESERVED = frozenset(
    {
        "bevestig",
        "beheer",
        "demo",
        "documenten",
        "gezond",
        "hulp",
        "inloggen",
        "media",
        "klopt-niet",
        "reactie",
        "reageren",
        "static",
        "steun",
        "volg",
        "werk",
    }
    | {code for code, _name in settings.LANGUAGES}
)

SHOW_PAGES = frozenset({"wagtail_serve", "tekst", "bericht", "bericht_van_wijk"})  # they show what editors made


class AddressForm(WagtailAdminPageForm):
    """A page whose address editors choose: refuses one where a screen of our own lives."""

    def clean(self) -> dict[str, Any]:
        """Look what answers at the address that the page would get."""
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug")
        if slug and is_taken_by_a_screen(self.parent_page, slug):
            message = gettext("Op het adres ‘%(slug)s’ staat al een ander deel van de site. Kies een ander adres.")
            self.add_error("slug", ValidationError(message % {"slug": slug}))
        return cleaned


class NewsPageForm(AddressForm):
    """A message: proposes the name of whoever writes it as its author."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "auteur" in self.fields and not self.instance.auteur:
            self.initial["auteur"] = getattr(self.for_user, "naam", "")


def is_taken_by_a_screen(parent: Page, slug: str) -> bool:
    """Tell whether one of our own screens answers at the address of a page `slug` below `parent`."""
    above = below_home(parent)
    if not above and slug in RESERVED:
        return True
    try:
        with translation.override(settings.LANGUAGE_CODE):
            return resolve("/" + "/".join([*above, slug]) + "/").view_name not in SHOW_PAGES
    except Resolver404:
        return False

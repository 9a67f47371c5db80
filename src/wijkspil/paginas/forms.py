"""Forms of the public site and of the page editor."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from wijkspil.core.formulieren import Formulier as Form
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


class ReactieForm(Form):
    """What a reader writes under a message."""

    woorden = {"tekst": _("uw reactie")}
    naam = forms.CharField(label=_("Uw naam"), max_length=60, required=False, help_text=_("Een voornaam is genoeg."))
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=254,
        required=False,
        help_text=_("Alleen om u te mailen als we uw reactie niet plaatsen. Daarna wissen we het."),
    )
    tekst = forms.CharField(label=_("Uw reactie"), max_length=1000, widget=forms.Textarea(attrs={"rows": 6}))
    website = forms.CharField(required=False, widget=forms.HiddenInput)  # people never see it; robots fill it in

    @property
    def is_from_a_robot(self) -> bool:
        """True when the field that nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))

    def cleaned_reaction(self) -> dict[str, str]:
        """Return what `send_reactie` takes."""
        return {name: self.cleaned_data[name] for name in ("naam", "email", "tekst")}


class RefusalForm(Form):
    """Why a reaction does not come on the site."""

    woorden = {"reden": _("een reden")}
    reden = forms.CharField(
        label=_("Waarom niet?"),
        max_length=500,
        help_text=_("De schrijver krijgt dit in een mail, als er een e-mailadres is. Schrijf aan ‘u’."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerForm(Form):
    """An answer in the name of the gemeente."""

    woorden = {"tekst": _("een antwoord")}
    tekst = forms.CharField(
        label=_("Uw antwoord"),
        max_length=1000,
        help_text=_("Uw naam en functie staan erbij."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

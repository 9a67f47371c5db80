"""Tags of the public site: what is written in Dutch says so; addresses, numbers."""

from urllib.parse import urlsplit

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def in_het_nederlands() -> SafeString:
    """Give ` lang="nl"` on a page in another language: for what editors and residents wrote."""
    return SafeString("") if get_language() == "nl" else SafeString(' lang="nl"')


@register.simple_tag
def adres(path: str) -> str:
    """Give the address of a page by its Dutch path, in the present language: `wijken/` is /wijken/ or /en/wijken/."""
    return reverse("home") + path


@register.filter
def site_van(address: str) -> str:
    """Give the name of the site of an address: video.arnhem.example."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


@register.filter
def getal(number: int | None) -> str:
    """Write a whole number with a point between thousands: 7.285."""
    return "" if number is None else number_format(number, decimal_pos=0, use_l10n=True, force_grouping=True)

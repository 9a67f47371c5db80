"""Tags of the public site: addresses, numbers."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from wagtail.models import Page

from wijkspil.aanspreekpunten.queries import Answer
from wijkspil.paginas import linked_data
from wijkspil.paginas.addresses import address_of
from wijkspil.wijken.models import Area, Gemeente

register = template.Library()


@register.simple_tag
def adres(path: str) -> str:
    """Give the address of a page by its Dutch path, in the present language: `wijken/` is /wijken/ or /en/wijken/."""
    return reverse("home") + path


@register.filter
def pad_van(page: Page) -> str:
    """Give the address of a page of the CMS, in the present language; without asking Wagtail which sites there are."""
    return address_of(page)


@register.simple_tag
def wijk_als_gegevens(area: Area, who: Answer, gemeente: Gemeente | None) -> dict[str, Any]:
    """Give a wijk and its contacts for search engines; goes into `json_ld`."""
    return linked_data.of_wijk(area, who, gemeente)


@register.filter
def site_van(address: str) -> str:
    """Give the name of the site of an address: video.arnhem.example."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


@register.filter
def getal(number: int | None) -> str:
    """Write a whole number with a point between thousands: 7.285."""
    return "" if number is None else number_format(number, decimal_pos=0, use_l10n=True, force_grouping=True)

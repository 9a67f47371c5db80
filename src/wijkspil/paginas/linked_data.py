"""A wijk and who serves it, as search engines read it (schema.org)."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from wijkspil.aanspreekpunten.opendata import as_schema_org
from wijkspil.aanspreekpunten.queries import Answer
from wijkspil.wijken.models import Area, Gemeente


def of_wijk(area: Area, who: Answer, gemeente: Gemeente | None) -> dict[str, Any]:
    """Return the place, and the gemeente with its contacts for that place."""
    address = settings.SITE_URL + reverse("mijn_wijk", args=[area.slug])
    place: dict[str, Any] = {"@type": "Place", "@id": address, "name": area.naam, "url": address}
    if area.lat is not None and area.lon is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": area.lat, "longitude": area.lon}
    contacts = [*who.aanspreekpunten, *([who.centraal] if who.centraal else [])]
    organisation = {
        "@type": "GovernmentOrganization",
        "name": f"Gemeente {gemeente.naam}" if gemeente else "",
        "url": settings.SITE_URL,
        "areaServed": {"@id": address},
        "contactPoint": [as_schema_org(contact, _address_of(contact.aanspreekpunt.pk)) for contact in contacts],
    }
    return {"@context": "https://schema.org", "@graph": [place, organisation]}


def _address_of(pk: int) -> str:
    return settings.SITE_URL + reverse("aanspreekpunt", args=[pk])

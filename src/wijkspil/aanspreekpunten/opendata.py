"""Aanspreekpunten as data for programs: JSON objects, CSV rows and schema.org."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from wijkspil.aanspreekpunten.queries import Contact
from wijkspil.core.csv_files import csv_table


def as_json(contact: Contact) -> dict[str, Any]:
    """Return one contact as a JSON object; dates half-open: `geldig_tot` is the first day without."""
    row = contact.aanspreekpunt
    return {
        "id": row.pk,
        "naam": row.naam,
        "rol": row.rol,
        "telefoon": row.telefoon,
        "openingstijden": row.openingstijden,
        "email": row.email,
        "spreekuur": row.spreekuur,
        "website": row.website,
        "bezoekadres": row.bezoekadres,
        "waarvoor": row.waarvoor,
        "themas": [thema.slug for thema in row.themes.all()],
        "doelgroep": list(row.audiences),
        "gebied": row.area.naam,
        "gebied_code": row.area.code,
        "centraal": row.centraal,
        "geldig_van": contact.period.start.isoformat(),
        "geldig_tot": _iso(contact.period.until),
        "opvolgers": [{"id": next_one.pk, "naam": next_one.naam} for next_one in contact.opvolgers],
    }


def as_csv(contacts: Iterable[Contact]) -> str:
    """Return a table for a spreadsheet."""
    return csv_table(
        {
            **{name: value for name, value in as_json(contact).items() if name != "opvolgers"},
            "opvolgers": [one.naam for one in contact.opvolgers],
        }
        for contact in contacts
    )


def as_graph(contacts: Iterable[Contact], address: Callable[[Contact], str]) -> dict[str, Any]:
    """Return contacts as linked data (schema.org).

    Args:
        contacts: whom to describe.
        address: gives the lasting address of a contact.
    """
    return {"@context": "https://schema.org", "@graph": [as_schema_org(one, address(one)) for one in contacts]}


def as_schema_org(contact: Contact, url: str) -> dict[str, Any]:
    """Return one contact as a schema.org ContactPoint, to stand in a graph.

    Args:
        contact: whom to describe.
        url: the lasting address of its page.
    """
    row = contact.aanspreekpunt
    hours = {
        "@type": "OpeningHoursSpecification",
        "description": row.openingstijden,
        "validFrom": contact.period.start.isoformat(),
        "validThrough": _last_day(contact),
    }
    point = {
        "@type": "ContactPoint",
        "@id": url,
        "name": row.naam,
        "contactType": row.rol,
        "telephone": row.telefoon,
        "email": row.email,
        "url": row.website or url,
        "description": row.waarvoor,
        "areaServed": {"@type": "AdministrativeArea", "name": row.area.naam, "identifier": row.area.code},
        "availableLanguage": "nl",
        "hoursAvailable": {name: value for name, value in hours.items() if value},
    }
    return {name: value for name, value in point.items() if value}


def _last_day(contact: Contact) -> str | None:
    """Return the last day with somebody: schema.org counts the end in, we do not."""
    return (contact.period.until - timedelta(days=1)).isoformat() if contact.period.until else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""Read one file of addresses into the store; called by `actions.import_addresses`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wijkspil.core.rules import RuleViolation
from wijkspil.wijken import address_store
from wijkspil.wijken.models import AdresBestand, Area, Bron, Gemeente, Niveau, Omtrek
from wijkspil.wijken.readers import BadFile, address_points, address_table
from wijkspil.wijken.readers.address_table import BATCH, Batch, Codes
from wijkspil.wijken.readers.files import TextFile
from wijkspil.wijken.readers.tables import Table
from wijkspil.wijken.reports import ImportReport

if TYPE_CHECKING:
    from wijkspil.wijken.point_finder import PointFinder


def kind_of(table: Table) -> Bron:
    """Tell which kind of file this is by its columns.

    Raises:
        BadFile: neither the table of CBS nor a list of address points.
    """
    if address_table.is_address_table(table):
        return Bron.CBS
    if address_points.is_address_points(table):
        return Bron.PUNTEN
    raise BadFile(
        f"{table.name} heeft niet de kolommen van de CBS-tabel (PC6, Huisnummer, Buurt, Wijk, Gemeente) of van een "
        f"lijst met adrespunten (postcode, huisnummer, lon, lat). Gevonden: {', '.join(table.columns[:12])[:200]}."
    )


def replaced_by(bron: Bron, naam: str) -> list[AdresBestand]:
    """Return the imports in use that a new one takes the place of."""
    active = AdresBestand.objects.filter(actief=True)
    if bron == Bron.CBS:
        return list(active.filter(bron__in=[Bron.CBS, Bron.DEMO]).order_by("bron"))
    return list(active.filter(bron=bron, naam=naam) if bron == Bron.PUNTEN else active.filter(bron=bron))


def same_again(bron: Bron, file: TextFile) -> AdresBestand | None:
    """Return the import in use with exactly this text; points are always read again, because outlines may differ."""
    if bron == Bron.PUNTEN:
        return None
    return AdresBestand.objects.filter(actief=True, bron=bron, sha256=file.sha256).first()


def begin(table: Table, file: TextFile, bron: Bron, jaar: int) -> AdresBestand:
    """Note a new import, not in use yet.

    Raises:
        BadFile: the year is not known.
    """
    return AdresBestand.objects.create(
        bron=bron, naam=file.name[:120], jaar=jaar or _year(table, bron), sha256=file.sha256
    )


def read(gemeente: Gemeente, table: Table, bestand: AdresBestand) -> ImportReport:
    """Write all addresses of a table beside those in use.

    Raises:
        BadFile: there are no addresses, or most rows were refused.
        RuleViolation: points cannot be placed because there are no outlines.
    """
    report = ImportReport()
    store = address_store.AddressStore(bestand, report)
    if bestand.bron == Bron.PUNTEN:
        found = _placed(gemeente, table, store)
    else:
        found = address_table.batches(table, report, store.id_of, base=store.base)
    for batch in found:
        store.write(batch)
    address_table.check_share(report, store.count + report.overgeslagen, table.name)
    if not store.count:
        raise BadFile(f"In {table.name} staat geen enkel adres dat wij kunnen gebruiken.")
    bestand.aantal = store.count
    return report


def _year(table: Table, bron: Bron) -> int:
    if year := table.year():
        return year
    if bron == Bron.PUNTEN:
        return max(Area.objects.filter(valid_until__isnull=True).values_list("jaar", flat=True))
    raise BadFile(f"Van welk jaar is {table.name}? Zeg het met --jaar.")


def _placed(gemeente: Gemeente, table: Table, store: address_store.AddressStore) -> Iterator[Batch]:
    """Find the area of every point; points outside all areas belong to another municipality."""
    finder = _finder()
    batch = Batch(2)
    for point in address_points.points(table, store.report):
        code = finder.code_at(point.lon, point.lat)
        if not code:
            store.report.overgeslagen += 1
            continue
        codes = Codes(code if code.startswith("BU") else "", "" if code.startswith("BU") else code, gemeente.code)
        batch.add(store.base + point.key, store.id_of(codes), point.line)
        if len(batch.keys) == BATCH:
            yield batch
            batch = Batch(point.line + 1)
    yield batch


def _finder() -> "PointFinder":
    """Return the outlines of the lowest level that has them."""
    from wijkspil.wijken.point_finder import PointFinder  # with shapely and numpy, which no page needs

    for level in Niveau.objects.order_by("-diepte"):
        outlines = Omtrek.objects.filter(area__niveau=level, area__valid_until__isnull=True)
        if found := list(outlines.values_list("area__code", "geometry")):
            return PointFinder(found)
    raise RuleViolation(
        "geen_omtrekken",
        "Er zijn nog geen omtrekken van gebieden. Importeer eerst de wijken: wijkspil importeer wijken BESTAND.",
    )

"""Keep addresses: write a new import beside the one in use, compare the two, and let the new one take over.

Called by `actions.import_addresses`. All rows of one import have its id in the high bits of their key, so they stand
together: reading, comparing and removing them are walks along one stretch of one tree. The statements are our own
because the ORM would make eight million objects; both engines get the same ones, but for the writing of a batch.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from wijkspil.wijken.addresses import DEEL_BITS, IMPORT_BITS
from wijkspil.wijken.models import Adres, AdresBestand, AdresDeel, Area
from wijkspil.wijken.readers.address_table import Batch, Codes
from wijkspil.wijken.reports import ImportReport

_ROWS = 1000  # in one statement of SQLite: twice as fast as one row at a time
_WRITE_SQLITE = "INSERT INTO wijken_adres (sleutel, deel_id) VALUES {} ON CONFLICT DO NOTHING"
_WRITE_POSTGRES = """
    INSERT INTO wijken_adres (sleutel, deel_id) SELECT * FROM unnest(%s::bigint[], %s::bigint[]) ON CONFLICT DO NOTHING
"""
_COMPARE = """
    SELECT COUNT(o.sleutel),
           COALESCE(SUM(CASE WHEN od.buurt = nd.buurt AND od.wijk = nd.wijk AND od.gemeente = nd.gemeente
                             THEN 1 ELSE 0 END), 0)
    FROM wijken_adres n
    JOIN wijken_adresdeel nd ON nd.sleutel = n.deel_id
    LEFT JOIN wijken_adres o ON o.sleutel = n.sleutel - %s
    LEFT JOIN wijken_adresdeel od ON od.sleutel = o.deel_id
    WHERE n.sleutel >= %s AND n.sleutel < %s
"""
PIECE = 500_000  # rows removed in one transaction


class AddressStore:
    """The addresses of one import while they are written."""

    def __init__(self, bestand: AdresBestand, report: ImportReport) -> None:
        self.bestand = bestand
        self.report = report
        self.base = bestand.pk << IMPORT_BITS
        self.count = 0
        self._codes: dict[Codes, int] = {}
        self._new: list[AdresDeel] = []

    def id_of(self, codes: Codes) -> int:
        """Return the key of a combination of codes; a new one is written with the next batch."""
        if codes not in self._codes:
            key = (self.bestand.pk << DEEL_BITS) + len(self._codes)
            self._codes[codes] = key
            self._new.append(AdresDeel(sleutel=key, bestand=self.bestand, **codes._asdict()))
        return self._codes[codes]

    def write(self, batch: Batch) -> None:
        """Write a batch in a transaction of its own, so that others can write in between."""
        with transaction.atomic():
            AdresDeel.objects.bulk_create(self._new)
            self._new = []
            written = _insert(batch.keys, batch.delen)
        self.count += written
        if written < len(batch.keys):
            self._explain(batch, written)

    def _explain(self, batch: Batch, written: int) -> None:
        """Find the rows that were there already: the same again is left out, another buurt is refused."""
        kept = self._kept(batch.keys)
        refused = 0
        for key, deel, line in zip(batch.keys, batch.delen, batch.lines(), strict=True):
            if kept[key] != deel:
                self.report.refuse(line, "Dit adres staat al op een eerdere regel, met een andere buurt.")
                refused += 1
        self.report.overgeslagen += len(batch.keys) - written - refused

    @staticmethod
    def _kept(keys: list[int]) -> dict[int, int]:
        """Return what is stored for each key; asked in pieces, because SQLite takes a limited number of values."""
        kept: dict[int, int] = {}
        for start in range(0, len(keys), 5000):
            piece = keys[start : start + 5000]
            kept.update(Adres.objects.filter(pk__in=piece).values_list("pk", "deel_id"))
        return kept


def _insert(keys: list[int], delen: list[int]) -> int:
    """Write addresses; return how many were not there yet."""
    if connection.vendor == "sqlite":
        with (
            connection.wrap_database_errors
        ):  # past Django's cursor, which would read a statement of 2000 marks each time
            return sum(_insert_some(keys[at : at + _ROWS], delen[at : at + _ROWS]) for at in range(0, len(keys), _ROWS))
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_POSTGRES, [keys, delen])
        return int(cursor.rowcount)


def _insert_some(keys: list[int], delen: list[int]) -> int:
    values = [0] * (2 * len(keys))
    values[::2], values[1::2] = keys, delen
    return int(connection.connection.execute(_WRITE_SQLITE.format(", ".join(["(?, ?)"] * len(keys))), values).rowcount)


def take_over(bestand: AdresBestand, replaced: Sequence[AdresBestand], report: ImportReport) -> None:
    """Count the differences with the import before, and put the new one in use instead of `replaced`."""
    without_time_limit()
    same_kind = [old for old in replaced if old.bron == bestand.bron]
    known = unchanged = 0
    if same_kind:
        known, unchanged = _compare(bestand, same_kind[0])
        report.vervallen = same_kind[0].aantal - known
    report.toegevoegd = bestand.aantal - known
    report.gewijzigd, report.ongewijzigd = known - unchanged, unchanged
    for name in ("toegevoegd", "gewijzigd", "ongewijzigd", "vervallen"):
        setattr(bestand, name, getattr(report, name))
    bestand.geweigerd, bestand.actief = report.geweigerd_aantal, True
    bestand.save()
    AdresBestand.objects.filter(pk__in=[old.pk for old in replaced]).update(actief=False)


def _compare(new: AdresBestand, old: AdresBestand) -> tuple[int, int]:
    """Return how many addresses stand in both, and how many of those with the same codes."""
    low, shift = new.pk << IMPORT_BITS, (new.pk - old.pk) << IMPORT_BITS
    with connection.cursor() as cursor:
        cursor.execute(_COMPARE, [shift, low, (new.pk + 1) << IMPORT_BITS])
        known, unchanged = cursor.fetchone()
    return int(known), int(unchanged)


def remove_unused(*, broken_off: AdresBestand | None = None) -> None:
    """Remove the addresses of imports that are not in use any more, and imports that never came into use.

    Another import that is being written at this moment is left alone: one counts as broken off after six hours, or when
    it is `broken_off` itself.
    """
    never_used = Q(aantal=0, ingelezen_op__lt=timezone.now() - timedelta(hours=6))
    if broken_off:
        never_used |= Q(pk=broken_off.pk)
    replaced = Q(aantal__gt=0, delen__isnull=False)
    for bestand in AdresBestand.objects.filter(never_used | replaced, actief=False).distinct():
        _remove_addresses(bestand)
        if not bestand.aantal:
            bestand.delete()


def _remove_addresses(bestand: AdresBestand) -> None:
    low, high = bestand.pk << IMPORT_BITS, (bestand.pk + 1) << IMPORT_BITS
    mine = Adres.objects.filter(pk__gte=low, pk__lt=high)
    while last := mine.order_by("pk").values_list("pk", flat=True)[PIECE : PIECE + 1].first():
        _remove(mine.filter(pk__lt=last))
    _remove(mine)
    bestand.delen.all().delete()


def _remove(rows: QuerySet[Adres]) -> None:
    with transaction.atomic():
        without_time_limit()
        rows._raw_delete(using=connection.alias)


def without_time_limit() -> None:
    """Let the statements of this transaction take as long as they need: a comparison reads eight million rows."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")


def link_to_areas(gemeente: str) -> None:
    """Tell of all addresses of our municipality in which of its present areas they lie.

    Done after each import of addresses or areas, so that a look-up is one walk by keys.
    """
    areas = {area.code: area for area in Area.objects.filter(valid_until__isnull=True).order_by("niveau__diepte")}
    smallest = {code: area for area in areas.values() for code in [*area.cbs_codes, area.code]}
    changed = []
    for deel in AdresDeel.objects.filter(gemeente=gemeente):
        area = smallest.get(deel.buurt) or smallest.get(deel.wijk) or smallest.get(deel.gemeente)
        if deel.area_id != (area.pk if area else None):
            deel.area = area
            changed.append(deel)
    AdresDeel.objects.bulk_update(changed, ["area"])

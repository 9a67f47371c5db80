"""Reading in what people brought in elsewhere: choose a file, say what its columns are, take it over, or undo that.

Nobody is mailed. One transaction takes over a whole file, in few statements however many rows it has.
"""

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.documents import NAME_MAX, on_one_line
from wijkspil.core.kept_files import erase, kept
from wijkspil.core.logboek import log, log_inside
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.states import check_step
from wijkspil.inbreng import queries
from wijkspil.inbreng.actions.bijlagen import full_disk_is_told
from wijkspil.inbreng.actions.steps import change_numbers, next_kenmerken
from wijkspil.inbreng.inlezen.files import read_any
from wijkspil.inbreng.inlezen.mapping import CHOSEN, Mapping, guess
from wijkspil.inbreng.inlezen.rows import Item
from wijkspil.inbreng.inlezen.tables import Table
from wijkspil.inbreng.models import Inbreng, InbrengStap, Inlezing
from wijkspil.inbreng.status import INLEZING_STEPS, InlezingState, Publication, StapKind
from wijkspil.inbreng.terms import Terms
from wijkspil.inbreng.zorgvraag import look_for_care
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_INLEZEN
from wijkspil.taken import queries as taken
from wijkspil.wijken.models import Area

FOLDER = "inlezen"  # in the media folder
BATCH = 500  # rows in one statement
Words = dict[str, dict[str, str]]


def bring_file(*, actor: Actor, data: bytes, naam: str, bron: str) -> Inlezing:
    """Keep a file to be read in; its columns are guessed from their names.

    Raises:
        NotAllowed: the actor reads nothing in.
        FileRefused: it cannot be read as a table; nothing was kept.
    """
    if not actor.may(INBRENG_INLEZEN):
        raise NotAllowed
    table = read_any(data)
    with full_disk_is_told(), kept(FOLDER, (data, "bin")) as [file], transaction.atomic():
        inlezing = Inlezing.objects.create(
            bron=" ".join(bron.split()),
            naam=on_one_line(naam)[:NAME_MAX],
            file=file,
            sha256=hashlib.sha256(data).hexdigest(),
            mapping=guess(table.columns).as_json(),
            account=actor.account if isinstance(actor, StaffActor) else None,
            created_at=clock.now(),
        )
        log_inside(actor, "inlezing.gekozen", inlezing, regels=len(table.rows))
    return inlezing


@transaction.atomic
def choose_columns(*, actor: Actor, inlezing: Inlezing, mapping: Mapping) -> Inlezing:
    """Say which column is what, or what holds for all rows.

    Raises:
        RuleViolation: no column with words, nothing says in which wijk a row lies, or it was taken over already.
    """
    row = _locked(actor, inlezing)
    _check_open(row)
    if not mapping.has_words:
        raise RuleViolation("geen_woorden", _("Kies een kolom voor de titel of voor de tekst."))
    if not mapping.has_place:
        raise RuleViolation("geen_wijk", _("Kies een kolom voor de wijk, of één wijk voor alle regels."))
    kept = queries.mapping_of(row)
    row.mapping = replace(mapping, words=mapping.words or kept.words).as_json()
    row.save(update_fields=["mapping"])
    return row


@transaction.atomic
def choose_words(*, actor: Actor, inlezing: Inlezing, words: Words) -> Inlezing:
    """Say what words stand for that we do not know, per field; what was said before stays.

    Raises:
        RuleViolation: it was taken over already.
    """
    row = _locked(actor, inlezing)
    _check_open(row)
    kept = queries.mapping_of(row)
    every = {name: kept.words.get(name, {}) | words.get(name, {}) for name in CHOSEN}
    row.mapping = replace(kept, words=every).as_json()
    row.save(update_fields=["mapping"])
    return row


def take_over(*, actor: Actor, inlezing: Inlezing) -> Inlezing:
    """Make an inbreng of every row that is new and can be one: all of them or none. The file is erased.

    What is still open gets its terms from today. Its bringer is not mailed.

    Raises:
        RuleViolation: it was taken over already, there is nothing new in it, or the file is gone.
    """
    if not actor.may(INBRENG_INLEZEN):
        raise NotAllowed
    _check_open(inlezing)
    return _take_over(actor, inlezing, queries.table_of(inlezing))  # read before others have to wait


@transaction.atomic
def _take_over(actor: Actor, inlezing: Inlezing, table: Table) -> Inlezing:
    row = _locked(actor, inlezing)
    _check_open(row)
    if not (queries.mapping_of(row).has_words and queries.mapping_of(row).has_place):
        raise RuleViolation("geen_kolommen", _("Zeg eerst wat er in de kolommen staat."))
    found = queries.look_at(actor, row, table)
    if not found.items:
        raise RuleViolation("niets_nieuws", _("In dit bestand staat niets nieuws dat wij kunnen overnemen."))
    _make_all(row, found.items)
    erase([row.file])
    _move(row, InlezingState.OVERGENOMEN)
    row.file, row.taken_at = "", clock.now()
    row.nieuw, row.dubbel, row.geweigerd = len(found.items), found.double, len(found.refused)
    row.save()
    log(actor, "inlezing.overgenomen", row, nieuw=row.nieuw, dubbel=row.dubbel, geweigerd=row.geweigerd)
    return row


@transaction.atomic
def drop_file(*, actor: Actor, inlezing: Inlezing) -> None:
    """Throw a file away that was not taken over, with its row."""
    row = _locked(actor, inlezing)
    _check_open(row)
    erase([row.file])
    log_inside(actor, "inlezing.weggegooid", row)
    row.delete()


@transaction.atomic
def undo(*, actor: Actor, inlezing: Inlezing) -> int:
    """Take away again all that came with a file and nobody worked on; return how much. The rest stays.

    Raises:
        RuleViolation: it is more than two weeks ago, or was undone already.
    """
    row = _locked(actor, inlezing)
    check_step(INLEZING_STEPS, row.state, InlezingState.ONGEDAAN)
    if not queries.may_still_undo(row):
        raise RuleViolation("te_laat", _("Dit is langer dan veertien dagen geleden overgenomen. Dat blijft zo."))
    gone = list(queries.untouched(row).select_for_update(of=("self",)).values_list("pk", "area", "publication"))
    with_tasks = taken.things_with_tasks(f"inbreng:{pk}" for pk, _area, _publication in gone)
    gone = [one for one in gone if f"inbreng:{one[0]}" not in with_tasks]
    on_site = Counter(area_id for _pk, area_id, publication in gone if publication == Publication.OPENBAAR)
    change_numbers({area_id: -number for area_id, number in on_site.items()})
    ids = [pk for pk, _area, _publication in gone]
    for start in range(0, len(ids), BATCH):
        Inbreng.objects.filter(pk__in=ids[start : start + BATCH]).delete()
    _move(row, InlezingState.ONGEDAAN)
    row.undone_at = clock.now()
    row.save()
    log(actor, "inlezing.ongedaan", row, weg=len(ids), gebleven=row.nieuw - len(ids))
    return len(ids)


def _make_all(inlezing: Inlezing, items: list[Item]) -> None:
    maker = _Maker(inlezing)
    kenmerken = next_kenmerken(clock.now().year, len(items))
    changes: Counter[int] = Counter()
    for start in range(0, len(items), BATCH):
        some = zip(items[start : start + BATCH], kenmerken[start : start + BATCH], strict=True)
        rows = [maker.inbreng(item, kenmerk) for item, kenmerk in some]
        Inbreng.objects.bulk_create(rows)
        InbrengStap.objects.bulk_create(_first_step(row) for row in rows)
        changes.update(row.area_id for row in rows if row.is_public)
    change_numbers(changes)


class _Maker:
    """Makes an inbreng of a row; what is the same for many is looked up once."""

    def __init__(self, inlezing: Inlezing) -> None:
        self._inlezing, self._now = inlezing, clock.now()
        self._at_once = queries.mapping_of(inlezing).at_once
        self._router = queries.Router()
        self._owners: dict[int, Area] = {}
        self._days: dict[Terms, tuple[date, date]] = {}

    def inbreng(self, item: Item, kenmerk: str) -> Inbreng:
        """Return a row to be saved: where it goes, who is responsible, and by when when it is still open."""
        moment = item.moment or self._now
        row = Inbreng(
            inlezing=self._inlezing,
            sleutel=item.sleutel,
            kenmerk=kenmerk,
            kind=item.kind,
            channel=item.channel,
            area=item.area,
            owner=self._owner(item.area),
            thema=item.thema,
            titel=item.titel,
            tekst=item.tekst,
            place=item.plaats,
            brenger_naam=item.naam,
            brenger_email=item.email,
            state=item.state,
            outcome=item.outcome,
            may_be_public=item.public,
            created_at=moment,
            confirmed_at=moment,
        )
        routed = self._router.route(row)
        routed.apply(row)
        if not item.outcome:
            row.contact_before, row.answer_before = self._terms(routed.terms)
            row.waits_on_staff, row.due_on = True, row.due
        look_for_care(row)
        if item.public:
            at_once = self._at_once and not row.may_be_care
            row.publication = Publication.OPENBAAR if at_once else Publication.WACHT
            row.published_at = moment if at_once else None
        return row

    def _owner(self, area: Area) -> Area:
        if area.pk not in self._owners:
            self._owners[area.pk] = queries.responsible_area(area)
        return self._owners[area.pk]

    def _terms(self, terms: Terms) -> tuple[date, date]:
        if terms not in self._days:
            today = self._now.date()
            self._days[terms] = (terms.contact_before(today), terms.answer_before(today))
        return self._days[terms]


def _first_step(row: Inbreng) -> InbrengStap:
    return InbrengStap(inbreng=row, kind=StapKind.ONTVANGEN, version=row.version, created_at=row.created_at)


def _locked(actor: Actor, inlezing: Inlezing) -> Inlezing:
    if not actor.may(INBRENG_INLEZEN):
        raise NotAllowed
    return Inlezing.objects.select_for_update().get(pk=inlezing.pk)


def _check_open(inlezing: Inlezing) -> None:
    if not inlezing.is_open:
        raise RuleViolation("al_overgenomen", _("Dit bestand is al overgenomen."))


def _move(inlezing: Inlezing, to: InlezingState) -> None:
    check_step(INLEZING_STEPS, inlezing.state, to)
    inlezing.state = to

"""Set up the municipality and bring in its areas, figures and addresses."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from wijkspil.core.actors import Actor
from wijkspil.core.guards import guarded
from wijkspil.core.logboek import log
from wijkspil.core.registers import Register
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.wijken import address_import, address_store
from wijkspil.wijken.area_import import AreaImport
from wijkspil.wijken.models import AdresBestand, Area, Bron, Gemeente, Kerncijfers, Niveau, Thema
from wijkspil.wijken.permissions import GEBIEDEN_BEHEREN
from wijkspil.wijken.readers import tables
from wijkspil.wijken.readers.files import TextFile
from wijkspil.wijken.reports import ImportReport
from wijkspil.wijken.rows import THEMES, AreaRow, FiguresRow, LevelRow, ThemeRow

# What upper apps make ready as soon as there is a municipality, such as the pages of the site.
after_set_up: Register[Callable[[Actor], object]] = Register("after_set_up")


@transaction.atomic
def set_up_gemeente(
    *,
    actor: Actor,
    values: dict[str, Any],
    levels: Sequence[LevelRow],
    valid_from: date,
    themes: Sequence[ThemeRow] = THEMES,
) -> Gemeente:
    """Give this instance its municipality: names, contact data, house style, levels and themes.

    Can be done again to change names, contact data, house style and themes. The levels cannot change any more once
    there are areas on them; the area of the municipality itself is made here and holds from `valid_from`. `values` are
    fields of `Gemeente` by name.

    Raises:
        RuleViolation: a value is not accepted, another municipality lives here, or the levels cannot be so.
    """
    _check_may(actor)
    gemeente = Gemeente.objects.first() or Gemeente()
    if gemeente.pk and gemeente.code != values.get("code"):
        raise RuleViolation(
            "andere_gemeente",
            f"Deze installatie is van {gemeente.naam} ({gemeente.code}). "
            "Maak voor een andere gemeente een eigen installatie.",
        )
    for name, value in values.items():
        setattr(gemeente, name, value)
    _check_fields(gemeente)
    gemeente.save()
    _set_levels(gemeente, levels)
    _set_themes(themes)
    _set_whole_area(gemeente, valid_from)
    for prepare in after_set_up:
        prepare(actor)
    log(actor, "gemeente.ingesteld", gemeente)
    return gemeente


@transaction.atomic
def import_areas(
    *,
    actor: Actor,
    rows: Iterable[AreaRow],
    valid_from: date,
    rename: bool = False,
    report: ImportReport | None = None,
) -> ImportReport:
    """Bring in areas from a file: add what is new, change what differs, leave out other municipalities.

    An area keeps the name that the municipality gave it, unless `rename`. Nothing is removed: see `end_area`. `report`
    is the one in which the reader of the file notes what it refuses.

    Raises:
        RuleViolation: there is no municipality yet, the file holds none of its areas, or a promise would be broken.
    """
    _check_may(actor)
    gemeente = _the_gemeente()
    with guarded():
        report = AreaImport(gemeente, valid_from, rename, report or ImportReport()).run(rows)
    address_store.link_to_areas(gemeente.code)
    log(actor, "gebieden.geimporteerd", gemeente, **report.counts())
    return report


@transaction.atomic
def end_area(*, actor: Actor, area: Area, until: date) -> Area:
    """Let an area end: from `until` on it is no longer part of the municipality.

    Raises:
        RuleViolation: the date lies before its start, areas below it go on, or a promise would be broken.
    """
    _check_may(actor, area)
    if until <= area.valid_from:
        raise RuleViolation("einde_voor_begin", "De einddatum moet na de begindatum van het gebied liggen.")
    below = Area.objects.filter(parent=area).valid_on(until)
    if below.exists():
        raise RuleViolation("nog_gebieden", f"Onder {area.naam} horen dan nog gebieden. Laat die eerst eindigen.")
    with guarded():
        area.valid_until = until
        area.save(update_fields=["valid_until"])
    log(actor, "gebied.beeindigd", area, tot=until.isoformat())
    return area


@transaction.atomic
def import_figures(*, actor: Actor, rows: Iterable[FiguresRow], report: ImportReport | None = None) -> ImportReport:
    """Bring in CBS key figures of our own areas; rows of other areas are left out.

    `report` is the one in which the reader of the file notes what it refuses.

    Raises:
        RuleViolation: there is no municipality yet, or the file holds none of its areas.
    """
    _check_may(actor)
    gemeente = _the_gemeente()
    report = report or ImportReport()
    areas = {area.code: area for area in Area.objects.filter(valid_until__isnull=True)}
    for row in rows:
        if row.code in areas:
            _set_figures(areas[row.code], row, report)
        else:
            report.overgeslagen += 1
    if not report.toegevoegd + report.gewijzigd + report.ongewijzigd:
        raise RuleViolation("geen_kerncijfers", _no_figures(gemeente, report))
    log(actor, "kerncijfers.geimporteerd", gemeente, **report.counts())
    return report


def import_addresses(*, actor: Actor, file: TextFile, jaar: int = 0, demo: bool = False) -> ImportReport:
    """Bring in addresses: the table of CBS, or a list of address points that are placed with our own outlines.

    A new table of CBS takes the place of the one before, and of demo addresses. It is written beside it in short
    transactions, so that the site goes on working, and takes over in one moment. The same table again changes nothing.

    Args:
        actor: who brings them in.
        file: the table, looked through by `readers.files.look_through`.
        jaar: year of the table, when its columns do not say.
        demo: the addresses are invented; every answer says so.

    Raises:
        BadFile: the file is not what it should be; nothing was changed.
        RuleViolation: there is no municipality yet, points have no outlines to lie in, or invented addresses would
            stand next to real ones.
    """
    _check_may(actor)
    gemeente = _the_gemeente()
    with tables.opened(file) as table:
        bron = Bron.DEMO if demo else address_import.kind_of(table)
        if same := address_import.same_again(bron, file):
            return ImportReport(ongewijzigd=same.aantal)
        if demo and AdresBestand.objects.filter(actief=True).exclude(bron=Bron.DEMO).exists():
            raise RuleViolation("echte_adressen", "Er zijn al echte adressen. Demo-adressen horen daar niet naast.")
        bestand = address_import.begin(table, file, bron, jaar)
        try:
            report = address_import.read(gemeente, table, bestand)
            with transaction.atomic():
                address_store.take_over(bestand, address_import.replaced_by(bron, bestand.naam), report)
                address_store.link_to_areas(gemeente.code)
                log(actor, "adressen.geimporteerd", bestand, **report.counts())
        except BaseException:
            address_store.remove_unused(broken_off=bestand)
            raise
    address_store.remove_unused()
    return report


def _check_may(actor: Actor, area: Area | None = None) -> None:
    if not actor.may(GEBIEDEN_BEHEREN, area):
        raise NotAllowed


def _the_gemeente() -> Gemeente:
    gemeente = Gemeente.objects.first()
    if gemeente is None:
        raise RuleViolation(
            "geen_gemeente",
            "Er is nog geen gemeente. Begin met: wijkspil gemeente --voorbeeld > gemeente.toml. "
            "Vul dat bestand in en geef dan: wijkspil gemeente gemeente.toml.",
        )
    return gemeente


def _check_fields(gemeente: Gemeente) -> None:
    try:
        gemeente.full_clean()
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise RuleViolation("waarde_klopt_niet", f"{name}: {messages[0]}") from None


def _set_levels(gemeente: Gemeente, levels: Sequence[LevelRow]) -> None:
    known = list(gemeente.niveaus.values_list("naam", "meervoud", "cbs_soort", "is_wijk", "carries_team"))
    wanted = [(level.naam, level.meervoud, level.soort, level.is_wijk, level.carries_team) for level in levels]
    if known == wanted:
        return
    if Area.objects.filter(niveau__gemeente=gemeente, niveau__diepte__gt=0).exists():
        raise RuleViolation("niveaus_in_gebruik", "De niveaus kunnen niet meer veranderen: er zijn al gebieden.")
    if sum(level.is_wijk for level in levels) != 1 or sum(level.carries_team for level in levels) != 1:
        raise RuleViolation(
            "niveaus_onvolledig", "Zet bij precies één niveau wijk = true en bij precies één niveau team = true."
        )
    Area.objects.filter(niveau__gemeente=gemeente).delete()
    gemeente.niveaus.all().delete()
    for depth, level in enumerate(levels):
        Niveau.objects.create(
            gemeente=gemeente,
            diepte=depth,
            naam=level.naam,
            meervoud=level.meervoud,
            cbs_soort=level.soort,
            is_wijk=level.is_wijk,
            carries_team=level.carries_team,
        )


def _set_themes(themes: Sequence[ThemeRow]) -> None:
    for order, theme in enumerate(themes):
        Thema.objects.update_or_create(
            slug=theme.slug, defaults={"naam": theme.naam, "icoon": theme.icoon, "volgorde": order}
        )


def _set_whole_area(gemeente: Gemeente, valid_from: date) -> None:
    if Area.objects.filter(code=gemeente.code, valid_until__isnull=True).exists():
        return
    AreaImport(gemeente, valid_from).run([AreaRow(regel=0, soort="gemeente", code=gemeente.code, naam=gemeente.naam)])


def _no_figures(gemeente: Gemeente, report: ImportReport) -> str:
    if report.geweigerd:
        first = report.geweigerd[0]
        return f"Geen enkele regel kan worden gelezen. Regel {first['regel']}: {first['reden']}"
    return f"In dit bestand staan geen kerncijfers van gebieden van {gemeente.naam} ({gemeente.code})."


def _set_figures(area: Area, row: FiguresRow, report: ImportReport) -> None:
    wanted = {
        "inwoners": row.inwoners,
        "woningen": row.woningen,
        "oppervlakte_ha": row.oppervlakte_ha,
        "inwoners_per_km2": row.inwoners_per_km2,
    }
    figures = Kerncijfers.objects.filter(area=area, jaar=row.jaar).first()
    if figures is None:
        Kerncijfers.objects.create(area=area, jaar=row.jaar, **wanted)
        report.toegevoegd += 1
    elif all(getattr(figures, name) == value for name, value in wanted.items()):
        report.ongewijzigd += 1
    else:
        Kerncijfers.objects.filter(pk=figures.pk).update(**wanted)
        report.gewijzigd += 1

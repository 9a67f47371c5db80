"""The gemeente (one per instance), its levels, areas and themes.

    Gemeente 1 ──* Niveau 1 ──* Area *──1 Area (the area above)
                                Area 1 ──0..1 Omtrek, 1 ──* Kerncijfers, 1 ──* AdresDeel
    AdresBestand 1 ──* AdresDeel 1 ──* Adres

Levels are data: Arnhem has gemeente → gebied → wijk, Nijmegen gemeente → stadsdeel → wijk. One level is the wijk of
residents (`is_wijk`), one carries teams, programme, budget and table (`carries_team`).
"""

from collections.abc import Iterable
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkspil.core.validity import Valid, ValidQuerySet

COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Schrijf een kleur als # met zes tekens, zoals #1d4f91."))


class Gemeente(models.Model):
    """The municipality that this instance serves: its names, its central contact data and its house style."""

    code = models.CharField(_("CBS-code"), max_length=6, unique=True)
    naam = models.CharField(_("naam"), max_length=60)
    sitenaam = models.CharField(_("naam van de site"), max_length=60)
    slogan = models.CharField(_("kop op de startpagina"), max_length=80)
    inleiding = models.CharField(_("inleiding op de startpagina"), max_length=240)
    telefoon = models.CharField(_("telefoonnummer"), max_length=20)
    email = models.EmailField(_("e-mailadres"))
    openingstijden = models.CharField(_("bereikbaar"), max_length=120)
    voorbeeld_postcode = models.CharField(_("voorbeeld van een postcode"), max_length=7, default="1234 AB")
    melding_url = models.URLField(_("pagina om een melding te doen"), blank=True)
    sociaal_wijkteam_naam = models.CharField(
        _("naam van het sociaal wijkteam"), max_length=60, default="sociaal wijkteam"
    )
    sociaal_wijkteam_url = models.URLField(_("website van het sociaal wijkteam"), blank=True)
    merkkleur = models.CharField(_("merkkleur"), max_length=7, default="#1d4f91", validators=[COLOUR])
    actiekleur = models.CharField(_("actiekleur"), max_length=7, blank=True, validators=[COLOUR])
    neutrale_kleur = models.CharField(_("neutrale kleur"), max_length=7, default="#3b4658", validators=[COLOUR])
    neutrale_tint = models.FloatField(_("kracht van de neutrale kleur"), default=0.7)
    accentkleur = models.CharField(_("accentkleur"), max_length=7, default="#f2b632", validators=[COLOUR])
    accentkleur_zacht = models.CharField(_("zachte accentkleur"), max_length=7, default="#fdf4dd", validators=[COLOUR])
    lettertype = models.CharField(
        _("lettertype"),
        max_length=20,
        default="figtree",
        choices=[("figtree", "Figtree"), ("source-sans-3", "Source Sans 3")],
    )
    ronding = models.PositiveSmallIntegerField(_("ronding van hoeken in pixels"), default=8)

    class Meta:
        """There is one."""

        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")

    def __str__(self) -> str:
        return self.naam


class CbsSoort(models.TextChoices):
    """Which areas of CBS fill a level: a wijk of Nijmegen is what CBS calls a buurt."""

    GEMEENTE = "gemeente", _("gemeente (GM…)")
    WIJK = "wijk", _("wijk (WK…)")
    BUURT = "buurt", _("buurt (BU…)")
    EIGEN = "eigen", _("eigen indeling van de gemeente")


class Niveau(models.Model):
    """A level of the area tree and what it is called here."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="niveaus")
    diepte = models.PositiveSmallIntegerField(_("diepte"), help_text=_("0 is de hele gemeente."))
    naam = models.CharField(_("naam"), max_length=30)
    meervoud = models.CharField(_("meervoud"), max_length=30)
    cbs_soort = models.CharField(
        _("soort gebied bij het CBS"), max_length=8, choices=CbsSoort.choices, default=CbsSoort.EIGEN
    )
    is_wijk = models.BooleanField(_("dit noemt een bewoner zijn wijk"), default=False)
    carries_team = models.BooleanField(_("hier horen team, wijkprogramma en tafel bij"), default=False)

    class Meta:
        """From the whole gemeente down; exactly one level is the wijk and one carries the team."""

        ordering = ["diepte"]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "diepte"], name="niveau_diepte_uniek"),
            models.UniqueConstraint(fields=["gemeente"], condition=Q(is_wijk=True), name="een_niveau_is_wijk"),
            models.UniqueConstraint(fields=["gemeente"], condition=Q(carries_team=True), name="een_niveau_met_team"),
        ]
        verbose_name = _("niveau")
        verbose_name_plural = _("niveaus")

    def __str__(self) -> str:
        return self.naam


def lies_in(areas: "Iterable[Area]", relation: str = "") -> Q:
    """Return the condition that an area is one of `areas` or lies below one.

    `relation` leads to the area, such as `area__`. A list that is read in an order of its own and stops after a page
    asks this of each row; to ask first which areas these are, would make the database collect and sort all of them.
    """
    condition = Q(pk__in=[])
    for area in areas:
        condition |= Q(**{f"{relation}path__startswith": area.path})
    return condition


class AreaQuerySet(ValidQuerySet["Area"]):
    """Areas of all levels and years."""

    def wijken(self) -> "AreaQuerySet":
        """Keep the level that residents call their wijk."""
        return self.filter(niveau__is_wijk=True)

    def within(self, areas: "list[Area]") -> "AreaQuerySet":
        """Keep the areas themselves and everything below them."""
        return self.filter(lies_in(areas))


class Area(Valid):
    """A part of the gemeente: the gemeente itself, a gebied or stadsdeel, a wijk.

    Codes are CBS codes (GM0202, WK020201, BU02680101) or the gemeente's own (W1). CBS renumbers: a code may return with
    another meaning in a later year, so `code` is unique among areas that are valid at the same time.
    """

    niveau = models.ForeignKey(Niveau, on_delete=models.PROTECT, related_name="areas")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    code = models.CharField(_("code"), max_length=12)
    naam = models.CharField(_("naam"), max_length=80)
    slug = models.SlugField(_("webnaam"), max_length=80)
    jaar = models.PositiveSmallIntegerField(_("jaar van de indeling"))
    path = models.CharField(
        _("path"),
        max_length=80,
        db_index=True,
        help_text=_("De ids van boven naar hier: /1/4/17/. Wordt zelf ingevuld."),
    )
    lon = models.FloatField(_("lengtegraad van het middelpunt"), null=True, blank=True)
    lat = models.FloatField(_("breedtegraad van het middelpunt"), null=True, blank=True)
    tile_x = models.SmallIntegerField(_("kolom op de tegelkaart"), null=True, blank=True)
    tile_y = models.SmallIntegerField(_("rij op de tegelkaart"), null=True, blank=True)
    cbs_codes: "models.JSONField[Any, Any]" = models.JSONField(
        _("bestaat uit"),
        default=list,
        blank=True,
        help_text=_("Voor een eigen indeling: de CBS-codes van de wijken of buurten waaruit dit gebied bestaat."),
    )

    objects = AreaQuerySet.as_manager()

    class Meta(Valid.Meta):
        """By name; one current area per code and per web name."""

        ordering = ["naam"]
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(fields=["code"], condition=Q(valid_until__isnull=True), name="area_code_nu_uniek"),
            models.UniqueConstraint(fields=["slug"], condition=Q(valid_until__isnull=True), name="area_slug_nu_uniek"),
        ]
        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")

    def __str__(self) -> str:
        return self.naam

    @property
    def path_ids(self) -> list[int]:
        """The ids from the gemeente down to this area, itself included."""
        return [int(part) for part in self.path.split("/") if part]


class Omtrek(models.Model):
    """The outline of an area; in a table of its own, because it is large and most questions do not need it."""

    area = models.OneToOneField(Area, on_delete=models.CASCADE, primary_key=True, related_name="omtrek")
    geometry: "models.JSONField[Any, Any]" = models.JSONField(
        _("omtrek"), help_text=_("GeoJSON MultiPolygon in EPSG:4326.")
    )

    class Meta:
        """One per area, or none: then there is only the tile map."""

        verbose_name = _("omtrek")
        verbose_name_plural = _("omtrekken")

    def __str__(self) -> str:
        return f"omtrek {self.area_id}"


class Thema(models.Model):
    """What something is about; the eight themes of the wijkprogramma, editable per gemeente."""

    slug = models.SlugField(_("webnaam"), unique=True)
    naam = models.CharField(_("naam"), max_length=40)
    icoon = models.CharField(_("pictogram"), max_length=30, blank=True)
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    class Meta:
        """In the order that the gemeente chose."""

        ordering = ["volgorde", "naam"]
        verbose_name = _("thema")
        verbose_name_plural = _("thema’s")

    def __str__(self) -> str:
        return self.naam


class Kerncijfers(models.Model):
    """The CBS key figures of one area in one year; empty where CBS publishes none."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="kerncijfers")
    jaar = models.PositiveSmallIntegerField(_("jaar"))
    inwoners = models.PositiveIntegerField(_("inwoners"), null=True)
    woningen = models.PositiveIntegerField(_("woningen"), null=True)
    oppervlakte_ha = models.PositiveIntegerField(_("oppervlakte in hectare"), null=True)
    inwoners_per_km2 = models.PositiveIntegerField(_("inwoners per vierkante kilometer"), null=True)

    class Meta:
        """Newest year first."""

        ordering = ["-jaar"]
        constraints = [models.UniqueConstraint(fields=["area", "jaar"], name="kerncijfers_per_jaar")]
        verbose_name = _("kerncijfers")
        verbose_name_plural = _("kerncijfers")

    def __str__(self) -> str:
        return f"{self.area_id} {self.jaar}"


class Bron(models.TextChoices):
    """Where addresses come from; answers are sought in this order."""

    CBS = "cbs", _("CBS-tabel van postcode en huisnummer")
    PUNTEN = "punten", _("bestand met adrespunten")
    DEMO = "demo", _("verzonnen adressen voor de demo")


class AdresBestand(models.Model):
    """One import of addresses. Its addresses count as soon as it is `actief`; until then nobody sees them.

    So a table of eight million rows is read next to the one in use, and takes over in one moment.
    """

    bron = models.CharField(_("bron"), max_length=8, choices=Bron.choices)
    naam = models.CharField(_("naam van het bestand"), max_length=120)
    jaar = models.PositiveSmallIntegerField(_("jaar van de indeling"))
    sha256 = models.CharField(_("controlegetal"), max_length=64)
    actief = models.BooleanField(_("in gebruik"), default=False)
    ingelezen_op = models.DateTimeField(_("ingelezen op"), auto_now_add=True)
    aantal = models.PositiveIntegerField(_("aantal adressen"), default=0)
    toegevoegd = models.PositiveIntegerField(_("toegevoegd"), default=0)
    gewijzigd = models.PositiveIntegerField(_("gewijzigd"), default=0)
    ongewijzigd = models.PositiveIntegerField(_("ongewijzigd"), default=0)
    vervallen = models.PositiveIntegerField(_("vervallen"), default=0)
    geweigerd = models.PositiveIntegerField(_("geweigerd"), default=0)

    class Meta:
        """Newest first."""

        ordering = ["-id"]
        verbose_name = _("adresbestand")
        verbose_name_plural = _("adresbestanden")

    def __str__(self) -> str:
        return f"{self.bron} {self.jaar}"


class PackedKey(models.BigIntegerField):  # type: ignore[type-arg]
    """A 64-bit primary key that we choose ourselves.

    SQLite uses a key as its own row number only when the type is called exactly `integer`; then a look-up is one walk
    down one tree, and eight million rows need no second index.
    """

    def db_type(self, connection: Any) -> str:
        """Return the type of the column."""
        return "integer" if connection.vendor == "sqlite" else "bigint"


class AdresDeel(models.Model):
    """The addresses of one import that share buurt, wijk and gemeente: some fourteen thousand for the whole country.

    `area` is the smallest area of our own tree that they lie in; empty for other municipalities. It is filled after
    every import of addresses or areas. The key is the id of the import and a number within it, so that an import knows
    it before it writes.
    """

    sleutel = PackedKey(primary_key=True)
    bestand = models.ForeignKey(AdresBestand, on_delete=models.CASCADE, related_name="delen")
    buurt = models.CharField(_("buurtcode"), max_length=10, blank=True)
    wijk = models.CharField(_("wijkcode"), max_length=8, blank=True)
    gemeente = models.CharField(_("gemeentecode"), max_length=6)
    area = models.ForeignKey(Area, on_delete=models.SET_NULL, null=True, blank=True, related_name="adresdelen")

    class Meta:
        """Each combination once per import."""

        constraints = [
            models.UniqueConstraint(fields=["bestand", "buurt", "wijk", "gemeente"], name="adresdeel_uniek"),
        ]
        verbose_name = _("deel van een adresbestand")
        verbose_name_plural = _("delen van adresbestanden")

    def __str__(self) -> str:
        return self.buurt or self.wijk or self.gemeente


class Adres(models.Model):
    """Postcode and house number, packed with the import they came with into one number (see `addresses.pack`).

    No foreign key constraint and no index on `deel`: eight million rows are written and removed per import at once.
    """

    sleutel = PackedKey(primary_key=True)
    deel = models.ForeignKey(AdresDeel, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)

    class Meta:
        """Asked for by key only."""

        verbose_name = _("adres")
        verbose_name_plural = _("adressen")

    def __str__(self) -> str:
        return f"adres {self.pk}"

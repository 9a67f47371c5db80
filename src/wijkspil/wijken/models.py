"""The gemeente (one per instance), its levels, areas and themes.

    Gemeente 1 ──* Niveau 1 ──* Area *──1 Area (the area above)

Levels are data: Arnhem has gemeente → gebied → wijk, Nijmegen gemeente → stadsdeel → wijk. One level is the wijk of
residents (`is_wijk`), one carries teams, programme, budget and table (`carries_team`).
"""

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


class Niveau(models.Model):
    """A level of the area tree and what it is called here."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="niveaus")
    diepte = models.PositiveSmallIntegerField(_("diepte"), help_text=_("0 is de hele gemeente."))
    naam = models.CharField(_("naam"), max_length=30)
    meervoud = models.CharField(_("meervoud"), max_length=30)
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


class AreaQuerySet(ValidQuerySet["Area"]):
    """Areas of all levels and years."""

    def wijken(self) -> "AreaQuerySet":
        """Keep the level that residents call their wijk."""
        return self.filter(niveau__is_wijk=True)

    def within(self, areas: "list[Area]") -> "AreaQuerySet":
        """Keep the areas themselves and everything below them."""
        condition = Q(pk__in=[])
        for area in areas:
            condition |= Q(path__startswith=area.path)
        return self.filter(condition)


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
    geometry: "models.JSONField[Any, Any]" = models.JSONField(
        _("omtrek"), null=True, blank=True, help_text=_("GeoJSON (Multi)Polygon in EPSG:4326.")
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

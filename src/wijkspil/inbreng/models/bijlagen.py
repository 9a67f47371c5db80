"""Photos and documents with an inbreng: files in the media folder, each with one row that says what it is.

Inbreng 1 ──* Bijlage *──0..1 Account (who added it, when it was staff)
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkspil.core.documents import DocumentKind
from wijkspil.core.photos import PHOTO_TYPE, THUMB
from wijkspil.inbreng.models.inbreng import Inbreng

ALT_MAX = 250


class BijlageKind(models.TextChoices):
    """What sort of file it is."""

    FOTO = "foto", _("Foto")
    DOCUMENT = "document", _("Document")


class Bron(models.TextChoices):
    """Who brought the file."""

    BRENGER = "brenger", _("de brenger")
    MAIL = "mail", _("de brenger, per mail")
    DOORGESTUURD = "doorgestuurd", _("een mail die is doorgestuurd")
    MEDEWERKER = "medewerker", _("een medewerker")


OF_BRINGER = (Bron.BRENGER, Bron.MAIL)
"""What its bringer sees: of a mail that was sent on we do not know which file a colleague added."""


class Bijlage(models.Model):
    """One photo or document.

    `file` and `thumb` are names in the media folder that nobody can guess; a photo has both, a document only the first.
    `name` is how its owner calls a document; of a photo no name is kept. `is_public` is what staff decided about a
    photo: everybody sees it as long as its inbreng stands on the site. A document is never public.
    """

    inbreng = models.ForeignKey(Inbreng, on_delete=models.CASCADE, related_name="bijlagen")
    kind = models.CharField(_("soort"), max_length=8, choices=BijlageKind.choices)
    bron = models.CharField(_("wie het bestand bracht"), max_length=12, choices=Bron.choices)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    file = models.CharField(_("bestand"), max_length=100, unique=True)
    thumb = models.CharField(_("kleine foto"), max_length=100, blank=True)
    width = models.PositiveSmallIntegerField(_("breedte in beeldpunten"), null=True, blank=True)
    height = models.PositiveSmallIntegerField(_("hoogte in beeldpunten"), null=True, blank=True)
    size = models.PositiveIntegerField(_("grootte in bytes"))
    digest = models.CharField(_("vingerafdruk van de inhoud"), max_length=64)
    name = models.CharField(_("naam van het document"), max_length=110, blank=True)
    alt = models.CharField(_("wat er op de foto staat"), max_length=ALT_MAX, blank=True)
    is_public = models.BooleanField(_("mag op de site"), default=False)
    created_at = models.DateTimeField(_("toegevoegd"))

    class Meta:
        """In the order in which they came; the same content once at each inbreng."""

        ordering = ["pk"]
        indexes = [models.Index(fields=["thumb"], name="bijlage_thumb")]
        constraints = [
            models.UniqueConstraint(fields=["inbreng", "digest"], name="bijlage_een_keer"),
            models.CheckConstraint(
                name="bijlage_foto_of_document",
                condition=(
                    Q(kind=BijlageKind.FOTO, width__isnull=False, height__isnull=False, name="") & ~Q(thumb="")
                    | Q(kind=BijlageKind.DOCUMENT, thumb="", width__isnull=True, height__isnull=True, alt="")
                    & ~Q(name="")
                ),
            ),
            models.CheckConstraint(
                name="bijlage_openbaar_is_beschreven_foto",
                condition=Q(is_public=False) | (Q(kind=BijlageKind.FOTO) & ~Q(alt="")),
            ),
            models.CheckConstraint(
                name="bijlage_van_medewerker",
                condition=Q(bron=Bron.MEDEWERKER, account__isnull=False)
                | (~Q(bron=Bron.MEDEWERKER) & Q(account__isnull=True)),
            ),
        ]
        verbose_name = _("bijlage")
        verbose_name_plural = _("bijlagen")

    def __str__(self) -> str:
        return f"bijlage {self.pk}"  # never the name

    @property
    def is_photo(self) -> bool:
        """It can be shown in a page."""
        return self.kind == BijlageKind.FOTO

    @property
    def files(self) -> list[str]:
        """Its names in the media folder."""
        return [name for name in (self.file, self.thumb) if name]

    @property
    def download_name(self) -> str:
        """How a browser calls it."""
        return f"foto-{self.pk}.jpg" if self.is_photo else self.name

    @property
    def content_type(self) -> str:
        """The media type it is served as."""
        if self.is_photo:
            return PHOTO_TYPE
        kinds = {kind.ending: kind.content_type for kind in DocumentKind}
        return kinds.get(self.name.rpartition(".")[2], "application/octet-stream")

    @property
    def thumb_size(self) -> tuple[int, int]:
        """Width and height of the small photo, in pixels."""
        width, height = self.width or 1, self.height or 1
        part = min(1.0, THUMB / max(width, height))
        return max(1, round(width * part)), max(1, round(height * part))

    @property
    def label(self) -> str:
        """What we call it for who may see it: what stands on the photo, or the name of the document."""
        return (self.alt or str(_("Foto zonder beschrijving"))) if self.is_photo else self.name

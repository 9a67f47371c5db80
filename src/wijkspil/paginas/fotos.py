"""Photos of the editors: with maker and year, and without what a camera hides in the file.

A telephone writes in each photo where and when it was taken and with what. We keep none of that: the original is
written anew with its pixels (upright) and its colour profile only, so no copy made of it can hold more.
"""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pillow
from PIL import ImageOps
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet

from wijkspil.core import site_version

JPEG_QUALITY = 90


class PhotoManager(models.Manager.from_queryset(ImageQuerySet)):  # type: ignore[misc]
    """Photos with their renditions in one extra query, however many photos a story holds."""

    def get_queryset(self) -> models.QuerySet["Foto"]:
        """Fetch the renditions along."""
        photos: models.QuerySet[Foto] = super().get_queryset()
        return photos.prefetch_related("renditions")


class Foto(AbstractImage):
    """A photo or drawing that editors use in stories and news."""

    maker = models.CharField(_("gemaakt door"), max_length=80, help_text=_("Naam van de maker. Die staat bij de foto."))
    jaar = models.PositiveSmallIntegerField(_("jaar"), null=True, blank=True)

    objects = PhotoManager()
    admin_form_fields = ("title", "file", "maker", "jaar", "collection")

    class Meta:
        """Newest first, as the CMS shows them."""

        ordering = ["-created_at"]
        verbose_name = _("foto")
        verbose_name_plural = _("foto’s")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new file without its metadata before it is stored; pages that show the photo change."""
        new: Any = getattr(self, "file")  # noqa: B009 - the type of a Wagtail field is not known
        if new and not new._committed:
            self.file = without_metadata(new)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)
        site_version.raise_on_commit()


class FotoRendition(AbstractRendition):
    """A photo in another size."""

    image = models.ForeignKey(Foto, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        """One file per size."""

        unique_together = (("image", "filter_spec", "focal_point_key"),)


def without_metadata(file: File[bytes]) -> ContentFile[bytes]:
    """Return the same picture, upright, with its colour profile and nothing else."""
    file.seek(0)
    with Pillow.open(file) as opened:
        kind = opened.format or "JPEG"
        colours = opened.info.get("icc_profile")
        upright = ImageOps.exif_transpose(opened)
        transparency = upright.info.get("transparency")
        upright.info = {} if transparency is None else {"transparency": transparency}
        target = BytesIO()
        options = {"quality": JPEG_QUALITY} if kind in {"JPEG", "WEBP"} else {}
        upright.save(target, format=kind, icc_profile=colours, **options)
    return ContentFile(target.getvalue(), name=file.name)

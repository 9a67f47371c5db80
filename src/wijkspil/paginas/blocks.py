"""The few building blocks that editors have: text, a photo, a quote and a video."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

PLAIN_TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]
ARTICLE_TEXT = ["h2", "h3", *PLAIN_TEXT]


class PhotoBlock(blocks.StructBlock):
    """A photo; maker and year stand with the photo itself."""

    foto = ImageChooserBlock(label=_("Foto"))
    alt = blocks.CharBlock(
        label=_("Wat is er te zien?"),
        max_length=160,
        help_text=_("Voor wie de foto niet ziet. Bijvoorbeeld: Kinderen planten een boom op het plein."),
    )
    bijschrift = blocks.CharBlock(label=_("Bijschrift (niet verplicht)"), max_length=200, required=False)

    class Meta:
        """How it looks in the CMS and on the page."""

        icon = "image"
        label = _("Foto")
        template = "paginas/blocks/foto.html"


class QuoteBlock(blocks.StructBlock):
    """Words of somebody who agreed to be quoted."""

    citaat = blocks.TextBlock(label=_("Wat zegt iemand?"), max_length=400)
    van = blocks.CharBlock(
        label=_("Wie zegt dit? (niet verplicht)"),
        max_length=80,
        required=False,
        help_text=_("Vraag eerst of het mag. Bijvoorbeeld: een bewoner van de Hommelstraat."),
    )

    class Meta:
        """How it looks in the CMS and on the page."""

        icon = "openquote"
        label = _("Citaat")
        template = "paginas/blocks/citaat.html"


class VideoBlock(blocks.StructBlock):
    """A video that loads nothing from elsewhere: our own picture with a link, or our own file with captions."""

    titel = blocks.CharBlock(label=_("Titel van de video"), max_length=120)
    beeld = ImageChooserBlock(label=_("Beeld voor de video"), help_text=_("Dit ziet men voordat de video begint."))
    adres = blocks.URLBlock(
        label=_("Adres van de video (niet verplicht)"),
        required=False,
        help_text=_("Zoals een adres van YouTube. De video opent op die site."),
    )
    bestand = DocumentChooserBlock(
        label=_("Eigen videobestand, mp4 (niet verplicht)"),
        required=False,
        help_text=_("De video speelt dan op deze pagina."),
    )
    ondertiteling = DocumentChooserBlock(label=_("Ondertiteling, vtt (bij een eigen bestand)"), required=False)
    tekst = blocks.TextBlock(
        label=_("Wat ziet en hoort men?"),
        help_text=_("Voor wie de video niet kan zien of horen."),
    )

    class Meta:
        """How it looks in the CMS and on the page."""

        icon = "media"
        label = _("Video")
        template = "paginas/blocks/video.html"

    def clean(self, value: Any) -> Any:
        """Ask for one source, and for captions with a file of our own."""
        cleaned = super().clean(value)
        errors = {}
        if bool(cleaned["adres"]) == bool(cleaned["bestand"]):
            errors["adres"] = ValidationError(
                gettext("Vul een adres in of kies een eigen videobestand, een van de twee.")
            )
        if cleaned["bestand"] and not cleaned["ondertiteling"]:
            errors["ondertiteling"] = ValidationError(gettext("Kies een bestand met ondertiteling."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned


class StoryBlock(blocks.StreamBlock):
    """What one part of the story of a wijk is made of."""

    tekst = blocks.RichTextBlock(label=_("Tekst"), features=PLAIN_TEXT, icon="pilcrow")
    foto = PhotoBlock()
    citaat = QuoteBlock()
    video = VideoBlock()


class ArticleBlock(blocks.StreamBlock):
    """What news and plain pages are made of."""

    tekst = blocks.RichTextBlock(label=_("Tekst"), features=ARTICLE_TEXT, icon="pilcrow")
    foto = PhotoBlock()
    citaat = QuoteBlock()
    video = VideoBlock()

"""The editorial pages (Wagtail) and the photos in them.

    HomePage
    ├── WijkenIndexPage            /wijken/          shown by the list of wijken
    │   └── WijkPage 1──1 Area     /wijken/<slug>/   the story; shown by Mijn wijk, also to the areas below it
    │       └── NieuwsPage         news of that wijk
    ├── NieuwsIndexPage            /nieuws/
    │   └── NieuwsPage         news for all
    └── TekstPage                  privacy, contact, "zo werken wij" …

A page holds what editors write; what the screen around it shows is composed in `screens.py`.
"""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel, TitleFieldPanel
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, PagePermissionTester

from wijkspil.core import clock
from wijkspil.mensen.models import Account
from wijkspil.paginas.blocks import ArticleBlock, StoryBlock
from wijkspil.paginas.forms import AddressForm, NewsPageForm
from wijkspil.paginas.fotos import Foto, FotoRendition
from wijkspil.wijken.models import Area

SLUG_PANELS = [FieldPanel("slug")]


class PublicPagePermissions(PagePermissionTester):
    """What one may do with any page of ours: it is for everybody, so it cannot be closed with a password."""

    def can_set_view_restrictions(self) -> bool:
        """Never."""
        return False


class FixedPagePermissions(PublicPagePermissions):
    """What one may do with a page that belongs to the frame of the site: write, but not take it away."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Never."""
        return False

    def can_move(self) -> bool:
        """Never."""
        return False

    def can_copy(self) -> bool:
        """Never."""
        return False


Composer = Callable[[Any, HttpRequest], dict[str, Any]]
composers: dict[str, Composer] = {}  # by the name of the page type; filled by `screens.register`


class PublicPage(Page):
    """A page of the site. Our own views show it in fewer queries than Wagtail needs to find it."""

    class Meta:
        """Only for the pages below."""

        abstract = True

    def permissions_for_user(self, user: Account) -> PublicPagePermissions:
        """Tell what an editor may do with it."""
        return PublicPagePermissions(user, self)


class ComposedPage(PublicPage):
    """A page around which a screen shows more than editors wrote; a preview shows the same."""

    class Meta:
        """Only for the pages below."""

        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the screen shows around it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **composers[type(self).__name__](self, request)}


class FixedPage(ComposedPage):
    """A page that other screens count on."""

    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        """Only for the pages below."""

        abstract = True

    def permissions_for_user(self, user: Account) -> FixedPagePermissions:
        """Tell what an editor may do with it."""
        return FixedPagePermissions(user, self)


class HomePage(FixedPage):
    """The start of the site; heading and introduction are those of the gemeente."""

    aankondiging = models.CharField(_("aankondiging boven aan de startpagina"), max_length=140, blank=True)
    aankondiging_pagina = models.ForeignKey(
        Page,
        verbose_name=_("pagina met meer uitleg"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    aankondiging_van = models.DateField(_("laten zien vanaf"), null=True, blank=True)
    aankondiging_tot = models.DateField(_("laten zien tot"), null=True, blank=True)

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "paginas/home.html"
    content_panels = [
        TitleFieldPanel("title"),
        MultiFieldPanel(
            [
                FieldPanel("aankondiging"),
                FieldPanel("aankondiging_pagina"),
                FieldPanel("aankondiging_van"),
                FieldPanel("aankondiging_tot"),
            ],
            heading=_("Aankondiging"),
        ),
    ]

    class Meta:
        """How the CMS calls it."""

        verbose_name = _("startpagina")

    @property
    def shows_announcement(self) -> bool:
        """True on the days that the editors chose."""
        today = clock.today()
        starts = self.aankondiging_van is None or self.aankondiging_van <= today
        return bool(self.aankondiging) and starts and (self.aankondiging_tot is None or today < self.aankondiging_tot)


class WijkenIndexPage(FixedPage):
    """Holds the pages of the wijken; its own address shows the list of wijken."""

    parent_page_types = ["paginas.HomePage"]
    subpage_types = ["paginas.WijkPage"]
    max_count = 1
    content_panels = [FieldPanel("title")]

    class Meta:
        """How the CMS calls it."""

        verbose_name = _("alle wijken")


class WijkPage(FixedPage):
    """The story of one area, told in three parts; title and address are those of the area."""

    PARTS = ("ontstaan", "leven", "dromen")

    area = models.OneToOneField(Area, on_delete=models.PROTECT, related_name="verhaal", verbose_name=_("gebied"))
    kernzin = models.CharField(
        _("één zin over de wijk"), max_length=160, help_text=_("Deze zin staat onder de naam van de wijk.")
    )
    ontstaan = StreamField(StoryBlock(), verbose_name=_("Ontstaan: hoe de wijk is ontstaan"), blank=True)
    leven = StreamField(StoryBlock(), verbose_name=_("Leven nu: hoe het is om hier te wonen"), blank=True)
    dromen = StreamField(StoryBlock(), verbose_name=_("Dromen: wat bewoners en gemeente hopen"), blank=True)

    is_creatable = False  # begun under /werk/paginas/, with its area
    parent_page_types = ["paginas.WijkenIndexPage"]
    subpage_types = ["paginas.NieuwsPage"]
    template = "paginas/mijn_wijk.html"
    settings_panels = [PublishingPanel()]
    content_panels = [
        FieldPanel("kernzin"),
        FieldPanel("ontstaan"),
        FieldPanel("leven"),
        FieldPanel("dromen"),
    ]

    class Meta:
        """How the CMS calls it."""

        verbose_name = _("verhaal van een wijk")
        verbose_name_plural = _("verhalen van wijken")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Take title and address from the area before Wagtail looks at them."""
        if self.area_id:
            self.title = self.draft_title = self.area.naam
            self.slug = self.area.slug
        super().full_clean(*args, **kwargs)

    def parts(self) -> list[list[StreamValue.StreamChild]]:
        """Return the blocks of ontstaan, leven and dromen; the photos of all three are fetched in one go."""
        raw = [list(getattr(self, part).raw_data) for part in self.PARTS]
        together = iter(StreamValue(StoryBlock(), [block for part in raw for block in part], is_lazy=True))
        return [[next(together) for _block in part] for part in raw]


class NieuwsIndexPage(FixedPage):
    """All news, newest first; holds the news for all."""

    parent_page_types = ["paginas.HomePage"]
    subpage_types = ["paginas.NieuwsPage"]
    max_count = 1
    template = "paginas/nieuws_index.html"
    content_panels = [FieldPanel("title")]

    class Meta:
        """How the CMS calls it."""

        verbose_name = _("al het nieuws")


class NieuwsPage(ComposedPage):
    """One message of the editors: for a wijk (below its WijkPage) or for all."""

    wijk = models.ForeignKey(
        WijkPage,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="nieuws",
        help_text=_("Het verhaal waar dit bericht onder staat. Leeg: het bericht is voor iedereen."),
    )
    datum = models.DateField(_("datum"), default=clock.today)
    auteur = models.CharField(_("geschreven door"), max_length=80, help_text=_("Deze naam staat bij het bericht."))
    inleiding = models.CharField(
        _("inleiding"), max_length=240, help_text=_("Een of twee zinnen. Deze staan ook in de lijst met nieuws.")
    )
    inhoud = StreamField(ArticleBlock(), verbose_name=_("bericht"))
    reageren_tot = models.DateField(
        _("reageren kan tot"),
        null=True,
        blank=True,
        help_text=_("Leeg: reageren kan niet. Reacties staan pas op de site als een collega ze heeft gelezen."),
    )

    parent_page_types = ["paginas.WijkPage", "paginas.NieuwsIndexPage"]
    subpage_types: list[str] = []
    base_form_class = NewsPageForm
    template = "paginas/nieuws.html"
    promote_panels = SLUG_PANELS
    settings_panels = [PublishingPanel()]
    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("datum"),
        FieldPanel("auteur"),
        FieldPanel("inleiding"),
        FieldPanel("inhoud"),
        FieldPanel("reageren_tot"),
    ]

    class Meta:
        """How the CMS calls it."""

        verbose_name = _("nieuwsbericht")
        verbose_name_plural = _("nieuwsberichten")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Remember the wijk below whose page it stands."""
        self.wijk = WijkPage.objects.filter(path=self.path[: -self.steplen]).first()
        return super().save(*args, **kwargs)

    @property
    def open_for_reactions(self) -> bool:
        """True until the closing date."""
        return self.reageren_tot is not None and clock.today() < self.reageren_tot


class TekstPage(PublicPage):
    """A plain page: privacy, contact, house rules, how we work."""

    DEPTH_BELOW_HOME = 3  # root, home, this

    inleiding = models.CharField(_("inleiding"), max_length=240, blank=True)
    inhoud = StreamField(ArticleBlock(), verbose_name=_("inhoud"))

    parent_page_types = ["paginas.HomePage", "paginas.TekstPage"]
    subpage_types = ["paginas.TekstPage"]
    base_form_class = AddressForm
    template = "paginas/tekst.html"
    promote_panels = SLUG_PANELS
    settings_panels = [PublishingPanel()]
    content_panels = [TitleFieldPanel("title"), FieldPanel("inleiding"), FieldPanel("inhoud")]

    class Meta:
        """How the CMS calls it."""

        verbose_name = _("tekstpagina")
        verbose_name_plural = _("tekstpagina’s")


__all__ = ["Foto", "FotoRendition"]

"""Read the editorial pages."""

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from wagtail.documents.models import Document
from wagtail.models import Page

from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import PAGINAS_SCHRIJVEN
from wijkspil.paginas.addresses import address_of
from wijkspil.paginas.models import HomePage, NieuwsIndexPage, NieuwsPage, TekstPage, WijkPage
from wijkspil.reacties import queries as reacties
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area, Kerncijfers

NEWS_PER_PAGE = 20
NIEUWS = "nieuws"  # how reactions call a message
_ID = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class NewsList:
    """A part of the news, newest first; `next` is the key of the following part, empty when this is the last."""

    items: list[NieuwsPage]
    next: str


@dataclass(frozen=True)
class Story:
    """An area of an editor.

    Attributes:
        area: the area, with its level.
        page: its own story, published or not; None when nobody began.
    """

    area: Area
    page: WijkPage | None


@dataclass(frozen=True)
class GeneralPages:
    """The pages that belong to no wijk."""

    home: HomePage
    news: NieuwsIndexPage


def stories_for(actor: StaffActor) -> list[Story]:
    """Return the areas in which the actor writes, those with a story first, from A to Z (two queries)."""
    areas = wijken.areas_within(actor.areas_with(PAGINAS_SCHRIJVEN)).filter(parent__isnull=False)
    pages = {page.area_id: page for page in WijkPage.objects.filter(area__in=areas).defer(*WijkPage.PARTS)}
    stories = [Story(area, pages.get(area.pk)) for area in areas]
    return sorted(stories, key=lambda story: (story.page is None, story.area.naam))


def general_pages_for(actor: StaffActor) -> GeneralPages | None:
    """Return the pages for all wijken, for who writes for the whole gemeente; else None."""
    whole = whole_area()
    if whole is None or not actor.may(PAGINAS_SCHRIJVEN, whole):
        return None
    home, news = HomePage.objects.first(), NieuwsIndexPage.objects.first()
    return GeneralPages(home, news) if home and news else None


def home_page() -> HomePage | None:
    """Return the published start page, or None before the pages are set up."""
    page: HomePage | None = HomePage.objects.live().select_related("aankondiging_pagina").first()
    return page


def story_of(area: Area) -> WijkPage | None:
    """Return the published story of an area, or of the nearest area above that has one."""
    pages = WijkPage.objects.live().filter(area_id__in=area.path_ids).select_related("area")
    return max(pages, key=lambda page: page.area.path.count("/"), default=None)


def figures_of(area: Area) -> Kerncijfers | None:
    """Return the newest key figures of an area, or of the nearest area above that has them."""
    rows = Kerncijfers.objects.filter(area_id__in=area.path_ids).select_related("area")
    return max(rows, key=lambda row: (row.area.path.count("/"), row.jaar), default=None)


def area_now(slug: str) -> Area | None:
    """Return the area that has this web name today, with its level and the area above; never the whole gemeente."""
    rows = wijken.areas_on().filter(slug=slug, parent__isnull=False)
    return rows.select_related("niveau", "parent__niveau").first()


def whole_area() -> Area | None:
    """Return the area of the whole gemeente; None before it is set up."""
    return wijken.areas_on().filter(parent__isnull=True).first()


def area_once(slug: str) -> Area | None:
    """Return the area that had this web name before: under another name now, or ended. None when nobody knows it."""
    page: WijkPage | None = WijkPage.objects.filter(slug=slug).select_related("area__parent").first()
    if page:
        area: Area = page.area
        return area
    return Area.objects.filter(slug=slug, parent__isnull=False).order_by("-valid_from").first()


def areas_in_place_of(area: Area) -> list[Area]:
    """Return the areas below the same area above that began when this one ended, or later."""
    rows = wijken.areas_on().filter(parent_id=area.parent_id, valid_from__gte=area.valid_until or date.max)
    return list(rows.order_by("naam"))


def news_of(area: Area, most: int) -> list[NieuwsPage]:
    """Return the newest messages for an area: of its own, of the areas above it and for all."""
    return list(_news().filter(Q(wijk=None) | Q(wijk__area_id__in=area.path_ids))[:most])


def latest_news(most: int) -> list[NieuwsPage]:
    """Return the newest messages of all wijken together."""
    return list(_news()[:most])


def news_after(key: str) -> NewsList:
    """Return the part of all news that follows a key (`2026-11-01.34`); a strange key gives the first part."""
    rows = _news()
    day, _, pk = key.partition(".")
    if _ID.fullmatch(pk):
        with suppress(ValueError):
            when = date.fromisoformat(day)
            rows = rows.filter(Q(datum__lt=when) | Q(datum=when, pk__lt=int(pk)))
    items = list(rows[: NEWS_PER_PAGE + 1])
    shown = items[:NEWS_PER_PAGE]
    more = len(items) > NEWS_PER_PAGE
    return NewsList(shown, f"{shown[-1].datum.isoformat()}.{shown[-1].pk}" if more else "")


def _news() -> QuerySet[NieuwsPage]:
    """All published messages, newest first, with their wijk and their number of reactions."""
    reference = Concat(Value(f"{NIEUWS}:"), Cast(OuterRef("pk"), CharField()))
    shown = reacties.placed().filter(onderwerp=reference, antwoord_op=None).order_by()
    number = shown.values("onderwerp").annotate(number=Count("pk")).values("number")
    rows: QuerySet[NieuwsPage] = NieuwsPage.objects.live().select_related("wijk__area").defer("inhoud")
    rows = rows.annotate(aantal_reacties=Coalesce(Subquery(number), 0))
    return rows.order_by("-datum", "-pk")


def news_published_between(since: datetime, until: datetime) -> list[NieuwsPage]:
    """Return the messages that appeared for the first time from a moment until another."""
    rows = NieuwsPage.objects.live().filter(first_published_at__gte=since, first_published_at__lt=until)
    return list(rows.select_related("wijk__area").defer("inhoud"))


def news_index() -> NieuwsIndexPage | None:
    """Return the page above the list of news."""
    page: NieuwsIndexPage | None = NieuwsIndexPage.objects.live().first()
    return page


def news_at(wijk: str, slug: str) -> NieuwsPage | None:
    """Return the published message at an address: below the story of a wijk, or (empty) for all."""
    rows = NieuwsPage.objects.live().filter(slug=slug).select_related("wijk__area")
    page: NieuwsPage | None = (rows.filter(wijk__slug=wijk) if wijk else rows.filter(wijk=None)).first()
    return page


def text_page(slug: str) -> TekstPage | None:
    """Return the published plain page right below the home page."""
    page: TekstPage | None = TekstPage.objects.live().filter(slug=slug, depth=TekstPage.DEPTH_BELOW_HOME).first()
    return page


def reference_of(page: NieuwsPage) -> str:
    """Return how reactions name a message."""
    return f"{NIEUWS}:{page.pk}"


def news_by_ids(ids: Collection[str]) -> list[NieuwsPage]:
    """Return the published messages among some ids, each with its wijk."""
    numbers = [int(one) for one in ids if _ID.fullmatch(one)]
    return list(NieuwsPage.objects.live().filter(pk__in=numbers).select_related("wijk__area").defer("inhoud"))


def reactions_to_nothing() -> list[str]:
    """Return the references of messages that are no longer in the CMS and still have reactions."""
    kept = set(reacties.subjects_of_kind(NIEUWS).values_list("onderwerp", flat=True).distinct())
    there = {f"{NIEUWS}:{pk}" for pk in NieuwsPage.objects.values_list("pk", flat=True)} if kept else set()
    return sorted(kept - there)


def addresses_for_search_engines() -> list[tuple[str, datetime | None]]:
    """Return the address of every public page, with the moment it was last published when that is known."""
    areas = [(f"/wijken/{area.slug}/", None) for area in wijken.areas_on().filter(parent__isnull=False)]
    pages = Page.objects.live().public().type(HomePage, NieuwsIndexPage, NieuwsPage, TekstPage).order_by("path")
    return [*((address_of(page), page.last_published_at) for page in pages), ("/wijken/", None), *areas]


def video_file(pk: int, name: str) -> Document | None:
    """Return the video document at an address; None when it is not there or was closed to the public."""
    document: Document | None = Document.objects.filter(pk=pk).first()
    if document is None or document.filename != name or document.collection.get_view_restrictions():
        return None
    return document

"""What the public screens show: composed here once, for the view and for the preview in the CMS alike."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkspil.aanspreekpunten import queries as aanspreekpunten
from wijkspil.berichten.following import wijk_reference
from wijkspil.core import clock
from wijkspil.inbreng import queries as inbreng
from wijkspil.paginas import queries
from wijkspil.paginas.addresses import address_of
from wijkspil.paginas.models import (
    HomePage,
    NieuwsIndexPage,
    NieuwsPage,
    WijkenIndexPage,
    WijkPage,
    composers,
)
from wijkspil.paginas.subjects import as_subject
from wijkspil.reacties import queries as reacties
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area

COOKIE = "mijnwijk"
NEWS_ON_HOME = 3
RESULTS_ON_HOME = 3
IDEAS_ON_WIJK = 3
NEWS_ON_WIJK = 4
PARTS = (("ontstaan", "history"), ("leven", "house"), ("dromen", "sparkles"))


@dataclass(frozen=True)
class Announcement:
    """The strip above a page: a sentence, and a link when there is more to read."""

    tekst: str
    url: str = ""
    link: str = ""


def home(page: HomePage | None, request: HttpRequest) -> dict[str, Any]:
    """Return what the start page shows: announcement, own wijk, tasks, news and all wijken."""
    areas = list(wijken.areas_on().wijken())
    remembered = request.COOKIES.get(COOKIE, "")
    return {
        "aankondiging": _announcement(page),
        "mijn_wijk": next((area for area in areas if area.slug == remembered), None),
        "taken": _tasks(),
        "wijken": areas,
        "resultaten": inbreng.latest_results(RESULTS_ON_HOME),
        "nieuws": queries.latest_news(NEWS_ON_HOME),
    }


def story_page(page: WijkPage, request: HttpRequest) -> dict[str, Any]:
    """Return Mijn wijk with the story as it is on this page, published or not."""
    return mijn_wijk(page.area, story=page)


def news_list(page: NieuwsIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return one part of the list with all news."""
    return {"lijst": queries.news_after(request.GET.get("na", ""))}


def news(page: NieuwsPage, request: HttpRequest) -> dict[str, Any]:
    """Return what a message shows around its text."""
    area = page.wijk.area if page.wijk else queries.whole_area()
    return {
        "wijk": page.wijk.area if page.wijk else None,
        "gesprek": reacties.conversation(queries.reference_of(page)) if page.pk else [],
        "onderwerp": as_subject(page, area) if page.pk and area else None,
        "menu": "nieuws",
    }


def wijken_list(page: WijkenIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return nothing: the list of wijken is a screen of its own."""
    return {}


def register() -> None:
    """Tell the page types of the CMS who composes their screen, also for a preview."""
    composers.update(
        {
            HomePage.__name__: home,
            WijkPage.__name__: story_page,
            NieuwsIndexPage.__name__: news_list,
            NieuwsPage.__name__: news,
            WijkenIndexPage.__name__: wijken_list,
        }
    )


def mijn_wijk(area: Area, story: WijkPage | None) -> dict[str, Any]:
    """Return what Mijn wijk shows of an area: who, the story, ideas and news."""
    today = clock.today()
    who = aanspreekpunten.who(area, today, known_on=today)
    return {
        "area": area,
        "wie": who,
        "wisselingen": aanspreekpunten.announcements(area, today),
        "verhaal": story,
        "zin": _sentence(area, story),
        "eigen_zin": _is_own(area, story),
        "delen": _parts(story) if story else [],
        "ideeen": inbreng.latest_public(area, IDEAS_ON_WIJK),
        "kerncijfers": queries.figures_of(area),
        "nieuws": queries.news_of(area, NEWS_ON_WIJK),
        "volg": wijk_reference(area),
        "menu": "wijken",
    }


def _is_own(area: Area, story: WijkPage | None) -> bool:
    return story is not None and story.area_id == area.pk


def _sentence(area: Area, story: WijkPage | None) -> str:
    """Return the sentence below the name: of the editors, else where the area lies."""
    if story and _is_own(area, story):
        return str(story.kernzin)
    names = {"niveau": area.niveau.naam.capitalize(), "gebied": area.parent.naam if area.parent else ""}
    return _("%(niveau)s in %(gebied)s.") % names


def _parts(story: WijkPage) -> list[dict[str, Any]]:
    """Return the parts of a story that hold something, with heading and icon."""
    names = {"ontstaan": _("Ontstaan"), "leven": _("Leven nu"), "dromen": _("Dromen")}
    parts = zip(PARTS, story.parts(), strict=True)
    return [{"id": id_, "kop": names[id_], "icoon": icon, "blokken": blocks} for (id_, icon), blocks in parts if blocks]


def _announcement(page: HomePage | None) -> Announcement | None:
    """Return what the editors announce, else the change of contacts that is announced for the whole gemeente."""
    if page and page.shows_announcement:
        more = page.aankondiging_pagina
        return Announcement(page.aankondiging, address_of(more) if more else "", more.title if more else "")
    whole = queries.whole_area()
    coming = aanspreekpunten.announcements(whole) if whole else []
    return Announcement(coming[0].titel) if coming else None


def _tasks() -> list[dict[str, str]]:
    """Return the four main tasks of the start page."""
    return [
        {
            "icoon": "lightbulb",
            "titel": _("Een idee delen"),
            "tekst": _("Vertel wat beter kan. U krijgt altijd antwoord."),
            "href": reverse("deel_een_idee"),
        },
        {
            "icoon": "users",
            "titel": _("Mijn aanspreekpunt vinden"),
            "tekst": _("Zie wie u kunt bellen of mailen over uw wijk."),
            "href": reverse("vind_uw_wijk"),
        },
        {
            "icoon": "newspaper",
            "titel": _("Nieuws lezen"),
            "tekst": _("Lees wat er speelt in uw wijk en reageer."),
            "href": reverse("home") + "nieuws/",
        },
        {
            "icoon": "heart-handshake",
            "titel": _("Hulp of zorg vragen"),
            "tekst": _("Voor vragen over uzelf of uw gezin."),
            "href": reverse("home") + "verschil-met-de-sociale-wijkteams/",
        },
    ]

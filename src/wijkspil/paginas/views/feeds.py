"""News as Atom feeds: per wijk and for all."""

from datetime import datetime, time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from wijkspil.paginas import queries
from wijkspil.paginas.addresses import address_of
from wijkspil.paginas.models import NieuwsPage

MOST = 20


def news_feed(request: HttpRequest) -> HttpResponse:
    """Give the newest messages of all wijken."""
    return _feed(_("Nieuws uit alle wijken"), "/nieuws/", reverse("nieuws_feed"), queries.latest_news(MOST))


def wijk_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the newest messages for one wijk."""
    area = queries.area_now(slug)
    if area is None:
        raise Http404
    title = _("Nieuws voor %(wijk)s") % {"wijk": area.naam}
    return _feed(
        title, reverse("mijn_wijk", args=[slug]), reverse("wijk_feed", args=[slug]), queries.news_of(area, MOST)
    )


def _feed(title: str, page: str, address: str, items: list[NieuwsPage]) -> HttpResponse:
    feed = Atom1Feed(
        title=title,
        link=settings.SITE_URL + page,
        description=title,
        language="nl",
        feed_url=settings.SITE_URL + address,
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=settings.SITE_URL + address_of(item),
            description=item.inleiding,
            author_name=item.auteur,
            pubdate=_noon(item),
            updateddate=item.last_published_at or _noon(item),
            unique_id=f"{settings.SITE_URL}/nieuws/{item.pk}",
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def _noon(item: NieuwsPage) -> datetime:
    """Return the date of a message as a moment: noon, so that no time zone makes it another day."""
    return timezone.make_aware(datetime.combine(item.datum, time(12)))

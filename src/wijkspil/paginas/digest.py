"""What paginas tells in the weekmail: news, for a wijk or for all."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from wijkspil.berichten.digest_lines import Line
from wijkspil.berichten.following import wijk_reference
from wijkspil.paginas import queries
from wijkspil.paginas.addresses import address_of


def lines(since: datetime, until: datetime) -> Iterator[Line]:
    """Tell every message that was published for the first time (two queries)."""
    whole = queries.whole_area()
    for page in queries.news_published_between(since, until):
        area = page.wijk.area if page.wijk else whole
        yield Line(
            key=f"nieuws:{page.pk}",
            when=page.first_published_at,
            soort=_("nieuws"),
            titel=page.title,
            path=address_of(page),
            about=frozenset({wijk_reference(area)} if area else ()),
        )

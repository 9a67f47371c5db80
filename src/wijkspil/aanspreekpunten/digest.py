"""What aanspreekpunten tells in the weekmail: an announced change of who people can turn to."""

from collections.abc import Iterator
from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkspil.aanspreekpunten import queries
from wijkspil.aanspreekpunten.models import Wisseling
from wijkspil.berichten.digest_lines import Line
from wijkspil.berichten.following import wijk_reference


def lines(since: datetime, until: datetime) -> Iterator[Line]:
    """Tell every wisseling from the day on which it is announced (one query)."""
    for wisseling in queries.announced_between(since, until):
        when = _announced_at(wisseling)
        if since <= when < until:
            yield Line(
                key=f"wisseling:{wisseling.pk}",
                when=when,
                soort=_("aanspreekpunten"),
                titel=wisseling.titel,
                path=_page(wisseling),
                about=frozenset({wijk_reference(wisseling.area)}),
            )


def _announced_at(wisseling: Wisseling) -> datetime:
    """Return when the public could see it first: on its day, or later when it was decided later."""
    morning = timezone.make_aware(datetime.combine(wisseling.visible_from, time()))
    return max(morning, wisseling.decided_at or morning)


def _page(wisseling: Wisseling) -> str:
    if wisseling.area.parent_id is None:
        return reverse("aanspreekpunten")
    return reverse("mijn_wijk", args=[wisseling.area.slug]) + "#aanspreekpunten"

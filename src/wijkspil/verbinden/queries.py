"""What is like an inbreng: asked of the process with the language models, or else by words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from wijkspil.inbreng import queries as inbreng_queries
from wijkspil.inbreng.models import Inbreng
from wijkspil.verbinden import client
from wijkspil.verbinden.items import Item
from wijkspil.verbinden.words import nearest

SHOWN = 5
BY_WORDS = 300  # of the newest, when only words can be compared
HEALTH_WITHIN = 0.2  # seconds


@dataclass(frozen=True)
class Alike:
    """A public inbreng that is like what was asked.

    Attributes:
        inbreng: it.
        is_strong: it may carry the badge "lijkt sterk".
        own: the sentence of the asker that is closest to it; empty when only words were compared.
        other: its sentence that is closest to the asker.
    """

    inbreng: Inbreng
    is_strong: bool
    own: str = ""
    other: str = ""


def item_of(inbreng: Inbreng) -> Item:
    """Return what is compared of an inbreng: title, text and kind; never who brought it in, or where."""
    return Item(inbreng.pk, inbreng.titel, inbreng.tekst, inbreng.kind)


def public_items() -> Iterator[Item]:
    """Yield everything that may be compared: what everybody may read."""
    rows = inbreng_queries.public().order_by("pk").values_list("pk", "titel", "tekst", "kind")
    return (Item(*row) for row in rows.iterator(chunk_size=1000))


def alike(item: Item, k: int = SHOWN) -> list[Alike]:
    """Return the public inbreng that is most like a text, best first; nothing when this is switched off.

    Args:
        item: a text that need not be kept anywhere; its own id is never answered.
        k: how many at most.
    """
    if settings.LIJKT_OP == "uit" or not item.text:
        return []
    answer = client.find(client.socket_path(settings.DATA_FOLDER), item, k, None)
    if answer is None:
        newest = inbreng_queries.public().order_by("-published_at", "-pk")[:BY_WORDS]
        rows = {row.pk: row for row in newest}
        found = nearest(item, (item_of(row) for row in rows.values()), k)
        return [Alike(rows[int(str(one.id))], False) for one in found]
    rows = inbreng_queries.public().in_bulk([one["id"] for one in answer["found"]])  # hidden since: not shown
    return [
        Alike(rows[one["id"]], one["sterk"], *(one["waarom"] or ("", "")))
        for one in answer["found"]
        if one["id"] in rows
    ]


def engine() -> str:
    """Return what compares texts now: the names of the language models, `woorden` or `uit`."""
    if settings.LIJKT_OP == "uit":
        return "uit"
    answer = client.ask(client.socket_path(settings.DATA_FOLDER), {}, HEALTH_WITHIN)
    return str(answer["motor"]) if answer else "woorden"

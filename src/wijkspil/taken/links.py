"""What a task is about, as a link: the upper app that owns the thing says how it is called and where it stands.

A thing is named by kind and id, as the outbox does: `inbreng:12`. An app registers a provider in `AppConfig.ready`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from wijkspil.core.actors import Actor
from wijkspil.core.registers import Register


@dataclass(frozen=True)
class Link:
    """How a thing is shown to somebody who may see it.

    Attributes:
        titel: what it is called on the screens of staff.
        url: its page there.
        area_id: the area that it belongs to.
    """

    titel: str
    url: str
    area_id: int


LinkProvider = Callable[[Actor, str], Link | None]
"""Returns the link of a thing, when it is one of its own and the actor may see it."""

link_providers: Register[LinkProvider] = Register("taken_links")


def link_for(actor: Actor, name: str) -> Link | None:
    """Return the link of a thing; None when nobody knows it or the actor may not see it."""
    found = (provider(actor, name) for provider in link_providers) if name else ()
    return next((link for link in found if link), None)


def id_of(kind: str, name: str) -> int | None:
    """Return the id of a thing of this kind: 12 for `inbreng` and `inbreng:12`; None for a thing of another kind."""
    word, _sep, number = name.partition(":")
    return int(number) if word == kind and number.isascii() and number.isdecimal() and len(number) < 19 else None

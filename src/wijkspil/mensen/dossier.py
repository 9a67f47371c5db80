"""The dossier of a person: everything that cannot go on without somebody, for who leaves or goes to another area.

Each app that lets a person hold something registers a `Holding` in `AppConfig.ready`. The page on which a colleague
hands over, the action behind it (`actions.hand_over`) and the promise that nothing is left behind (`promises`) ask all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.registers import Register
from wijkspil.core.rules import RuleViolation
from wijkspil.mensen.models import Account
from wijkspil.wijken.models import Area


@dataclass(frozen=True)
class Held:
    """One thing that somebody holds.

    Attributes:
        key: stable, and fit for a form: `inbreng-12`.
        naam: how everybody on the staff may call it; nothing that a resident wrote.
        thing: the row itself.
        area: where it lies; None for the whole gemeente or for no place.
        titel: what this reader may see of it besides; "" for no more than the name.
        info: a few words more, such as a date.
        url: its page for this reader; "" when they may not open it.
        may: this reader may give it to somebody else.
        asks: what has to be filled in besides a successor, such as a telephone number; "" for nothing.
        asks_help: what stands under that question.
    """

    key: str
    naam: str
    thing: Any
    area: Area | None
    titel: str = ""
    info: str = ""
    url: str = ""
    may: bool = True
    asks: str = ""
    asks_help: str = ""


@dataclass(frozen=True)
class Claim:
    """That an account has to be there for something: in an area, from a day until a day.

    Attributes:
        path: of the area; "" when the account may work anywhere.
        since: the first day; None is today.
        until: the first day on which it is no longer needed; None for no known end.
    """

    account_id: int
    path: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Given:
    """What goes to a successor, with the answer to what it asks."""

    held: Held
    answer: str = ""


class Give(Protocol):
    """Give things of one kind to a successor (None: to nobody in particular), all of them or none; mails nobody."""

    def __call__(self, *, actor: Actor, given: list[Given], to: Account | None, per: date) -> None:
        """Do it, on or as of the day `per`; RuleViolation says what cannot be."""


@dataclass(frozen=True)
class Holding:
    """One kind of thing that a person holds.

    Attributes:
        name: stable: `inbreng`.
        label: above the list; icon: beside it.
        permission: what who holds it has to be allowed to do in its area; "" when any role there will do.
        held_by: returns what an account holds, for the eyes of an actor.
        claims: returns for all accounts where they are needed; few rows, whatever there is.
        give: gives it to somebody else.
        without: what happens when nobody in particular follows, in words; "" when somebody has to.
    """

    name: str
    label: str | Promise
    icon: str
    permission: str
    held_by: Callable[[Actor, Account], list[Held]]
    claims: Callable[[], Iterable[Claim]]
    give: Give
    without: str | Promise = ""

    def __call__(self, actor: Actor, account: Account) -> list[Held]:
        """Return what an account holds of this kind."""
        return self.held_by(actor, account)


holdings: Register[Holding] = Register("holdings")


@dataclass(frozen=True)
class Choice:
    """Who follows for one thing (None: nobody in particular), and the answer to what it asks."""

    to: Account | None
    answer: str = ""


def successor(to: Account | None, held: Held) -> Account:
    """Return who follows for a thing that has to be somebody's.

    Raises:
        RuleViolation: nobody in particular was chosen.
    """
    if to is None:
        raise RuleViolation("zonder_opvolger", _("Kies een opvolger voor %(wat)s.") % {"wat": held.naam})
    return to


def held_by(actor: Actor, account: Account) -> dict[str, tuple[Holding, Held]]:
    """Return all that an account holds by its key, in the order of the kinds."""
    return {held.key: (kind, held) for kind in holdings for held in kind(actor, account)}


def check_stays(account: Account | None, due: date | None) -> None:
    """Refuse to give somebody what has to be done on a day on which they are gone.

    Raises:
        RuleViolation: the account closes on or before that day.
    """
    if account and due and account.can_sign_in and not account.is_open_on(max(due, clock.today())):
        words = {"naam": account.naam, "dag": date_format(due, "j F Y")}
        raise RuleViolation("vertrekt_eerder", _("%(naam)s is op %(dag)s al weg. Kies iemand anders.") % words)

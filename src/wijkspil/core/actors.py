"""Who does something: the log and every permission check speak of an `Actor`, never of a request.

The protocol keeps low apps free of accounts: a member of staff is a `StaffActor` in `mensen`; here stand the actors
without an account.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol


class Actor(Protocol):
    """Somebody or something that reads or changes data."""

    @property
    def kind(self) -> str:
        """One of `medewerker`, `link`, `systeem`, `publiek`."""

    @property
    def id(self) -> str:
        """Opaque id within the kind; empty when there is none. Never a name or an address."""

    def may(self, permission: str, area: Any = None, on: date | None = None) -> bool:
        """Tell whether the actor holds `permission` for `area` (None: anywhere) on a date (None: today)."""


@dataclass(frozen=True)
class SystemActor:
    """The software itself: jobs, imports and commands on the server. It may do everything."""

    name: str = "wijkspil"
    kind = "systeem"

    @property
    def id(self) -> str:
        """The name of the job or command."""
        return self.name

    def may(self, permission: str, area: Any = None, on: date | None = None) -> bool:
        """Always: who can run commands on the server, owns the data."""
        return True


@dataclass(frozen=True)
class PublicActor:
    """Anybody on the public site; holds no permission."""

    kind = "publiek"
    id = ""

    def may(self, permission: str, area: Any = None, on: date | None = None) -> bool:
        """Never."""
        return False


@dataclass(frozen=True)
class LinkActor:
    """Whoever holds the secret link of one thing, such as the bringer of an inbreng.

    Attributes:
        thing: label and id of that thing, such as `inbreng:12`; never the secret itself.
    """

    thing: str
    kind = "link"

    @property
    def id(self) -> str:
        """The thing that the link opens."""
        return self.thing

    def may(self, permission: str, area: Any = None, on: date | None = None) -> bool:
        """Never: what a link opens is decided by the action that takes it."""
        return False


SYSTEM = SystemActor()
PUBLIC = PublicActor()

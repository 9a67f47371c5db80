"""Requests to be called for tests, made by the same action as on the site."""

from uuid import uuid4

from wijkspil.core.actors import PUBLIC
from wijkspil.overdracht.actions import Asked, ask_to_be_called
from wijkspil.overdracht.models import Terugbelverzoek
from wijkspil.wijken.models import Area


def waiting(area: Area, naam: str = "Amira", **said: str) -> Terugbelverzoek:
    """Make somebody of this wijk wait to be called; somebody must work at its wijkteam."""
    asked = Asked(naam=naam, **{"telefoon": "026 000 00 99", **said})
    return ask_to_be_called(actor=PUBLIC, sleutel=uuid4(), area=area, asked=asked)

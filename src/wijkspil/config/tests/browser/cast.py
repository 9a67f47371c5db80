"""Where and as whom the examples are made: the wijk of Bram, who is team member in the demo of both cities."""

from wijkspil.config.tests.browser import people
from wijkspil.demo.ideeen import KLARENDAL, PRESIKHAAF
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.wijken.models import Area


def bram() -> StaffActor:
    """Return the team member who makes the examples."""
    return StaffActor(Account.objects.get(naam=people.TEAMLID))


def wijk() -> Area:
    """Return a wijk of his, with ideas in all stages."""
    return Area.objects.get(code__in=[KLARENDAL[0], PRESIKHAAF[1]])

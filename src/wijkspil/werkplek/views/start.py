"""The first screen of staff: what waits for them today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkspil.core import clock
from wijkspil.core.menus import items_of
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import WERKPLEK_OPENEN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek import queries


@require_safe
@staff_view(WERKPLEK_OPENEN)
def start(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show what waits for this member of staff, and what changes soon in their areas."""
    items = items_of("werkmenu", request)
    context = {
        "groet": greeting(clock.now().hour) % {"naam": actor.account.get_short_name()},
        "vandaag": clock.today(),
        "wachtend": [item for item in items if item.count],
        "wegen": [item for item in items if item.key != "vandaag"],
        "werk": queries.today_for(actor),
    }
    return render(request, "werkplek/start.html", context)


def greeting(hour: int) -> str:
    """Return a greeting for an hour of the day (0-23), with %(naam)s in it."""
    if hour < 12:
        return _("Goedemorgen %(naam)s")
    return _("Goedemiddag %(naam)s") if hour < 18 else _("Goedenavond %(naam)s")

"""The first screen of staff: what waits for them today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import WERKPLEK_OPENEN
from wijkspil.mensen.web import staff_view


@staff_view(WERKPLEK_OPENEN)
def start(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show what waits for this member of staff."""
    return render(request, "werkplek/start.html", {"account": actor.account})

"""The page that shows every component of the screens."""

from django.http import HttpRequest, HttpResponse

from wijkspil.core import views
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import WERKPLEK_OPENEN
from wijkspil.mensen.web import staff_view


@staff_view(WERKPLEK_OPENEN)
def componenten(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show every component once, in the huisstijl of this gemeente."""
    return views.componenten(request)

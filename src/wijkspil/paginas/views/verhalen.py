"""Where editors begin: their own wijken, each with its story and its news. The writing itself happens in the CMS."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import PAGINAS_SCHRIJVEN
from wijkspil.mensen.web import staff_view
from wijkspil.paginas import actions, queries


@require_safe
@staff_view(PAGINAS_SCHRIJVEN)
def paginas(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the areas of this editor, with the way to each story; for the whole gemeente also the pages for all."""
    context = {"verhalen": queries.stories_for(actor), "algemeen": queries.general_pages_for(actor)}
    return render(request, "paginas/werk/paginas.html", context)


@require_POST
@staff_view(PAGINAS_SCHRIJVEN)
def begin(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Begin the story of an area that has none, and open it in the CMS."""
    story = next((story for story in queries.stories_for(actor) if story.area.pk == pk), None)
    if story is None:
        raise Http404
    page = actions.begin_story(actor=actor, area=story.area)
    return redirect("wagtailadmin_pages:edit", page.pk)

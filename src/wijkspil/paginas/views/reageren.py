"""React to a message: a page of its own, so that the message itself stays free of tokens and can be kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from wijkspil.core.limits import Limit, busy_sentence, client_address
from wijkspil.paginas import actions, queries
from wijkspil.paginas.forms import ReactieForm
from wijkspil.paginas.models import NieuwsPage

PER_CLIENT_ADDRESS = Limit("reactie", amount=5, seconds=3600)


@never_cache
def reageren(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a reaction; it appears after a colleague has read it."""
    page = _page(pk)
    if not page.open_for_reactions:
        return render(request, "paginas/reageren_gesloten.html", {"pagina": page})
    form = ReactieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _send(request, page, form)
    return render(request, "paginas/reageren.html", {"pagina": page, "formulier": form})


def received(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, and say what happens now."""
    return render(request, "paginas/reactie_ontvangen.html", {"pagina": _page(pk)})


def _send(request: HttpRequest, page: NieuwsPage, form: ReactieForm) -> HttpResponse:
    wait = PER_CLIENT_ADDRESS.hit(client_address(request))
    if wait:
        form.add_error(None, busy_sentence(wait))
        return render(request, "paginas/reageren.html", {"pagina": page, "formulier": form}, status=429)
    if not form.is_from_a_robot:
        actions.send_reactie(page=page, **form.cleaned_reaction())
    return redirect("reactie_ontvangen", page.pk)


def _page(pk: int) -> NieuwsPage:
    page = queries.news_page(pk)
    if page is None:
        raise Http404
    return page

"""React to a message: a page of its own, so that the message itself stays free of tokens and can be kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from wijkspil.paginas import actions, queries
from wijkspil.paginas.forms import ReactieForm


@never_cache
def reageren(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a reaction; it appears after a colleague has read it."""
    page = queries.news_page(pk)
    if page is None:
        raise Http404
    form = ReactieForm(request.POST or None)
    context = {"pagina": page, "formulier": form}
    if not page.open_for_reactions:
        return render(request, "paginas/reageren_gesloten.html", context)
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_robot:
            return redirect("reactie_ontvangen", pk)
        actions.send_reactie(page=page, **form.cleaned_reaction())
        return redirect("reactie_ontvangen", pk)
    return render(request, "paginas/reageren.html", context)


def received(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, and say what happens now."""
    page = queries.news_page(pk)
    if page is None:
        raise Http404
    return render(request, "paginas/reactie_ontvangen.html", {"pagina": page})

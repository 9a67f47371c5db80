"""Who wants to help with an inbreng: the team answers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkspil.core.attempt import attempt
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_staff import OfferAnswerForm
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek.views.inbreng import visible


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def hulp(request: HttpRequest, actor: StaffActor, kenmerk: str, pk: int) -> HttpResponse:
    """Answer somebody who offered to help: agreed, done, or not needed."""
    inbreng = visible(actor, kenmerk)
    offer = next((offer for offer in queries.offers(inbreng) if offer.pk == pk), None)
    if offer is None:
        raise Http404
    form = OfferAnswerForm(request.POST or None, states=offer.next_states)
    done, _offer, refused = attempt(
        form, lambda _fields: actions.answer_offer(actor=actor, offer=offer, **form.action_fields)
    )
    if done:
        messages.success(request, _("Uw antwoord is verstuurd."))
        return redirect("werkplek:inbreng", kenmerk)
    context = {"inbreng": inbreng, "aanbod": offer, "formulier": form, "geweigerd": refused}
    return render(request, "werkplek/inbreng/hulp_antwoord.html", context)

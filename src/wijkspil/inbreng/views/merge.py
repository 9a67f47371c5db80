"""Two inbreng become one: the page on which a bringer says yes or no."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wijkspil.core.actors import LinkActor
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.secret_link import behind_secret_link
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.models import Instemming
from wijkspil.inbreng.permissions import thing_of
from wijkspil.inbreng.status import Answer
from wijkspil.inbreng.views.joining import gone


@behind_secret_link(queries.consent_by_code, gone)
def samen(request: HttpRequest, consent: Instemming) -> HttpResponse:
    """Ask for a yes or a no; of the other only what everybody may read is shown."""
    refused = ""
    if request.method == "POST" and request.POST.get("antwoord") in Answer.values:
        yes = request.POST["antwoord"] == Answer.JA
        try:
            actions.answer_merge(actor=LinkActor(thing_of(consent)), instemming=consent, yes=yes)
            return redirect("inbreng:samen", consent.code)
        except NotAllowed:
            raise
        except RuleViolation as rule:
            refused = rule.tekst
    merge = consent.samenvoeging
    context = {
        "idee": consent.inbreng,
        "vraag": consent,
        "voorstel": merge,
        "gaat_op": merge.weg_id == consent.inbreng_id,
        "ander": queries.public_other(consent),
        "geweigerd": refused,
    }
    return render(request, "inbreng/samen.html", context)

"""Handing over: all that somebody holds on one page, with who follows."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wijkspil.core.attempt import attempt
from wijkspil.mensen import actions, dossier, queries
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN, WERKPLEK_OPENEN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek.forms_overdragen import HandOverForm

MOST = 200  # on one page; what is more comes after these went over


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(WERKPLEK_OPENEN)
def overdragen(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show what somebody holds, and give it to successors."""
    account = _account(actor, pk)
    everything = dossier.held_by(actor, account)
    mine = {key: found for key, found in everything.items() if found[1].may}
    held = dict(list(mine.items())[:MOST])
    form = HandOverForm(
        request.POST or None, held=held, successors=queries.successors_of(account), per=account.valid_until
    )

    def give(data: dict[str, Any]) -> int:
        return actions.hand_over(actor=actor, account=account, choices=form.choices, per=data["per"])

    done, amount, refused = attempt(form, give, at={"datum_voorbij": "per"})
    if done:
        messages.success(request, _said(amount))
        return redirect("werkplek:overdragen", pk)
    context = {
        "account": account,
        "zelf": account == actor.account,
        "formulier": form if held else None,
        "anderen": [one for _kind, one in everything.values() if not one.may],
        "meer": len(mine) - len(held),
        "mag_account": actor.may(ACCOUNTS_BEHEREN) and queries.may_manage(actor, account),
        "geweigerd": refused,
    }
    return render(request, "werkplek/accounts/overdragen.html", context)


def _account(actor: StaffActor, pk: int) -> Account:
    """Return the account of this colleague, or of one that this beheerder looks after."""
    found = actor.account if actor.account.pk == pk else queries.account_for(actor, pk)
    if found is None:
        raise Http404
    return found


def _said(amount: int) -> str:
    sentence = ngettext(
        "%(n)d onderdeel is overgedragen. De opvolger krijgt een mail.",
        "%(n)d onderdelen zijn overgedragen. De opvolger krijgt een mail.",
        amount,
    )
    return sentence % {"n": amount}

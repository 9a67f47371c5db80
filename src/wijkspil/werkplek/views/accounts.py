"""Accounts and their roles, for a functioneel beheerder: each sees those of their own areas."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkspil.core import clock
from wijkspil.core.attempt import attempt, press
from wijkspil.mensen import actions, queries
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.coverage import leaves_work_behind
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import ACCOUNTS_BEHEREN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek import forms

SOON = timedelta(days=60)
get_and_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@staff_view(ACCOUNTS_BEHEREN)
def accounts(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show the accounts, by name."""
    words = request.GET.get("zoek", "")[:80].replace("\x00", "")
    found = queries.search(queries.with_roles(queries.visible_to(actor)), words)
    rows, following = queries.page_of(found, request.GET.get("na", ""))
    context = {
        "formulier": forms.AccountFilter({"zoek": words}),
        "rijen": rows,
        "vandaag": clock.today(),
        "zoek": words,
        "volgende": "?" + urlencode({"zoek": words, "na": following}) if following else "",
        "vertrekken": leaves_work_behind(queries.visible_to(actor), clock.today() + SOON),
    }
    return render(request, "werkplek/accounts/accounts.html", context)


@require_safe
@staff_view(ACCOUNTS_BEHEREN)
def account(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show one account with its roles, past and to come, and what can be done."""
    found = _account(actor, pk)
    context = {
        "account": found,
        "vandaag": clock.today(),
        "mag": queries.may_manage(actor, found),
        "tweede_stap": queries.has_second_step(found),
        "rollen": [(role, actor.may(ACCOUNTS_BEHEREN, role.area)) for role in found.rollen.all()],
    }
    return render(request, "werkplek/accounts/account.html", context)


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def add(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Make an account with its first role; the person gets a mail."""
    form = forms.NewAccountForm(request.POST or None, actor=actor)

    def make(data: dict[str, Any]) -> Account:
        return actions.create_account(
            actor=actor,
            naam=data["naam"],
            functie=data["functie"],
            email=data["email"],
            rol=data["rol"],
            area=form.area,
            valid_from=data["vanaf"],
            valid_until=data["tot"],
        )

    done, made, refused = attempt(form, make, at={"adres_bestaat": "email"})
    if done and made:
        messages.success(request, _("Het account is gemaakt. De link is onderweg."))
        return redirect("werkplek:account", made.pk)
    return render(request, "werkplek/accounts/nieuw.html", {"formulier": form, "geweigerd": refused})


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def change(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Correct name, job title or address."""
    found = _account(actor, pk)
    initial = {"naam": found.naam, "functie": found.functie, "email": found.email}
    form = forms.ChangeAccountForm(request.POST or None, initial=initial)
    done, _made, refused = attempt(
        form,
        lambda data: actions.change_account(actor=actor, account=found, **data),
        at={"adres_bestaat": "email"},
    )
    if done:
        messages.success(request, _("Bewaard."))
        return redirect("werkplek:account", pk)
    context = {"formulier": form, "account": _account(actor, pk), "geweigerd": refused}
    return render(request, "werkplek/accounts/wijzigen.html", context)


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def give_role(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Give an account a role in an area."""
    found = _account(actor, pk)
    form = forms.RoleForm(request.POST or None, actor=actor)
    done, _made, refused = attempt(
        form,
        lambda data: actions.grant_role(
            actor=actor,
            account=found,
            rol=data["rol"],
            area=form.area,
            valid_from=data["vanaf"],
            valid_until=data["tot"],
        ),
    )
    if done:
        messages.success(request, _("De rol is gegeven."))
        return redirect("werkplek:account", pk)
    context = {"formulier": form, "account": found, "geweigerd": refused}
    return render(request, "werkplek/accounts/rol_geven.html", context)


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def end_role(request: HttpRequest, actor: StaffActor, pk: int, role_pk: int) -> HttpResponse:
    """End a role of an account from a day on."""
    role = queries.role_for(actor, pk, role_pk)
    if role is None:
        raise Http404
    form = forms.EndForm(request.POST or None, initial={"tot": clock.today()})
    done, _made, refused = attempt(
        form, lambda data: actions.end_role(actor=actor, role=role, until=data["tot"]), at={"datum_voorbij": "tot"}
    )
    if done:
        messages.success(request, _("De rol stopt."))
        return redirect("werkplek:account", pk)
    context = {"formulier": form, "rol": role, "geweigerd": refused}
    return render(request, "werkplek/accounts/rol_stoppen.html", context)


@get_and_post
@staff_view(ACCOUNTS_BEHEREN)
def close(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Close an account from a day on, with all its roles."""
    found = _account(actor, pk)
    form = forms.EndForm(request.POST or None, initial={"tot": clock.today()})

    def end(data: dict[str, date]) -> Account:
        return actions.close_account(actor=actor, account=found, until=data["tot"])

    done, _made, refused = attempt(form, end, at={"datum_voorbij": "tot"})
    if done:
        messages.success(request, _("Het account gaat dicht."))
        return redirect("werkplek:account", pk)
    context = {"formulier": form, "account": found, "geweigerd": refused}
    return render(request, "werkplek/accounts/sluiten.html", context)


@require_POST
@staff_view(ACCOUNTS_BEHEREN)
def invite(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Mail the link to choose a password once more."""
    found = _account(actor, pk)
    press(request, lambda: actions.send_invitation(actor=actor, account=found), _("De mail met de link is onderweg."))
    return redirect("werkplek:account", pk)


@require_POST
@staff_view(ACCOUNTS_BEHEREN)
def reopen(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Open a closed account again."""
    found = _account(actor, pk)
    said = _("Het account is weer open. Geef nu een rol.")
    press(request, lambda: actions.reopen_account(actor=actor, account=found), said)
    return redirect("werkplek:account", pk)


@require_POST
@staff_view(ACCOUNTS_BEHEREN)
def reset_second_step(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Take away the second step of somebody who lost it."""
    found = _account(actor, pk)
    said = _("De tweede stap is gewist. Bij het inloggen wordt een nieuwe ingesteld.")
    press(request, lambda: actions.reset_second_step(actor=actor, account=found), said)
    return redirect("werkplek:account", pk)


def _account(actor: StaffActor, pk: int) -> Account:
    found = queries.account_for(actor, pk)
    if found is None:
        raise Http404
    return found

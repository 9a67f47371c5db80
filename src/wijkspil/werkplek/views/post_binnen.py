"""Mail that came in and that the software did not let become anything: a beheerder looks and decides."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from wijkspil.berichten import actions, intake, queries
from wijkspil.berichten.inkomend.reading import read
from wijkspil.berichten.models import InkomendBericht
from wijkspil.berichten.status import Intake
from wijkspil.core.attempt import press
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import BERICHTEN_BEHEREN
from wijkspil.mensen.web import staff_view

SHOWN = 100
TABS = {Intake.HANDWERK: _("Wacht op u"), Intake.APART: _("Apart gezet")}
# A word in the address → what is done, and the sentence afterwards.
DEEDS: dict[str, tuple[Callable[..., Any], str | Promise]] = {
    "verwerken": (actions.treat_as_person, _("De mail is verwerkt.")),
    "klaar": (actions.finish_by_hand, _("De mail is klaar.")),
    "weggooien": (actions.throw_away, _("De mail is weg.")),
}


@require_safe
@staff_view(BERICHTEN_BEHEREN)
def lijst(request: HttpRequest, actor: StaffActor) -> HttpResponse:
    """Show what waits on a colleague, or what was set apart, newest first."""
    tab = request.GET.get("toon", Intake.HANDWERK)
    if tab not in TABS:
        raise Http404
    context = {
        "tabs": TABS,
        "tab": tab,
        "mails": queries.for_staff(actor, Intake(tab))[:SHOWN],
        "kapotte_postbus": queries.broken_mailbox(),
    }
    return render(request, "werkplek/post/binnen.html", context)


@require_safe
@staff_view(BERICHTEN_BEHEREN)
def mail(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Show one mail as plain text: nothing in it is loaded or run."""
    bericht = _visible(actor, pk)
    raw = actions.open_received(actor=actor, bericht=bericht)
    context = {"mail": bericht, "gelezen": read(raw, intake.ours(), is_whole=bericht.is_whole)}
    return render(request, "werkplek/post/mail.html", context)


@require_safe
@staff_view(BERICHTEN_BEHEREN)
def origineel(request: HttpRequest, actor: StaffActor, pk: int) -> HttpResponse:
    """Give the mail as it came in, as a file."""
    bericht = _visible(actor, pk)
    response = HttpResponse(
        actions.open_received(actor=actor, bericht=bericht), content_type="application/octet-stream"
    )
    response["Content-Disposition"] = f'attachment; filename="mail-{bericht.pk}.eml"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@staff_view(BERICHTEN_BEHEREN)
def doen(request: HttpRequest, actor: StaffActor, pk: int, deed: str) -> HttpResponse:
    """Let it become an inbreng after all, say that it was done by hand, or throw it away."""
    if deed not in DEEDS:
        raise Http404
    action, said = DEEDS[deed]
    bericht = _visible(actor, pk)
    press(request, lambda: action(actor=actor, bericht=bericht), str(said))
    return redirect("werkplek:post_binnen")


def _visible(actor: StaffActor, pk: int) -> InkomendBericht:
    bericht = queries.received(actor).filter(pk=pk, erased_at__isnull=True).first()
    if bericht is None:
        raise Http404
    return bericht

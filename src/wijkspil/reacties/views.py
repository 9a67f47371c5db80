"""React to what stands on the site, on pages of their own: so the page itself holds no form and can be kept for all."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from wijkspil.berichten.models import about
from wijkspil.core.actors import PUBLIC, LinkActor
from wijkspil.core.attempt import attempt
from wijkspil.core.limits import Limit, busy_sentence, client_address
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.secret_link import behind_secret_link
from wijkspil.reacties import actions, queries, subjects
from wijkspil.reacties.forms import ObjectionForm, ReactieForm, TipForm
from wijkspil.reacties.models import Reactie
from wijkspil.reacties.subjects import Subject

PER_CLIENT_ADDRESS = Limit("reactie", amount=5, seconds=3600)
TIPS_PER_CLIENT_ADDRESS = Limit("tip", amount=10, seconds=3600)
ONCE_A_DAY = Limit("tip-een-keer", amount=1, seconds=24 * 3600)  # for each visitor and thing


# There is no login and no session to abuse, so a CSRF token would protect nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def reageren(request: HttpRequest, onderwerp: str) -> HttpResponse:
    """Ask for a reaction; it appears after a colleague has read it."""
    subject, status = _to_react_to(onderwerp), 200
    form = ReactieForm(request.POST if request.method == "POST" else None, subject=subject)
    if subject.is_open and form.is_valid():
        wait = PER_CLIENT_ADDRESS.hit(client_address(request))
        if wait:
            form.add_error(None, busy_sentence(wait))
            status = 429
        else:
            actions.send_reactie(actor=PUBLIC, subject=subject, said=form.said)
            return redirect("reacties:ontvangen", subject.slug)
    return render(request, "reacties/reageren.html", {"onderwerp": subject, "formulier": form}, status=status)


@require_safe
def ontvangen(request: HttpRequest, onderwerp: str) -> HttpResponse:
    """Say what happens now; the same whether the address was known or not."""
    return render(request, "reacties/ontvangen.html", {"onderwerp": _to_react_to(onderwerp)})


@require_safe
def gewist(request: HttpRequest) -> HttpResponse:
    """Tell that a reaction was taken back and erased."""
    return render(request, "reacties/gewist.html")


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "reacties/link_werkt_niet.html", status=404)


@behind_secret_link(queries.by_code, _gone)
def van_u(request: HttpRequest, reactie: Reactie) -> HttpResponse:
    """Show the writer how it is with a reaction; confirm it, object, or take it back, each with a button."""
    writer, form, refused = LinkActor(about(reactie)), ObjectionForm(), ""
    if request.method == "POST" and "intrekken" in request.POST:
        actions.withdraw_reactie(actor=writer, reactie=reactie)
        return redirect("reacties:gewist")
    if request.method == "POST" and "bevestigen" in request.POST:
        refused = _confirm(writer, reactie)
        if not refused:
            return redirect("reacties:van_u", reactie.code)
    elif request.method == "POST":
        form = ObjectionForm(request.POST)
        done, _objection, refused = attempt(
            form, lambda said: actions.object_to_refusal(actor=writer, reactie=reactie, tekst=said["tekst"])
        )
        if done:
            return redirect("reacties:van_u", reactie.code)
    return render(request, "reacties/van_u.html", _context(reactie, form, refused))


def _confirm(writer: LinkActor, reactie: Reactie) -> str:
    """Confirm a reaction; return why that was refused, or nothing."""
    try:
        actions.confirm_reactie(actor=writer, reactie=reactie)
    except NotAllowed:
        raise
    except RuleViolation as rule:
        return rule.tekst
    return ""


def _context(reactie: Reactie, form: ObjectionForm, refused: str) -> dict[str, Any]:
    return {
        "reactie": reactie,
        "onderwerp": subjects.subject_of(reactie.onderwerp),
        "tegenspraak": queries.objection_to(reactie),
        "antwoorden": queries.answers_to(reactie),
        "formulier": form,
        "geweigerd": refused,
    }


# There is no login and no session to abuse, so a CSRF token would protect nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def klopt_niet(request: HttpRequest, onderwerp: str) -> HttpResponse:
    """Ask what is wrong with something that a visitor wrote; who asks stays unknown.

    Sent again from the same network address about the same thing within a day, it is thanked for and not kept.
    """
    subject, status = _written_by_a_visitor(onderwerp), 200
    form = TipForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        visitor = client_address(request)
        wait = TIPS_PER_CLIENT_ADDRESS.hit(visitor)
        if wait:
            form.add_error(None, busy_sentence(wait))
            status = 429
        else:
            if not ONCE_A_DAY.hit(f"{visitor} {subject.reference}"):
                actions.send_tip(actor=PUBLIC, subject=subject, **form.action_fields)
            return redirect("reacties:tip_ontvangen", subject.slug)
    return render(request, "reacties/klopt_niet.html", {"onderwerp": subject, "formulier": form}, status=status)


@require_safe
def tip_ontvangen(request: HttpRequest, onderwerp: str) -> HttpResponse:
    """Thank, and say what happens now."""
    return render(request, "reacties/tip_ontvangen.html", {"onderwerp": _written_by_a_visitor(onderwerp)})


def _to_react_to(slug: str) -> Subject:
    subject = subjects.by_slug(slug)
    if subject is None or subject.is_reaction:
        raise Http404
    return subject


def _written_by_a_visitor(slug: str) -> Subject:
    subject = subjects.by_slug(slug)
    if subject is None or not subject.by_visitor:
        raise Http404
    return subject

"""What only the demo shows: the mails that would have been sent, and the choice who one is."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wijkspil.berichten import queries
from wijkspil.berichten.layout import html_from_text
from wijkspil.mensen import queries as mensen
from wijkspil.mensen import second_factor

SHOWN = 50
MAIN_CAST = ("Bram Bakker", "Carla Cornelissen", "Daan Dekker", "Els Evers", "Fatma Faber")


def in_demo_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 404 in production and in tests that are not about the demo."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, **words: int) -> HttpResponse:
        if not settings.IN_DEMO:
            raise Http404
        return view(request, **words)

    return guarded


@require_safe
@in_demo_only
def post(request: HttpRequest) -> HttpResponse:
    """Show the latest mails."""
    return render(request, "demo/post.html", {"berichten": queries.all_for_demo()[:SHOWN]})


@require_safe
@in_demo_only
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mail; its links stay on this machine, whatever the port."""
    bericht = queries.all_for_demo().filter(pk=pk).first()
    if bericht is None:
        raise Http404
    text = html_from_text(bericht.text).replace(f'href="{settings.SITE_URL}/', 'href="/')
    return render(request, "demo/mail.html", {"bericht": bericht, "html": mark_safe(text)})  # noqa: S308 - escaped there


@require_http_methods(["GET", "HEAD", "POST"])
@in_demo_only
def choose_who_you_are(request: HttpRequest) -> HttpResponse:
    """Show the staff of the demo; one press on a button signs in as one of them, second step included."""
    people = list(mensen.with_roles(mensen.open_accounts()))
    if request.method == "POST":
        account = next((person for person in people if str(person.pk) == request.POST.get("account")), None)
        if account is None:
            raise Http404
        login(request, account)
        second_factor.mark(request.session, account)
        return redirect(_goal(request))
    main = [person for person in people if person.naam in MAIN_CAST]
    others = [person for person in people if person.naam not in MAIN_CAST]
    return render(request, "demo/inloggen.html", {"main": main or others, "others": others if main else []})


def _goal(request: HttpRequest) -> str:
    goal = request.GET.get(REDIRECT_FIELD_NAME, "")
    return goal if url_has_allowed_host_and_scheme(goal, allowed_hosts=None) else settings.LOGIN_REDIRECT_URL

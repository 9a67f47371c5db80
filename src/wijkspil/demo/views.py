"""What only the demo shows: the mails that would have been sent."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wijkspil.berichten import queries
from wijkspil.berichten.layout import html_from_text

SHOWN = 50


def in_demo_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 404 in production and in tests that are not about the demo."""

    @require_safe
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, **words: int) -> HttpResponse:
        if not settings.IN_DEMO:
            raise Http404
        return view(request, **words)

    return guarded


@in_demo_only
def post(request: HttpRequest) -> HttpResponse:
    """Show the latest mails."""
    return render(request, "demo/post.html", {"berichten": queries.all_for_demo()[:SHOWN]})


@in_demo_only
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mail; its links stay on this machine, whatever the port."""
    bericht = queries.all_for_demo().filter(pk=pk).first()
    if bericht is None:
        raise Http404
    text = html_from_text(bericht.text).replace(f'href="{settings.SITE_URL}/', 'href="/')
    return render(request, "demo/mail.html", {"bericht": bericht, "html": mark_safe(text)})  # noqa: S308 - escaped there

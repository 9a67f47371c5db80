"""Public addresses of wijken."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from wijkspil.wijken import huisstijl, queries

_FOR_EVER = 365 * 24 * 3600  # seconds: the address changes with the content


@require_safe
@cache_control(max_age=_FOR_EVER, public=True, immutable=True)
def huisstijl_css(request: HttpRequest, digest: str) -> HttpResponse:
    """Serve the colours, letter and rounding of this gemeente."""
    gemeente = queries.the_gemeente()
    return _stylesheet(huisstijl.stylesheet(huisstijl.huisstijl_of(gemeente)) if gemeente else None, digest)


@require_safe
@cache_control(max_age=_FOR_EVER, public=True, immutable=True)
def own_theme_css(request: HttpRequest, digest: str) -> HttpResponse:
    """Serve the municipality's own NL Design System theme, when one is set."""
    return _stylesheet(huisstijl.own_stylesheet(), digest)


def _stylesheet(sheet: huisstijl.Stylesheet | None, digest: str) -> HttpResponse:
    if sheet is None or sheet.digest != digest:
        raise Http404
    return HttpResponse(sheet.css, content_type="text/css; charset=utf-8")

"""What belongs to the whole site: health, security.txt, and the pages for when something goes wrong."""

import errno
import sys
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache

from wijkspil.berichten import queries as berichten
from wijkspil.core import queries as core
from wijkspil.verbinden import queries as verbinden
from wijkspil.wijken import queries as wijken

RETRY_AFTER = 30  # seconds
TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
NOT_REACHED = (OperationalError, InterfaceError)
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
LATE = timedelta(minutes=15)
SECURITY_TEXT_LASTS = timedelta(days=300)  # RFC 9116: less than a year


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """Say that this process answers; asks nothing of the database."""
    return JsonResponse({"status": "goed"})


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers (else 503), how late work and mail are, and what compares texts."""
    try:
        late = max(core.queue_lateness(), berichten.lateness(), berichten.intake_lateness())
        mailbox = berichten.mailbox_lateness()
    except DatabaseError:
        return _retry_later(JsonResponse({"status": "stuk", "database": "niet bereikbaar"}, status=503))
    told = {
        "wachtrij_seconden": int(late.total_seconds()),
        "postbus_seconden": int(mailbox.total_seconds()),
        "lijkt_op": verbinden.engine(),
    }
    status = "loopt_achter" if max(late, mailbox) > LATE else "goed"
    return JsonResponse({"status": status, "database": "goed", **told})


def security_txt(request: HttpRequest) -> HttpResponse:
    """Say where a weakness can be reported (RFC 9116)."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        gemeente = wijken.the_gemeente()
        if gemeente is None:
            raise Http404
        contact = f"mailto:{gemeente.email}"
    expires = (timezone.now() + SECURITY_TEXT_LASTS).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that makes no sense (400) or is too big (413)."""
    return HttpResponse(render_to_string("400.html"), status=413 if isinstance(exception, TOO_BIG) else 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer an error of ours, without the database: 503 when that or room on the disk is what lacks, else 500."""
    error = sys.exc_info()[1]
    if isinstance(error, NOT_REACHED) or (isinstance(error, OSError) and error.errno in NO_ROOM):
        return _retry_later(HttpResponse(render_to_string("503.html"), status=503))
    return HttpResponse(render_to_string("500.html"), status=500)


def _retry_later(response: HttpResponse) -> HttpResponse:
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response

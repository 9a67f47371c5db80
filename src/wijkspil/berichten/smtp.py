"""Hand one mail to the mail server, and say what went wrong in a code without personal data."""

import re
import smtplib
from contextlib import suppress
from email.utils import formataddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from wijkspil.berichten.layout import html_from_text
from wijkspil.berichten.models import Bericht
from wijkspil.wijken import queries as wijken

NO_SUCH_ADDRESS = {550, 551, 553}
_ABOUT_US = re.compile(rb"5\.[37]\.")
"""Also sent with 550: the server does not trust us (5.7.x) or is not well itself (5.3.x, RFC 3463). That says nothing
of the address; else one wrong setting of ours would stop the mail to everybody."""


class DeliveryError(Exception):
    """The mail server did not take the mail.

    Attributes:
        error: stable code, such as `smtp_550` or `geen_verbinding`.
        final: the server refused this mail for good; trying again makes no sense.
        dead: the server says that there is no such address.
    """

    def __init__(self, error: str, *, final: bool = False, dead: bool = False) -> None:
        super().__init__(error)
        self.error = error
        self.final = final
        self.dead = dead


def deliver(bericht: Bericht) -> None:
    """Send one mail; returning means that the mail server took it.

    Raises:
        DeliveryError: it did not, or we cannot know. Whoever tries again sends the same Message-ID.
    """
    connection: Any = get_connection()
    try:
        connection.open()
        connection.send_messages([as_mail(bericht, connection)])
    except (smtplib.SMTPException, OSError) as error:
        raise _explained(error) from error
    finally:
        with suppress(smtplib.SMTPException, OSError):
            connection.close()  # a server that dies while saying goodbye has the mail all the same


def as_mail(bericht: Bericht, connection: Any = None) -> EmailMultiAlternatives:
    """Return the mail as it goes out: text, HTML alternative and headers."""
    gemeente = wijken.the_gemeente()
    mail = EmailMultiAlternatives(
        subject=bericht.subject,
        body=bericht.text,
        from_email=formataddr((gemeente.sitenaam if gemeente else "Wijkspil", settings.DEFAULT_FROM_EMAIL)),
        to=[bericht.recipient],
        reply_to=[bericht.reply_to] if bericht.reply_to else None,
        headers={
            **bericht.headers,
            "Message-ID": bericht.message_id,
            "Auto-Submitted": "auto-generated",
            "X-Loop": urlsplit(settings.SITE_URL).hostname or "",  # when it comes back to us, we know it
        },
        connection=connection,
    )
    html = f'<!doctype html>\n<html lang="{bericht.language}"><body>\n{html_from_text(bericht.text)}\n</body></html>\n'
    mail.attach_alternative(html, "text/html")
    return mail


def _explained(error: Exception) -> DeliveryError:
    """Tell a refusal of this mail (5xx to its sender, recipient or data: final) from trouble with the server."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        dead = code in NO_SUCH_ADDRESS and not _ABOUT_US.match(words)
        return DeliveryError(f"smtp_{code}", final=code >= 500, dead=dead)
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return DeliveryError(f"smtp_{error.smtp_code}", final=error.smtp_code >= 500)
    if isinstance(error, smtplib.SMTPResponseException):
        return DeliveryError(f"smtp_{error.smtp_code}")
    if isinstance(error, TimeoutError):
        return DeliveryError("time_out")
    return DeliveryError("geen_verbinding")

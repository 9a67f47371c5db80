"""The mails about an account: a link to choose a password, usable once."""

from collections.abc import Callable
from datetime import date
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from wijkspil.core.registers import Register
from wijkspil.mensen.dossier import Holding
from wijkspil.mensen.models import Account
from wijkspil.wijken.queries import the_gemeente

mailers: Register[Callable[..., object]] = Register("mailers")
"""Who puts a mail in the outbox: `berichten`, which lies above this app, registers its `queue_mail` here."""


def invite(account: Account) -> None:
    """Mail somebody that they have an account, with a link to choose a password."""
    send("uitnodiging", account=account, context={"account": account, "link": password_link(account)})


def tell_successor(to: Account, account: Account, kinds: dict[Holding, int], per: date) -> None:
    """Mail somebody how much of what they took over, of whom and from when; nothing of a resident stands in it."""
    link = settings.SITE_URL + reverse("werkplek:overdragen", args=[to.pk])
    words = [(str(kind.label), amount) for kind, amount in kinds.items()]
    send("dossier", account=to, context={"naam": to.naam, "van": account.naam, "wat": words, "per": per, "link": link})


def password_link(account: Account) -> str:
    """Return the address where this person chooses a password: works once and for `PASSWORD_RESET_TIMEOUT`.

    Built on the configured address of the site, never on the host of a request.
    """
    words = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=words)


def send(name: str, *, account: Account, context: dict[str, Any]) -> None:
    """Put the mail `mensen/mail/<name>.txt` to this person in the outbox, in the transaction of the caller."""
    for queue_mail in mailers:
        queue_mail(
            kind=f"account.{name}",
            to=account.email,
            template=f"mensen/mail/{name}.txt",
            context=context | {"gemeente": the_gemeente()},
            language=get_language() or settings.LANGUAGE_CODE,
            thing=account,
        )

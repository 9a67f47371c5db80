"""What kind of mail it is, and why. The mail of a person is never set apart on a guess: in doubt somebody looks.

Reasons are codes; their Dutch sentences stand in `berichten.status`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from wijkspil.berichten.inkomend import forwarded
from wijkspil.berichten.inkomend.mail import Mail


class Kind(StrEnum):
    """What a mail is."""

    MENS = "mens"
    AUTOMATISCH = "automatisch"
    BOUNCE = "bounce"
    LUS = "lus"
    RECLAME = "reclame"
    ONLEESBAAR = "onleesbaar"


@dataclass(frozen=True)
class Ours:
    """How we know what comes from ourselves.

    Attributes:
        host: of the site, which ends the Message-ID of each mail that we send.
        addresses: from which we send, in lower case.
    """

    host: str = ""
    addresses: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Verdict:
    """What a mail is.

    Attributes:
        kind: mens, automatisch, bounce, lus, reclame or onleesbaar.
        reason: code of why.
        sure: False when a person must look: it may be from somebody after all.
    """

    kind: Kind
    reason: str
    sure: bool = True


_SERVERS = re.compile(r"(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon)@", re.IGNORECASE)
_RETURNED = re.compile(
    r"undeliver|delivery (?:status|failure|notification)|returned mail|mail (?:delivery|system)|failure notice|"
    r"onbestelbaar|niet afgeleverd|kon niet worden (?:bezorgd|afgeleverd)|bezorging",
    re.IGNORECASE,
)
_DEAF = re.compile(
    r"(?:^|[-_.])(?:no|do[-_.]?not|niet|geen)[-_.]?(?:reply|beantwoorden|antwoord(?:en)?)", re.IGNORECASE
)
_AWAY = re.compile(
    r"\s*(?:automati(?:sch antwoord|sche reactie|c reply|c response)|auto(?:matisch)?[ -]?(?:antwoord|reply|response)|"
    r"out of (?:the )?office|afwezigheids?(?:bericht|melding|assistent)?|afwezig|niet aanwezig)\s*[:\]]",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\s*(?:\[(?:\*+\s*)?spam(?:\s*\*+)?\]|\*{2,}\s*spam\s*\*{2,}|\{spam\??\})", re.IGNORECASE)
_GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"  # the test string of spam filters


def classify(mail: Mail, ours: Ours) -> Verdict:
    """Say what kind of mail it is; the first rule that knows decides."""
    if mail.unreadable:
        return Verdict(Kind.ONLEESBAAR, mail.unreadable, sure=False)
    for rule in (_bounce, _loop, _automatic, _spam, _bulk):
        verdict = rule(mail, ours)
        if verdict:
            return verdict
    return _person(mail)


def _bounce(mail: Mail, ours: Ours) -> Verdict | None:
    if mail.report and mail.report.receipt:
        return Verdict(Kind.AUTOMATISCH, "leesbevestiging")
    if mail.report:
        return Verdict(Kind.BOUNCE, "niet_bezorgd" if mail.report.failed else "later_bezorgd")
    empty_path = mail.headers.get("return-path", "").strip() == "<>"
    if _SERVERS.match(mail.sender.email) and (empty_path or _RETURNED.search(mail.subject)):
        return Verdict(Kind.BOUNCE, "niet_bezorgd")
    return None


def _loop(mail: Mail, ours: Ours) -> Verdict | None:
    host = ours.host.lower()
    if host and (mail.message_id.lower().endswith(f"@{host}>") or mail.headers.get("x-loop", "").lower() == host):
        return Verdict(Kind.LUS, "eigen_mail")
    if mail.sender.email in ours.addresses:
        if _says_automatic(mail):
            return Verdict(Kind.LUS, "eigen_mail")
        if not forwarded.find(mail):  # a colleague in that mailbox who sends on what came in there, is no loop
            return Verdict(Kind.LUS, "eigen_adres", sure=False)
    return None


def _says_automatic(mail: Mail) -> bool:
    return mail.headers.get("auto-submitted", "no").split(";")[0].split("(")[0].strip().lower() not in {"no", ""}


def _automatic(mail: Mail, ours: Ours) -> Verdict | None:
    headers = mail.headers
    if _AWAY.match(mail.subject) or headers.get("precedence", "").lower() == "auto_reply":
        return Verdict(Kind.AUTOMATISCH, "afwezig")
    if any(
        headers.get(name, "no").lower() not in {"no", ""}
        for name in ("x-autoreply", "x-autorespond", "x-autoreply-from")
    ):
        return Verdict(Kind.AUTOMATISCH, "afwezig")
    if not _says_automatic(mail):
        return None
    if headers["auto-submitted"].lower().startswith("auto-replied"):
        return Verdict(Kind.AUTOMATISCH, "afwezig")
    # A form on another site sends what a person wrote; then Reply-To is that person.
    return Verdict(Kind.AUTOMATISCH, "programma", sure=not mail.reply_to.email)


def _spam(mail: Mail, ours: Ours) -> Verdict | None:
    headers = mail.headers
    flags = (headers.get(name, "").lower() for name in ("x-spam-flag", "x-spam-status", "x-spam"))
    level = headers.get("x-ms-exchange-organization-scl", "").strip()
    if any(flag.startswith(("yes", "true")) for flag in flags) or (level.isdigit() and int(level) >= 5):
        return Verdict(Kind.RECLAME, "spam")
    return Verdict(Kind.RECLAME, "spam") if _MARKED.match(mail.subject) or _GTUBE in mail.text else None


def _bulk(mail: Mail, ours: Ours) -> Verdict | None:
    """Tell a newsletter from what a neighbour writes through a discussion list, which has a List-Post."""
    headers = mail.headers
    if "list-post" in headers or mail.replies_to:
        return None
    if "list-unsubscribe" in headers:
        return Verdict(Kind.RECLAME, "nieuwsbrief")
    return None


def _person(mail: Mail) -> Verdict:
    if not mail.sender.email:
        return Verdict(Kind.MENS, "geen_afzender", sure=False)
    if mail.is_empty:
        return Verdict(Kind.MENS, "leeg", sure=False)
    if _DEAF.search(mail.sender.email.split("@")[0]) and not mail.reply_to.email:
        return Verdict(Kind.MENS, "leest_geen_antwoord", sure=False)
    return Verdict(Kind.MENS, "mens")

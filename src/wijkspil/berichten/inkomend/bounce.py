"""What a mail server says of a mail that it could not deliver (RFC 3464), or a reader of one that was opened."""

import re
from collections.abc import Iterable

from wijkspil.berichten.inkomend.mail import Report

_RECIPIENT = re.compile(r"(?:final|original)-recipient:[^;]*;\s*<?([^\s<>]{1,64}@[^\s<>]{1,190}?)>?\s*$", re.IGNORECASE)
_ACTION = re.compile(r"action:\s*(\w+)", re.IGNORECASE)
_STATUS = re.compile(r"status:\s*(\d)\.\d{1,3}\.\d{1,3}", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"message-id:\s*(<[^<>\s]{1,250}>)", re.IGNORECASE)
MOST_LINES = 2_000


def report(status: Iterable[str], returned: Iterable[str]) -> Report | None:
    """Return what the fields of a report say; None when there are none.

    Args:
        status: fields of the parts `message/delivery-status`, as `Name: value`.
        returned: headers of the mail that came back.
    """
    lines = [line.strip() for line in status][:MOST_LINES]
    if not lines:
        return None
    if lines == ["Disposition: gelezen"]:
        return Report(receipt=True, message_ids=_ids(returned))
    actions = {found[1].lower() for line in lines if (found := _ACTION.match(line))}
    classes = {found[1] for line in lines if (found := _STATUS.match(line))}
    recipients = [found[1].lower() for line in lines if (found := _RECIPIENT.match(line))]
    failed = "failed" in actions or (not actions and "5" in classes)
    return Report(
        recipients=tuple(dict.fromkeys(recipients)),
        failed=failed,
        permanent=failed and "5" in classes,
        message_ids=_ids(returned),
    )


def _ids(lines: Iterable[str]) -> tuple[str, ...]:
    found = (_MESSAGE_ID.match(line.strip()) for line in lines)
    return tuple(dict.fromkeys(one[1] for one in found if one))

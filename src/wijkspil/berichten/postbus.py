"""Fetch mail from a mailbox (IMAP). A mail leaves the folder only after it is on our own disk."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxFolderCreateError, MailboxFolderSelectError, MailboxLoginError

from wijkspil.berichten.inkomend.mail import MAX_BYTES
from wijkspil.berichten.intake import take_in
from wijkspil.berichten.status import Bron

AT_ONCE = 200  # mails in one pass; the rest is for the next
_ODD = (ImapToolsError, imaplib.IMAP4.error, ValueError, IndexError, TypeError, AttributeError)  # of a broken server


class MailboxError(Exception):
    """The mailbox could not be read, now.

    Attributes:
        error: stable code: geen_verbinding, time_out, certificaat, inloggen, map or antwoord.
    """

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


def fetch() -> int:
    """Take in every mail of the folder and move it to the folder for what is done; return how many.

    Stopped anywhere, the next pass goes on: a mail that was taken in and not moved is known, and only moved.

    Raises:
        MailboxError: the server did not do what it should.
    """
    with _opened() as box:
        with _explained():
            waiting = box.uids("UNDELETED", charset=None)[:AT_ONCE]
        for uid in waiting:
            with _explained():
                raw, is_whole = _fetched(box, uid)
            if raw:
                take_in(raw, Bron.POSTBUS, is_whole=is_whole)
            with _explained():
                box.move(uid, settings.IMAP_DONE)
    return len(waiting)


@contextmanager
def _opened() -> Iterator[BaseMailBox]:
    """Open the folder, with a place for what is done."""
    with _explained():
        box = _connected()
    try:
        with _explained():
            box.login(settings.IMAP_USER, settings.IMAP_PASSWORD, initial_folder=None)
            _ask_what_it_can(box)
            if not box.folder.exists(settings.IMAP_DONE):
                box.folder.create(settings.IMAP_DONE)
            box.folder.set(settings.IMAP_FOLDER)
        yield box
    finally:
        with suppress(OSError, *_ODD):
            box.logout()


def _ask_what_it_can(box: BaseMailBox) -> None:
    """Ask again after logging in: only then most servers say that they can MOVE, which is one step instead of three."""
    words = box.client.capability()[1][-1] or b""
    box.client.capabilities = tuple(bytes(words).decode("ascii", "replace").upper().split())


def _connected() -> BaseMailBox:
    """Connect; with TLS the certificate must be good, which the library would not ask by itself."""
    where = {"host": settings.IMAP_HOST, "port": settings.IMAP_PORT, "timeout": settings.IMAP_TIMEOUT}
    if settings.IMAP_TLS == "nee":
        return MailBoxUnencrypted(**where)
    kind = MailBox if settings.IMAP_TLS == "ja" else MailBoxStartTls
    return kind(**where, ssl_context=ssl.create_default_context())


def _fetched(box: BaseMailBox, uid: str) -> tuple[bytes, bool]:
    """Return a mail and whether it is whole: of one that is too large only the headers.

    The library would take the mail apart by itself, which a mail made to hurt must not be able to.
    """
    size = _answer(box, uid, "(RFC822.SIZE)")
    is_whole = int(size.rpartition(b"RFC822.SIZE ")[2].split(b")")[0]) <= MAX_BYTES
    return _answer(box, uid, "(BODY.PEEK[])" if is_whole else "(BODY.PEEK[HEADER])"), is_whole


def _answer(box: BaseMailBox, uid: str, what: str) -> bytes:
    status, data = box.client.uid("FETCH", uid, what)
    if status != "OK":
        raise MailboxError("antwoord")
    first = data[0]
    return bytes(first[1] if isinstance(first, tuple) else first)


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what goes wrong between us and the server into one error with a code."""
    try:
        yield
    except TimeoutError as error:
        raise MailboxError("time_out") from error
    except ssl.SSLError as error:
        raise MailboxError("certificaat") from error
    except OSError as error:
        raise MailboxError("geen_verbinding") from error
    except MailboxLoginError as error:
        raise MailboxError("inloggen") from error
    except (MailboxFolderSelectError, MailboxFolderCreateError) as error:
        raise MailboxError("map") from error
    except _ODD as error:
        raise MailboxError("antwoord") from error

"""A real mail server (Debian's dovecot-imapd) for one test: a folder and a port of its own, no rights."""

import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
USER, PASSWORD = "wijken@gemeente.example", "een lang wachtwoord, alleen voor deze test"
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_location = maildir:{folder}/mail
mail_uid = {uid}
mail_gid = {gid}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
{more}
"""


class Dovecot:
    """A server with one mailbox, run by who runs the tests, or by `nobody` when that is root.

    Attributes:
        folder: everything it has, below /tmp; files put there before it starts become its own.
        more: lines for its configuration.
    """

    def __init__(self, more: str = "ssl = no") -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="wijkspil-dovecot-"))
        self.port = _free_port()
        self.more = more
        self._uid, self._gid = (65534, 65534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
        self._process: subprocess.Popen[bytes] | None = None

    def _prepare(self) -> None:
        user, group = pwd.getpwuid(self._uid).pw_name, grp.getgrgid(self._gid).gr_name
        words = {"folder": self.folder, "user": user, "group": group, "more": self.more}
        text = CONFIG.format(**words, uid=self._uid, gid=self._gid, port=self.port)
        (self.folder / "dovecot.conf").write_text(text)
        (self.folder / "users").write_text(f"{USER}:{PASSWORD}\n")
        for name in ("run", "state", "mail", "home"):
            (self.folder / name).mkdir(exist_ok=True)
        for path in [self.folder, *self.folder.iterdir()]:
            os.chown(path, self._uid, self._gid)

    def start(self) -> None:
        """Start it and wait until somebody is at home."""
        self._prepare()
        rights: Any = {"user": self._uid, "group": self._gid, "extra_groups": []} if os.geteuid() == 0 else {}
        command = [str(DOVECOT), "-F", "-c", str(self.folder / "dovecot.conf")]
        self._process = subprocess.Popen(command, cwd=self.folder, **rights)
        until = time.monotonic() + 20
        while time.monotonic() < until and self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        log = self.folder / "log"
        raise AssertionError(f"dovecot does not start: {log.read_text() if log.exists() else 'no log'}")

    def stop(self) -> None:
        """Stop it, with all its processes."""
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=20)
            self._process = None

    def remove(self) -> None:
        """Leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder)

    def deliver(self, *mails: bytes, folder: str = "INBOX") -> None:
        """Put mails in a folder."""
        with self._client() as client:
            for mail in mails:
                status, _data = client.append(folder, "", "", mail)
                assert status == "OK"

    def mails(self, folder: str) -> list[bytes]:
        """Return the mails in a folder; none when there is no such folder."""
        with self._client() as client:
            if client.select(folder, readonly=True)[0] != "OK":
                return []
            numbers = client.search(None, "ALL")[1][0].split()
            return [bytes(client.fetch(number, "(BODY.PEEK[])")[1][0][1]) for number in numbers]

    def _client(self) -> imaplib.IMAP4:
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        client.login(USER, PASSWORD)
        return client


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

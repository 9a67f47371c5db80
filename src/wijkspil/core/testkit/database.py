"""The database of a test run: a copy of the migrated template, on SQLite and on PostgreSQL.

A test that needs real transactions (`transaction=True`, `live_server`) does not empty its tables afterwards, which the
log refuses, but gets a fresh copy: the rows of the migrations are there again.
"""

import itertools
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from django.db import connection
from django.test import TransactionTestCase

from wijkspil.core import template_database


class SqliteTestDatabase:
    """A file in a folder of its own; each time another file, for a server in a thread may still read the last one."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="wijkspil-test-")
        self._numbers = itertools.count()
        self._file: Path | None = None

    def renew(self) -> None:
        """Put a fresh copy of the template in place and connect to it."""
        connection.close()
        if self._file:
            self._file.unlink(missing_ok=True)
        self._file = Path(self._folder.name) / f"test-{next(self._numbers)}.sqlite3"
        template_database.copy_database(template_database.migrated_template(), self._file)
        connection.settings_dict["NAME"] = str(self._file)

    def remove(self) -> None:
        """Leave nothing behind."""
        connection.close()
        self._folder.cleanup()


class PostgresTestDatabase:
    """A database made from a template database of the same server."""

    def __init__(self) -> None:
        self._origin = dict(connection.settings_dict)
        self._template = f"wijkspil_leeg_{template_database.migrations_key()}"
        self._name = f"test_wijkspil_{os.getpid()}"

    def renew(self) -> None:
        """Make the database anew from the template (which is migrated first when it is not there)."""
        connection.close()
        with self._server() as cursor:
            self._make_template(cursor)
            cursor.execute(f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{self._name}" TEMPLATE "{self._template}"')
        connection.settings_dict["NAME"] = self._name

    def remove(self) -> None:
        """Leave nothing behind but the template."""
        connection.close()
        with self._server() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)')
        connection.settings_dict.update(self._origin)

    def _make_template(self, cursor: Any) -> None:
        cursor.execute("SELECT pg_advisory_lock(727)")  # other workers wait until the template is there
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self._template])
        if not cursor.fetchone():
            draft = f"{self._template}_{os.getpid()}"
            cursor.execute(f'CREATE DATABASE "{draft}"')
            template_database.run_command("migrate", "--verbosity=0", database_url=url_of(draft))
            cursor.execute(f'ALTER DATABASE "{draft}" RENAME TO "{self._template}"')
        cursor.execute("SELECT pg_advisory_unlock(727)")

    @contextmanager
    def _server(self) -> Iterator[Any]:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")  # migrating the template takes longer than any page may
            yield cursor


def url_of(name: str) -> str:
    """Return the address of another database on the PostgreSQL server of this test run."""
    server = urlsplit(os.environ["DATABASE_URL"])
    return f"postgres://{server.netloc}/{name}?{server.query}"  # urlunsplit would lose the slashes of an empty netloc


@contextmanager
def fresh_database() -> Iterator[None]:
    """Give a test run its database; every test with real transactions leaves a fresh one for the next."""
    database = PostgresTestDatabase() if connection.vendor == "postgresql" else SqliteTestDatabase()
    database.renew()
    with patch.object(TransactionTestCase, "_fixture_teardown", lambda _self: database.renew()):
        yield
    database.remove()

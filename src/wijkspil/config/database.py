"""Turn DATABASE_URL into Django's DATABASES for SQLite (default) and PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from wijkspil.config.environment import SettingsError

# WAL lets readers go on while one process writes; IMMEDIATE takes the write lock at the start of a transaction,
# so that a read followed by a write never fails with "database is locked" halfway.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; "
        "PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY;"
    ),
}


def database_from_url(url: str, data_folder: Path) -> dict[str, Any]:
    """Return one entry of DATABASES.

    Args:
        url: `sqlite:///path` (relative) or `sqlite:////path` (absolute), `postgres://user:password@host:port/name`,
            or empty for a SQLite file in `data_folder`. A PostgreSQL socket folder goes in `?host=/path`.
        data_folder: where the SQLite file stands when `url` is empty.

    Raises:
        SettingsError: the URL names another kind of database, no database name, or a folder that cannot be.
    """
    if not url:
        return _sqlite(str(data_folder / "wijkspil.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:]))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(parts)
    raise SettingsError("DATABASE_URL moet met sqlite:/// of postgres:// beginnen.")


def _sqlite(name: str) -> dict[str, Any]:
    if not name:
        raise SettingsError("DATABASE_URL noemt geen bestand: schrijf sqlite:///map/bestand.sqlite3.")
    folder = Path(name).absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise SettingsError(
            f"De map {folder} is er niet en kan niet worden gemaakt. Kies een andere DATABASE_URL."
        ) from None
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        # Stays open: the first reader after the last one left needs room on the disk for files of its own (-wal, -shm),
        # so on a full disk a site that reopens its database for every page shows none.
        "CONN_MAX_AGE": None,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


def _postgres(parts: Any) -> dict[str, Any]:
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise SettingsError("DATABASE_URL noemt geen database: schrijf postgres://gebruiker@host/naam.")
    query = dict(parse_qsl(parts.query))
    options: dict[str, Any] = {
        "connect_timeout": 5,
        # A transaction that hangs must never hold a lock for ever; the server ends it.
        "options": "-c statement_timeout=15000 -c idle_in_transaction_session_timeout=15000",
        # Nothing says so when the machine of the server is gone: without these a page waits a quarter of an hour.
        "keepalives_idle": 10,  # seconds, as the next one
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15000,  # milliseconds
    }
    if "sslmode" in query:
        options["sslmode"] = query["sslmode"]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }

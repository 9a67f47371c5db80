"""What Wijkspil writes to standard error: one JSON line an event, without personal data.

An error tells its type and where in the code it rose, not its message: messages of the database quote values. Addresses
of the site lose what looks like a secret code, and nothing that looks like an e-mail address comes through.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import Any

EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
SECRET = re.compile(r"[A-Za-z0-9_-]{20,}")
FRAMES = 8  # the innermost ones: where it went wrong


class JsonLine(logging.Formatter):
    """Writes a record as one JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname.lower(),
            "bron": record.name,
            "tekst": scrubbed(record.getMessage()),
        }
        if record.exc_info and record.exc_info[0]:
            line |= _explained(record.exc_info[0], record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def scrubbed(text: str) -> str:
    """Return a text without e-mail addresses and secret codes, on one line and not endless."""
    return SECRET.sub("…", EMAIL.sub("…@…", " ".join(text.split())))[:1000]


def logging_settings() -> dict[str, Any]:
    """Return Django's LOGGING: everything from WARNING up, our own from INFO, to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "wijkspil.config.logs.JsonLine"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "wijkspil": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
            # A page that is not there is no news, and its address is the visitor's.
            "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        },
    }


def _explained(kind: type[BaseException], trace: Any) -> dict[str, Any]:
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return {"fout": kind.__name__, "plek": [f"{_short(f.filename)}:{f.lineno} {f.name}" for f in frames]}


def _short(path: str) -> str:
    """Return the path from the package on: where it is installed is of no use to the reader."""
    for marker in ("/site-packages/", "/src/"):
        _, found, rest = path.rpartition(marker)
        if found:
            return rest
    return path

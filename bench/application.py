"""The WSGI application that is measured.

Every request seems to come from another address, so that the limit on ideas from one address does not end the test.
"""

import itertools
import os
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
from wijkspil.config.wsgi import application as _site  # after the settings: it reads which they are

_number = itertools.count()


def application(environ: dict[str, Any], start_response: Any) -> Any:
    """Serve one request from an address of its own."""
    n = next(_number)
    environ["REMOTE_ADDR"] = f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"
    return _site(environ, start_response)

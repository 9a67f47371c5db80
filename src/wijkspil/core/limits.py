"""At most so often: a small rate limit in the cache.

Counts per fixed window. What is counted (a client address, a mail address) is kept only as a keyed digest, for the
length of the window. With the cache in the memory of each process the limit holds per process; with WIJKSPIL_CACHE for
all.
"""

import time
from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Limit:
    """At most `amount` times in `seconds` seconds.

    Attributes:
        name: what is limited; limits with another name count apart.
    """

    name: str
    amount: int
    seconds: int

    def hit(self, who: str) -> int:
        """Count one for `who`; return 0 when it is allowed, else the seconds to wait until it is again."""
        window, left = divmod(int(time.time()), self.seconds)
        key = f"limiet:{self.name}:{window}:{salted_hmac(self.name, who).hexdigest()}"
        cache.add(key, 0, self.seconds)
        try:
            count = cache.incr(key)
        except ValueError:  # the counter fell out of a full cache: begin again
            cache.set(key, 1, self.seconds)
            count = 1
        return 0 if count <= self.amount else self.seconds - left


def client_address(request: HttpRequest) -> str:
    """Return the network address of the visitor; behind our own proxy, what that proxy says (the last in its list)."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")


def busy_sentence(seconds: int) -> str:
    """Say that too much came from one network address, and when it can be tried again."""
    minutes = ceil(seconds / 60)
    sentence = ngettext(
        "Vanaf dit internetadres is net veel gestuurd. Probeer het over %(minuten)d minuut weer.",
        "Vanaf dit internetadres is net veel gestuurd. Probeer het over %(minuten)d minuten weer.",
        minutes,
    )
    return sentence % {"minuten": minutes}

"""What only the wijkteam may read is sealed with a key that is not in the database (WIJKSPIL_SLEUTEL_TERUGBELLEN).

Fernet: AES-128 in CBC mode with an HMAC. The first key seals; every key opens, so that a key is replaced by putting a
new one in front. Pure but for the setting.
"""

import json
from collections.abc import Mapping

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _

from wijkspil.core.rules import RuleViolation

BLOCK = 512  # bytes: how long a text is, says less this way


def has_key() -> bool:
    """Tell whether anything can be sealed."""
    return bool(settings.TERUGBEL_KEYS)


def seal(said: Mapping[str, str]) -> str:
    """Return what nobody reads without the key."""
    data = json.dumps(said).encode()
    return _box().encrypt(data.ljust(-(-len(data) // BLOCK) * BLOCK)).decode()


def unseal(token: str) -> dict[str, str]:
    """Return what was sealed.

    Raises:
        RuleViolation: the key with which it was sealed is gone, or the text was changed.
    """
    try:
        said: dict[str, str] = json.loads(_box().decrypt(token.encode()))
    except (InvalidToken, ValueError):
        text = _("Wij kunnen dit niet meer lezen, omdat de sleutel is veranderd. Vraag het de beheerder.")
        raise RuleViolation("sleutel_weg", text) from None
    return said


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.TERUGBEL_KEYS])

"""Words that we never use on a screen or in a letter, and what says the same. Pure: no Django.

The pages of the site are looked at for the keys in every test; the check of a text that staff write shows the advice.
"""

import re

# A word as a pattern → what to write instead; empty: leave it out.
NEVER: dict[str, str] = {
    "participatie": "meedoen",
    "initiatieven? indienen": "een idee sturen",
    "gremium|gremia": "overleg",
    "indienen|ingediend": "sturen",
    "klik hier": "zeg wat er gebeurt, zoals ‘bekijk de plannen’",
    "dit veld is verplicht": "zeg wat iemand moet invullen",
    "oeps": "",
    "sorry": "",
    "ongeldige?": "zeg wat er niet klopt",
    "verboden": "dit mag niet",
}
# Participatie is the name of a theme and of a person's work, and only that.
ALLOWED = re.compile(r"\b((?:projectmedewerkers?|het thema) participatie)\b", re.IGNORECASE)


def pattern(words: dict[str, str]) -> re.Pattern[str]:
    """Return one expression that finds any of these words as a whole."""
    return re.compile(rf"\b({'|'.join(words)})\b", re.IGNORECASE)

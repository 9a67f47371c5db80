"""What the words in a cell mean here: soort, kanaal, stand, ja or nee, and a date. Unknown words are refused."""

import re
from datetime import date, datetime

from wijkspil.core.formulieren import read_date
from wijkspil.inbreng.models.kinds import Channel, Kind
from wijkspil.inbreng.status import State

KINDS = {
    **{kind.value: kind for kind in Kind},
    **dict.fromkeys(("plan", "voorstel", "idea"), Kind.IDEE),
    **dict.fromkeys(("wens", "behoeften"), Kind.BEHOEFTE),
    "question": Kind.VRAAG,
    **dict.fromkeys(("klacht", "bezwaar", "signaal", "reactie", "remark"), Kind.OPMERKING),
}
CHANNELS = {
    **{channel.value: channel for channel in Channel},
    **dict.fromkeys(("site", "website", "online", "internet", "formulier", "enquete", "enquête"), Channel.WEB),
    **dict.fromkeys(("e-mail", "email"), Channel.MAIL),
    **dict.fromkeys(("telefonisch", "gebeld"), Channel.TELEFOON),
    **dict.fromkeys(("straat", "mondeling", "balie", "spreekuur"), Channel.GESPREK),
    **dict.fromkeys(("post", "papier"), Channel.BRIEF),
    **dict.fromkeys(("bijeenkomst", "vergadering", "wijkavond", "bewonersavond"), Channel.OVERLEG),
}
# The state here, and the outcome when it is done. What is done gets no terms.
STATES: dict[str, tuple[State, str]] = {
    **dict.fromkeys(("open", "nieuw", "ontvangen", "ingediend", "openstaand"), (State.ONTVANGEN, "")),
    **dict.fromkeys(
        ("in behandeling", "in_behandeling", "bezig", "loopt", "lopend", "in onderzoek", "wij zijn ermee bezig"),
        (State.IN_BEHANDELING, ""),
    ),
    **dict.fromkeys(("beantwoord",), (State.BEANTWOORD, State.BEANTWOORD)),
    **dict.fromkeys(
        ("opgepakt", "wordt uitgevoerd", "in uitvoering", "toegekend", "wij gaan dit doen"),
        (State.OPGEPAKT, State.OPGEPAKT),
    ),
    **dict.fromkeys(("wordt plan", "wordt_plan", "wordt een plan"), (State.WORDT_PLAN, State.WORDT_PLAN)),
    **dict.fromkeys(("doorverwezen", "doorgestuurd"), (State.DOORVERWEZEN, State.DOORVERWEZEN)),
    **dict.fromkeys(
        ("gaat niet door", "gaat_niet_door", "afgewezen", "geweigerd", "niet haalbaar", "dit gaat niet door"),
        (State.GAAT_NIET_DOOR, State.GAAT_NIET_DOOR),
    ),
    **dict.fromkeys(
        ("afgerond", "klaar", "gereed", "gedaan", "gerealiseerd", "uitgevoerd"), (State.AFGEROND, State.OPGEPAKT)
    ),
    **dict.fromkeys(("gesloten", "afgesloten", "afgehandeld"), (State.AFGEROND, State.BEANTWOORD)),
}
YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "1", "x", "openbaar", "publiek", "public"})
NO = frozenset({"nee", "n", "no", "false", "onwaar", "0", "", "prive", "privé", "private", "niet openbaar"})
FIRST_YEAR = 1990


def word(text: str) -> str:
    """Return a cell as it is looked up: lower case, one space between words."""
    return " ".join(text.lower().split())


def day_of(text: str) -> date | None:
    """Read a date as people and programs write it; None when it is none, or before 1990."""
    text = text.strip()
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", text):
        try:
            found: date | None = datetime.fromisoformat(text).date()
        except ValueError:
            return None
    else:
        found = read_date(text)
    return found if found and found.year >= FIRST_YEAR else None

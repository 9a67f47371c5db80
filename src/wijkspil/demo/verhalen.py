"""The example story of an area, told from its figures alone. Pure: facts in, Dutch sentences out.

Nothing here is presented as history: what is not a figure of CBS is a question to the reader.
"""

from dataclasses import dataclass

MARK = "<p><i>Voorbeeldtekst</i></p>"
MEMORIES = (
    "Hoe het hier vroeger was, weten bewoners het best. Heeft u een oude foto of een verhaal? Laat het ons weten.",
    "Achter die cijfers zitten verhalen. Weet u hoe uw straat begon? Vertel het ons.",
    "Wie woont hier al lang? Uw herinneringen horen op deze plek.",
    "Het echte verhaal begint bij de mensen die het meemaakten. Was u dat? Vertel het ons.",
)
DREAMS = (
    ("schaduw op het plein", "een bank waar buren elkaar spreken", "een tuin die u samen verzorgt"),
    ("een plek voor jongeren", "meer bomen in de straat", "een feest voor alle buren"),
    ("veilig spelen op straat", "een plek om spullen te maken", "samen eten in het buurthuis"),
    ("minder stenen en meer groen", "een speelplek voor elk kind", "een wandeling langs mooie plekken"),
    ("een veld om te sporten", "kunst van mensen uit de wijk", "buren die elkaar helpen"),
)
INVITATIONS = (
    "Wat is uw droom voor de wijk? Deel uw idee.",
    "Waar droomt u van? Vertel het ons en uw buren.",
    "Wat wilt u hier graag zien? Deel uw idee.",
)


@dataclass(frozen=True)
class Facts:
    """What is known of an area.

    Attributes:
        nummer: its place in the list; chooses between sentences that say the same.
        niveau: what such an area is called: `wijk` or `stadsdeel`; `meervoud` for several.
        boven: the name of the area above it, empty when that is the whole city.
        delen: the names of the areas below it.
        rang: 1 for most inhabitants of the `aantal` areas of its level.
        richting: where it lies, seen from the middle of the city: `ten noorden`; empty for the middle itself.
    """

    nummer: int
    naam: str
    stad: str
    niveau: str
    meervoud: str
    boven: str
    delen: tuple[str, ...]
    inwoners: int
    woningen: int
    hectare: int
    stad_woningen_per_hectare: float
    rang: int
    aantal: int
    richting: str

    @property
    def woningen_per_hectare(self) -> float:
        """How close together the homes stand."""
        return self.woningen / self.hectare


def kernzin(facts: Facts) -> str:
    """Return one sentence about the area."""
    people = f"{number(facts.inwoners)} mensen"
    where = f"{facts.richting} van het midden van {facts.stad}" if facts.richting else f"midden in {facts.stad}"
    if facts.woningen_per_hectare >= 30:
        return f"Hier wonen {people} dicht bij elkaar, {where}."
    if facts.woningen_per_hectare <= 5:
        return f"Hier is veel ruimte: {people} op {number(facts.hectare)} hectare, {where}."
    return (
        f"Hier wonen {people}, {where}.",
        f"Een {facts.niveau} van {people}, {where}.",
        f"{_capital(where)} wonen hier {people}.",
    )[facts.nummer % 3]


def ontstaan(facts: Facts) -> str:
    """Return the first part: how it is built, from the figures."""
    per = round(facts.woningen_per_hectare)
    city = round(facts.stad_woningen_per_hectare)
    homes = f"{number(facts.woningen)} woningen"
    built = (
        f"In {facts.naam} staan {homes} op {number(facts.hectare)} hectare.",
        f"{facts.naam} telt {homes}. Samen met straten, groen en water is dat {number(facts.hectare)} hectare.",
        f"Op {number(facts.hectare)} hectare staan hier {homes}.",
    )[facts.nummer % 3]
    compared = f"Dat is ongeveer {_per_hectare(per)}. In heel {facts.stad} zijn het er {city}."
    return _part(f"{built} {compared}", MEMORIES[facts.nummer % len(MEMORIES)])


def leven(facts: Facts) -> str:
    """Return the second part: who lives there now."""
    per_home = f"{facts.inwoners / facts.woningen:.1f}".replace(".", ",")
    lives = (
        f"In {facts.naam} wonen {number(facts.inwoners)} mensen. Dat zijn er gemiddeld {per_home} per woning.",
        (
            f"{number(facts.inwoners)} mensen noemen {facts.naam} hun {facts.niveau}. "
            f"Gemiddeld wonen er {per_home} mensen in een huis."
        ),
        f"Er wonen hier {number(facts.inwoners)} mensen, gemiddeld {per_home} in elke woning.",
    )[facts.nummer % 3]
    return _part(f"{lives} {_rank(facts)}", _belongs(facts))


def dromen(facts: Facts) -> str:
    """Return the third part: an invitation, for nobody's dream is invented."""
    one, two, three = DREAMS[facts.nummer % len(DREAMS)]
    asks = INVITATIONS[facts.nummer % len(INVITATIONS)]
    return _part(
        f"Hier komt te staan wat bewoners hopen voor {facts.naam}.", f"Misschien {one}, {two} of {three}. {asks}"
    )


def number(value: int) -> str:
    """Write a number with a point between thousands."""
    return f"{value:,}".replace(",", ".")


def _rank(facts: Facts) -> str:
    if facts.rang == 1:
        return f"Geen {facts.niveau} van {facts.stad} heeft meer inwoners."
    if facts.rang == facts.aantal:
        return f"Geen {facts.niveau} van {facts.stad} heeft minder inwoners."
    return f"Van de {facts.aantal} {facts.meervoud} van {facts.stad} staat {facts.naam} op plaats {facts.rang}."


def _belongs(facts: Facts) -> str:
    if facts.delen:
        names = ", ".join(facts.delen[:-1]) + f" en {facts.delen[-1]}"
        return f"{facts.naam} heeft {len(facts.delen)} wijken: {names}."
    return f"{facts.naam} hoort bij het gebied {facts.boven}." if facts.boven else ""


def _per_hectare(per: int) -> str:
    if per == 0:
        return "minder dan 1 woning per hectare"
    return "1 woning per hectare" if per == 1 else f"{per} woningen per hectare"


def _part(*paragraphs: str) -> str:
    return MARK + "".join(f"<p>{text}</p>" for text in paragraphs if text)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]

"""The ideas, wishes and questions of the demo. Nobody brought them in; each says that it is an example."""

from dataclasses import dataclass

from wijkspil.inbreng.models import Kind
from wijkspil.inbreng.status import State

VOORBEELD = "Dit is een voorbeeld voor de demo."


@dataclass(frozen=True)
class IdeeText:
    """An idea, wish or question, and how far it is.

    Attributes:
        wijken: the wijk it is for, as a code, per city: (Arnhem, Nijmegen).
        dagen_geleden: when it came in.
        antwoord: empty while there is none. klaar: what came of it, when it is done.
        openbaar: the bringer agreed and it stands on the site; without it it waits to be judged.
        steun: how many others want the same.
        hulp: what somebody offers to do; empty when nobody does.
        tekening: a drawing of tekeningen.py that the bringer added as a photo; on the site when the idea is.
    """

    wijken: tuple[str, str]
    titel: str
    tekst: str
    plaats: str
    thema: str
    dagen_geleden: int
    antwoord: str = ""
    uitkomst: State = State.OPGEPAKT
    klaar: str = ""
    opgepakt: bool = False
    openbaar: bool = True
    steun: int = 0
    hulp: str = ""
    tekening: str = ""
    soort: Kind = Kind.IDEE


KLARENDAL = ("WK020207", "BU02680206")
PRESIKHAAF = ("WK020204", "BU02680732")

IDEEEN = (
    IdeeText(
        KLARENDAL, "Bankjes bij de speeltuin",
        "Bij de speeltuin zitten ouders nu op de stoeprand. Met twee bankjes wordt het een plek om elkaar te spreken.",
        "Bij de speeltuin", "speeltuinen", 75,
        "Wij zetten twee bankjes neer, met een boom ernaast voor schaduw. Dat doen wij als de grond zacht is.",
        klaar="De bankjes staan er. De boom is geplant.",
        steun=9, tekening="speelplek",
    ),
    IdeeText(
        KLARENDAL, "Geveltuinen in de smalle straten",
        "In onze straat is geen plek voor bomen, wel voor een rij tegels minder langs de gevel. Dat scheelt warmte.",
        "In de smalle straten", "groen", 40,
        "Wij halen de tegels weg waar bewoners dat willen. U krijgt aarde en eerste planten van ons.",
        steun=14, hulp="Ik help graag met planten. Ik heb een bakfiets voor de aarde.", tekening="tuin",
    ),
    IdeeText(
        KLARENDAL, "Een zwembad in de wijk",
        "Kinderen moeten nu ver fietsen om te leren zwemmen. Een klein bad in de wijk zou fijn zijn.",
        "", "sport", 52,
        "Dit gaat niet door. Een zwembad past niet in het budget van een wijk en er is geen plek voor. "
        "Wel vragen wij of de bus naar het bestaande bad vaker kan rijden.",
        State.GAAT_NIET_DOOR,
    ),
    IdeeText(
        KLARENDAL, "Betere verlichting in het steegje",
        "Het steegje achter de winkels is ’s avonds donker. Mensen lopen er liever omheen.",
        "Achter de winkels", "veiligheid", 12, opgepakt=True,
        steun=23,
    ),
    IdeeText(
        KLARENDAL, "Samen koken op woensdag",
        "Eén keer in de week koken met en voor buren, in het buurthuis. Ik wil helpen met boodschappen.",
        "Het buurthuis", "welzijn", 2, openbaar=False, tekening="straat",
    ),
    IdeeText(
        KLARENDAL, "Een ruilkast voor boeken",
        "Een kast buiten waar je boeken neerzet en meeneemt. Kinderboeken zijn hier snel uitgelezen.",
        "Op het plein", "cultuur", 9, openbaar=False,
    ),
    IdeeText(
        KLARENDAL, "Wie kan mij helpen?",
        "Ik kan mijn huur niet meer betalen en ik durf de post niet open te maken. Ik slaap er niet van.",
        "", "welzijn", 1, openbaar=False, soort=Kind.VRAAG,
    ),
    IdeeText(
        KLARENDAL, "Meer schaduw op warme dagen",
        "In de zomer is het in de straten zonder bomen erg heet. Vooral ouderen blijven dan binnen.",
        "", "groen", 21,
        steun=19, soort=Kind.BEHOEFTE,
    ),
    IdeeText(
        PRESIKHAAF, "Wanneer gaat de bibliotheek weer open?",
        "De bibliotheek is dicht voor een verbouwing. Waar kunnen kinderen in die tijd boeken lenen?",
        "De bibliotheek", "cultuur", 16,
        "De verbouwing duurt tot het voorjaar. Tot die tijd staat er op woensdag een bibliobus bij de school.",
        State.BEANTWOORD, steun=12, soort=Kind.VRAAG,
    ),
    IdeeText(
        PRESIKHAAF, "Elke eerste zaterdag samen de wijk schoonmaken",
        "Wij zijn met vijf buren begonnen. Met grijpers en zakken van de gemeente kunnen er meer mensen meedoen.",
        "Start bij de school", "wijkonderhoud", 11,
        steun=7, soort=Kind.INITIATIEF,
    ),
    IdeeText(
        PRESIKHAAF, "Een jeu-de-boulesbaan in het park",
        "Ouderen zoeken een plek om buiten bezig te zijn. Een baan kost weinig en iedereen kan meedoen.",
        "In het park", "sport", 65,
        "De baan komt bij het grote grasveld. Een groep bewoners houdt hem bij.",
        klaar="De baan ligt er. Op dinsdagmiddag kan iedereen meedoen.",
        steun=6, tekening="park",
    ),
    IdeeText(
        PRESIKHAAF, "Minder zwerfvuil bij de winkels",
        "Bij het winkelcentrum waait veel afval rond. Meer bakken en een vaste schoonmaakdag helpen.",
        "Het winkelcentrum", "wijkonderhoud", 33,
        "Er komen drie bakken bij. Een vaste schoonmaakdag regelt de winkeliersvereniging.",
        State.OPGEPAKT,
        steun=17,
    ),
    IdeeText(
        PRESIKHAAF, "Een pluktuin bij de school",
        "Kinderen planten fruit en groente die iedereen mag plukken. De school wil meedoen.",
        "Bij de school", "groen", 6,
        steun=11, hulp="Ik kan plantenbakken timmeren, samen met de kinderen.", tekening="tuin",
    ),
    IdeeText(
        PRESIKHAAF, "Een oversteek bij de bushalte",
        "Bij de bushalte steken kinderen over waar auto’s hard rijden. Een zebrapad maakt dat veiliger.",
        "Bij de bushalte", "veiligheid", 3, openbaar=False,
    ),
    IdeeText(
        ("WK020202", "BU02680202"), "Muurschildering op de blinde gevel",
        "De grote grijze muur kan een schildering krijgen, gemaakt met jongeren uit de wijk.",
        "De grote gevel", "cultuur", 58,
        "De eigenaar van het pand vindt het goed. Wij betalen de verf en zoeken met u een maker.",
        steun=8,
    ),
    IdeeText(
        ("WK020206", "BU02680320"), "Fietsenstalling bij het station",
        "Fietsen staan nu op de stoep, waardoor je er met een rolstoel niet langs kunt.",
        "Bij het station", "wijkonderhoud", 29,
        "De spoorbeheerder gaat over deze plek en maakt al een plan. Wij gaven uw idee door.",
        State.DOORVERWEZEN,
    ),
    IdeeText(
        ("WK020218", "BU02680616"), "Buurtbarbecue aan het water",
        "Een keer per jaar samen eten aan het water, met tafels die de gemeente uitleent.",
        "Aan het water", "participatie", 45,
        "U kunt de tafels bij ons lenen. Wij helpen met de vergunning.",
        klaar="Er kwamen tachtig buren. Volgend jaar weer.",
    ),
    IdeeText(
        ("WK020224", "BU02680970"), "Een natuurspeelplek met water",
        "Een plek met een pomp, boomstammen en modder. Kinderen spelen hier nu vooral op stoeptegels.",
        "Het veldje", "speeltuinen", 8, opgepakt=True,
        steun=5,
    ),
    IdeeText(
        ("WK020222", "BU02680840"), "Een spreekuur over energie besparen",
        "Veel mensen weten niet waar ze moeten beginnen. Een spreekuur met iemand die verstand heeft van huizen helpt.",
        "Het wijkcentrum", "welzijn", 18,
        "Vanaf volgende maand is er elke twee weken een spreekuur in het wijkcentrum.",
    ),
    IdeeText(
        ("WK020223", "BU02680511"), "Hondenveldje met een hek",
        "Honden los laten spelen zonder dat kinderen schrikken: een veldje met een hek lost dat op.",
        "Achter de flats", "groen", 5,
        steun=1,
    ),
)  # fmt: skip

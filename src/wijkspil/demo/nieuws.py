"""The news of the demo. Nothing in it happened; every message says that it is an example."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReactionText:
    """What a reader wrote; `antwoord` is what a colleague answered, `wacht` leaves it to be judged."""

    naam: str
    tekst: str
    antwoord: str = ""
    wacht: bool = False


@dataclass(frozen=True)
class MessageText:
    """A message: for a wijk (its web name) or, with an empty `wijk`, for all."""

    wijk: str
    titel: str
    auteur: str
    dagen_geleden: int
    inleiding: str
    tekst: tuple[str, ...]
    reageren_dagen: int = 0
    reacties: tuple[ReactionText, ...] = ()
    beantwoord_door: str = ""


HOW_TO = MessageText(
    wijk="",
    titel="Zo vindt u wie u kunt bellen",
    auteur="Daan Dekker, redactie",
    dagen_geleden=3,
    inleiding="Vul uw postcode en huisnummer in. U ziet meteen wie er in uw wijk werkt.",
    tekst=(
        (
            "Wilt u iets vragen over een speelplek, een boom of een plan met de buren? Op de pagina van uw wijk "
            "staat wie u helpt. U ziet ook waar u diegene voor kunt bellen en tot wanneer."
        ),
        "Komt er iemand anders? Dan leest u dat daar van tevoren.",
    ),
)
WINTER = MessageText(
    wijk="",
    titel="Wat ziet u graag in de wijk? Vertel het deze winter",
    auteur="Daan Dekker, redactie",
    dagen_geleden=9,
    inleiding="In de winter is er tijd om plannen te maken. Deel uw idee en lees dat van uw buren.",
    tekst=(
        "Een idee hoeft niet af te zijn. Schrijf in een paar zinnen wat u graag ziet. Iemand uit het team mailt u.",
        "U krijgt altijd antwoord. Kan iets niet? Dan leggen we uit waarom.",
    ),
    reageren_dagen=30,
    reacties=(
        ReactionText(
            "Petra",
            "Kan ik ook een idee doorgeven zonder computer? Mijn moeder wil graag meedoen.",
            "Zeker. Zij kan ons bellen of een medewerker aanspreken in de wijk. Wij schrijven het idee dan op.",
        ),
        ReactionText("", "Fijn dat er ook staat waarom iets niet doorgaat."),
    ),
    beantwoord_door="Daan Dekker",
)
ARNHEM = (
    HOW_TO,
    WINTER,
    MessageText(
        wijk="klarendal",
        titel="Kijk mee naar het plan voor de speelplek",
        auteur="Bram Bakker, team Leefomgeving",
        dagen_geleden=5,
        inleiding="Er liggen drie tekeningen klaar. Kom ze woensdag bekijken en zeg welke u het beste vindt.",
        tekst=(
            "U kunt woensdag tussen 15.00 en 18.00 uur binnenlopen in het wijkcentrum. Kinderen zijn ook welkom.",
            "Kunt u niet? Reageer dan hieronder. We nemen alle reacties mee naar de tekenaar.",
        ),
        reageren_dagen=14,
        reacties=(
            ReactionText(
                "Samira",
                "Komt er ook iets voor kinderen in een rolstoel?",
                "Ja. In alle drie de tekeningen staat een schommel waar een rolstoel op kan.",
            ),
            ReactionText("Henk", "Graag een bank in de schaduw voor opa’s en oma’s."),
            ReactionText("Een buurman", "Ik hoop dat het ’s avonds rustig blijft. Komt er een hek?", wacht=True),
        ),
        beantwoord_door="Bram Bakker",
    ),
    MessageText(
        wijk="klarendal",
        titel="Zaterdag maken we de straat schoon",
        auteur="Bram Bakker, team Leefomgeving",
        dagen_geleden=24,
        inleiding="Doet u mee? Wij zorgen voor grijpers, handschoenen en koffie.",
        tekst=("We beginnen om 10.00 uur op het plein en zijn klaar om 12.00 uur. U hoeft zich niet aan te melden.",),
    ),
    MessageText(
        wijk="presikhaaf-west",
        titel="Er komen bomen bij in de wijk",
        auteur="Carla Cornelissen, team Leefomgeving",
        dagen_geleden=12,
        inleiding="Bewoners wezen vijf plekken aan waar het in de zomer te heet is. Daar planten we bomen.",
        tekst=("We planten in maart. Welke boom op welke plek komt, kiest u mee. U krijgt hierover een brief.",),
        reageren_dagen=21,
        reacties=(ReactionText("Noor", "Heel fijn! Kan er ook een boom met fruit komen?"),),
    ),
)
NIJMEGEN = (
    HOW_TO,
    WINTER,
    MessageText(
        wijk="dukenburg",
        titel="Dit zijn uw vier aanspreekpunten in Dukenburg",
        auteur="Daan Dekker, redactie",
        dagen_geleden=6,
        inleiding="Drie wijkregisseurs en een projectmedewerker werken nu voor Dukenburg. Zij overleggen elke maand.",
        tekst=(
            (
                "Heeft u een vraag over groen, straten of speelplekken? Bel dan de wijkregisseur fysiek. Gaat het over "
                "buren, jongeren of ontmoeten? Dan helpt de wijkregisseur sociaal. Voor veiligheid is er ook iemand."
            ),
            (
                "Heeft u een idee? Vertel het de projectmedewerker participatie. Weet u niet wie u moet hebben? "
                "Bel ons algemene nummer. Wij verbinden u door."
            ),
        ),
        reageren_dagen=30,
        reacties=(
            ReactionText(
                "Marianne",
                "Kan ik mijn oude contactpersoon nog mailen?",
                "Uw mail komt aan. Wij sturen hem door naar de juiste collega en u krijgt antwoord.",
            ),
            ReactionText("Ali", "Goed dat er een gezicht bij komt."),
            ReactionText("Iemand uit Meijhorst", "Is er ook een spreekuur in de wijk zelf?", wacht=True),
        ),
        beantwoord_door="Daan Dekker",
    ),
    MessageText(
        wijk="lindenholt",
        titel="Samen eten in het wijkcentrum",
        auteur="Daan Dekker, redactie",
        dagen_geleden=15,
        inleiding="Elke eerste donderdag van de maand kunt u aanschuiven. Kom ook eens kijken.",
        tekst=("We eten om 18.00 uur. Wilt u helpen koken? Dan bent u om 16.00 uur welkom.",),
    ),
)
NEWS = {"arnhem": ARNHEM, "nijmegen": NIJMEGEN}

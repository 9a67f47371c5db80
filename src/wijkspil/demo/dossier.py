"""The demo of what staff keep at an inbreng: texts, help, what belongs together, a merge that waits."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from wijkspil.berichten.actions import erase_mails
from wijkspil.core.actors import LinkActor, SystemActor
from wijkspil.demo.context import DemoContext
from wijkspil.demo.ideeen import VOORBEELD
from wijkspil.demo.inbreng import days_ago, team_member
from wijkspil.inbreng import actions
from wijkspil.inbreng.models import Inbreng, Kind
from wijkspil.inbreng.permissions import thing_of


@dataclass(frozen=True)
class Help:
    """Something that was asked of somebody.

    Attributes:
        bij: the title of the idea; dagen_geleden: when it was asked.
        klaar: in how many days it was promised, negative for late; None when it is only asked.
        gedaan: what was done.
    """

    bij: str
    wat: str
    van: str
    dagen_geleden: int
    klaar: int | None = None
    gedaan: str = ""
    for_bringer: bool = True


HELP = (
    Help("Betere verlichting in het steegje", "Zeggen of er een lamp aan de gevel mag", "de woningcorporatie", 12, -2),
    Help("Betere verlichting in het steegje", "’s Avonds meten hoe donker het is", "team Licht", 11, -6, "Gemeten."),
    Help("Geveltuinen in de smalle straten", "Aarde brengen in april", "het tuincentrum", 20, 90),
    Help("Een pluktuin bij de school", "Vragen of de kinderen meedoen", "de school", 5, for_bringer=False),
)


TEXTS = (
    actions.TemplateText(
        "Nee, geen geld dit jaar",
        "Dank u wel voor ‘{titel}’. Wij vinden het een goed idee.\n\nWij kunnen het dit jaar niet betalen: het geld "
        "voor {wijk} is op. In januari kijken wij opnieuw. U krijgt dan bericht van mij.",
        (Kind.IDEE, Kind.INITIATIEF, Kind.BEHOEFTE),
    ),
    actions.TemplateText(
        "Ja, wij gaan dit doen",
        "Goed nieuws over ‘{titel}’: wij gaan dit doen.\n\nEerst kijken wij samen met u naar de plek. Ik bel u deze "
        "week voor een afspraak.",
        (Kind.IDEE, Kind.INITIATIEF, Kind.BEHOEFTE),
    ),
    actions.TemplateText(
        "Een ander gaat hierover",
        "Dank u wel voor uw bericht. Hier gaat de gemeente niet over.\n\nIk heb uw vraag gestuurd naar wie dat wel "
        "doet. U hoort van hen. Hoort u na twee weken niets? Laat het mij dan weten. Noem {kenmerk}.",
    ),
    actions.TemplateText(
        "Wij hebben meer tijd nodig",
        "Ik wil u een goed antwoord geven over ‘{titel}’. Daarvoor heb ik meer tijd nodig.\n\nIk praat eerst met de "
        "buren in {wijk}. Daarna hoort u wat wij doen, en waarom.",
    ),
)

SAME_AS = "Een ruilkast voor boeken"
TOGETHER = ("Meer schaduw op warme dagen", "Geveltuinen in de smalle straten")


def fill(context: DemoContext) -> None:
    """Write down the texts and the help of the demo, the first asked first."""
    for text in TEXTS:
        actions.add_template(actor=SystemActor("demo"), text=text)
    for one in sorted(HELP, key=lambda one: -one.dagen_geleden):
        _ask(one, context)
    first, other = (Inbreng.objects.select_related("area").get(titel=titel) for titel in TOGETHER)
    with days_ago(context, 3):
        reden = "Allebei tegen de hitte in de straat."
        actions.connect(actor=team_member(first.area), inbreng=first, version=first.version, other=other, reden=reden)
    _propose_merge(context)


def _ask(one: Help, context: DemoContext) -> None:
    inbreng = Inbreng.objects.select_related("area").get(titel=one.bij)
    with days_ago(context, one.dagen_geleden):
        actor = team_member(inbreng.area)
        due = None if one.klaar is None else context.today + timedelta(days=one.klaar)
        asked = actions.Asked(one.wat, one.van, due=due, for_bringer=one.for_bringer)
        row = actions.ask(actor=actor, inbreng=inbreng, version=inbreng.version, asked=asked)
    if one.gedaan:
        with days_ago(context, 6):
            inbreng.refresh_from_db()
            actions.fulfil(
                actor=team_member(inbreng.area),
                toezegging=row,
                version=inbreng.version,
                tekst=one.gedaan,
                for_bringer=one.for_bringer,
            )


def _propose_merge(context: DemoContext) -> None:
    """Let somebody bring in the same again, and ask both whether it may go on as one: that waits for an answer."""
    stays = Inbreng.objects.select_related("area", "thema").get(titel=SAME_AS)
    with days_ago(context, 4):
        content = actions.Content(
            area=stays.area,
            thema=stays.thema,
            titel="Boekenkast op de hoek",
            tekst=f"Ik heb veel boeken over. Een kast op de hoek is handig: wie wil, neemt er een mee.\n\n{VOORBEELD}",
        )
        brenger = actions.Brenger(email="buur@bewoners.example", naam="Voorbeeld", may_be_public=True)
        key = uuid5(NAMESPACE_URL, f"{context.gemeente} boekenkast")
        goes = actions.share(actor=LinkActor("demo"), sleutel=key, content=content, brenger=brenger)
        goes = actions.confirm(actor=LinkActor(thing_of(goes)), inbreng=goes)
        actor = team_member(stays.area)
        goes = actions.publish(actor=actor, inbreng=goes, version=goes.version)
    with days_ago(context, 2):
        words = "U wilt allebei een kast met boeken in de wijk. Samen krijgt die sneller een plek."
        actions.propose_merge(actor=actor, inbreng=goes, version=goes.version, other=stays, reden=words)
    for one in (goes, stays):
        erase_mails(thing=one)

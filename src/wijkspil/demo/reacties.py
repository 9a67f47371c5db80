"""The demo of reacties: some on the site, one that waits, one whose writer does not agree; and a tip."""

from dataclasses import dataclass

from wijkspil.berichten.actions import erase_mails
from wijkspil.berichten.models import about
from wijkspil.core.actors import PUBLIC, LinkActor
from wijkspil.demo.context import DemoContext
from wijkspil.demo.inbreng import days_ago, team_member
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.subjects import as_subject
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.reacties import actions
from wijkspil.reacties.models import Reactie
from wijkspil.reacties.status import TipReden
from wijkspil.reacties.subjects import Subject

REDACTEUR = "Daan Dekker"
TIP_OVER = "Geveltuinen in de smalle straten"
TIP = "In twee van die straten liggen al geveltuinen."


@dataclass(frozen=True)
class ReactionText:
    """What a visitor wrote under an idea.

    Attributes:
        idee: its title.
        antwoord: what the team answered; empty when it did not.
        reden: why it is not on the site; empty when it is, or waits.
        tegenspraak: why the writer does not agree with that.
        wacht: nobody judged it yet.
    """

    idee: str
    naam: str
    tekst: str
    dagen_geleden: int
    antwoord: str = ""
    reden: str = ""
    tegenspraak: str = ""
    wacht: bool = False


REACTIES = (
    ReactionText("Geveltuinen in de smalle straten", "Petra", "Wij hebben er al een. De hele straat praat weer.", 30),
    ReactionText(
        "Geveltuinen in de smalle straten",
        "",
        "Krijgen wij ook hulp met water geven in de zomer?",
        20,
        "Dat spreken wij per straat af. U kunt een gieter bij ons lenen.",
    ),
    ReactionText("Betere verlichting in het steegje", "Joke", "Ja! Ik loop nu altijd om.", 9),
    ReactionText("Betere verlichting in het steegje", "Sami", "Kan het met een bewegingslamp?", 1, wacht=True),
    ReactionText(
        "Meer schaduw op warme dagen",
        "Ans",
        "De mensen van het hoekhuis hebben alle bomen gekapt. Vraag het hun maar.",
        6,
        reden="U schrijft over bewoners van één huis. Schrijf over de straat, dan kan het erbij staan.",
        tegenspraak="Ik noem niemand bij naam. Iedereen kan zien dat de bomen weg zijn.",
    ),
    ReactionText("Elke eerste zaterdag samen de wijk schoonmaken", "Mehmet", "Ik kom met mijn dochter. Hoe laat?", 4),
)


def fill(context: DemoContext) -> None:
    """Let visitors react, and colleagues judge; afterwards /demo/post/ holds no mail about it."""
    for text in REACTIES:
        inbreng = Inbreng.objects.select_related("area", "thema").get(titel=text.idee, publication="openbaar")
        reactie = _written(text, as_subject(inbreng), context)
        with days_ago(context, max(text.dagen_geleden - 1, 0)):
            _judge(text, reactie, team_member(inbreng.area))
        erase_mails(thing=reactie)
    _tip(context)


def _tip(context: DemoContext) -> None:
    """Let somebody find something wrong with an idea, yesterday."""
    inbreng = Inbreng.objects.select_related("area", "thema").get(titel=TIP_OVER, publication="openbaar")
    with days_ago(context, 1):
        actions.send_tip(actor=PUBLIC, subject=as_subject(inbreng), reden=TipReden.ONJUIST, tekst=TIP)


def _written(text: ReactionText, subject: Subject, context: DemoContext) -> Reactie:
    with days_ago(context, text.dagen_geleden):
        said = actions.Said(tekst=text.tekst, naam=text.naam, email=f"reactie{text.dagen_geleden}@bewoners.example")
        reactie = actions.send_reactie(actor=LinkActor("demo"), subject=subject, said=said)
        assert reactie is not None  # noqa: S101 - nobody writes that often
        return actions.confirm_reactie(actor=LinkActor(about(reactie)), reactie=reactie)


def _judge(text: ReactionText, reactie: Reactie, colleague: StaffActor) -> None:
    if text.wacht:
        return
    if text.reden:
        redacteur = StaffActor(Account.objects.get(naam=REDACTEUR))
        reactie = actions.refuse_reactie(actor=redacteur, reactie=reactie, reden=text.reden)
        actions.object_to_refusal(actor=LinkActor(about(reactie)), reactie=reactie, tekst=text.tegenspraak)
        return
    actions.place_reactie(actor=colleague, reactie=reactie)
    if text.antwoord:
        actions.answer_reactie(actor=colleague, reactie=reactie, tekst=text.antwoord)

"""The demo of what staff keep at an inbreng: help that was asked and promised."""

from dataclasses import dataclass
from datetime import timedelta

from wijkspil.demo.context import DemoContext
from wijkspil.demo.inbreng import days_ago, team_member
from wijkspil.inbreng import actions
from wijkspil.inbreng.models import Inbreng


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


def fill(context: DemoContext) -> None:
    """Write down the help of the demo, the first asked first."""
    for one in sorted(HELP, key=lambda one: -one.dagen_geleden):
        _ask(one, context)


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

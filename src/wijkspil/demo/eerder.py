"""What came in by telephone and in the street in the year before: answered, not on the site, the past of the demo.

Made in bulk, with the rules and terms of the program; the scores per quarter are computed from these rows as from all
others.
"""

from datetime import date, datetime, time, timedelta
from itertools import count
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from wijkspil.core import clock
from wijkspil.core.workdays import add_work_days, work_day_from
from wijkspil.demo.context import GEMEENTEN, DemoContext
from wijkspil.demo.ideeen import IDEEEN, VOORBEELD
from wijkspil.inbreng import queries
from wijkspil.inbreng.actions.steps import next_kenmerk
from wijkspil.inbreng.models import Channel, Inbreng, InbrengStap, Kind
from wijkspil.inbreng.status import StapKind, State
from wijkspil.inbreng.terms import Terms
from wijkspil.mensen.models import Account, RolToekenning
from wijkspil.mensen.permissions import Rol
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area, Thema

FIRST, LAST = 480, 76  # days ago; what came in later, the ideas of the demo tell
WIJKEN = 5  # with enough to tell a score of; in the others nothing came in
# How much of the term it took until the first contact and until the answer, in turn; longer ago it took more.
PACE = ((0.2, 0.3), (0.6, 0.7), (0.4, 0.5), (1, 1), (0.2, 0.2), (0.8, 0.9), (0.4, 1.2), (1.2, 0.6), (0.6, 0.4))
SLOWER_BEFORE = 260  # days ago
Question = tuple[Kind, str, str, str]
QUESTIONS: tuple[Question, ...] = (
    (
        Kind.VRAAG,
        "Wanneer wordt de heg gesnoeid?",
        "De heg groeit over de stoep. Met een rollator kom je er niet langs.",
        "groen",
    ),
    (
        Kind.OPMERKING,
        "De prullenbak zit vaak vol",
        "Op maandag waait alles over straat. Kan hij vaker leeg?",
        "wijkonderhoud",
    ),
    (
        Kind.VRAAG,
        "Mag ik een boom adopteren?",
        "Er staat een jonge boom voor de deur. Ik geef hem graag water.",
        "groen",
    ),
    (
        Kind.VRAAG,
        "Waar kan ik sporten met mijn kleinkind?",
        "Ik zoek iets op woensdagmiddag, niet te ver weg.",
        "sport",
    ),
    (
        Kind.OPMERKING,
        "De lamp in de poort is stuk",
        "Al een tijd is het daar ’s avonds donker.",
        "veiligheid",
    ),
    (
        Kind.BEHOEFTE,
        "Een ruimte voor het buurtfeest",
        "Wij willen met de straat eten. Waar kan dat als het regent?",
        "welzijn",
    ),
    (
        Kind.IDEE,
        "Nieuwe doelen op het veldje",
        "De oude doelen zijn weg. Met nieuwe wordt er weer gespeeld.",
        "speeltuinen",
    ),
)


def fill(context: DemoContext) -> None:
    """Tell what came in before, the oldest first."""
    city = GEMEENTEN.index(context.gemeente)
    codes = list(dict.fromkeys(idee.wijken[city] for idee in IDEEEN))[:WIJKEN]
    areas = {area.code: area for area in wijken.areas_on(context.today)}
    themes = {thema.slug: thema for thema in wijken.themes()}
    numbers = count()
    days = [context.today - timedelta(days=ago) for ago in range(FIRST, LAST, -11)]
    made = [_came_in(next(numbers), day, areas[code], themes, context) for day in days for code in codes]
    known = {row.sleutel: row for row in Inbreng.objects.bulk_create(inbreng for inbreng, _steps in made)}
    InbrengStap.objects.bulk_create(
        InbrengStap(inbreng=known[inbreng.sleutel], version=number, **step)
        for inbreng, steps in made
        for number, step in enumerate(steps, start=2)
    )


def _came_in(
    number: int, day: date, area: Area, themes: dict[str, Thema], context: DemoContext
) -> tuple[Inbreng, list[dict[str, object]]]:
    day = work_day_from(day)
    question = QUESTIONS[number % len(QUESTIONS)]
    sleutel = uuid5(NAMESPACE_URL, f"{context.gemeente} {number}")
    with clock.standing_at(_morning(day)):
        inbreng, terms = _noted(area, themes, question, sleutel)
    contact, answer = PACE[number % len(PACE)]
    slower = 1.25 if (context.today - day).days > SLOWER_BEFORE else 1
    contacted = add_work_days(day, round(terms.contact * contact))
    answered = add_work_days(day, round(terms.answer * answer * slower))
    colleague = _colleague(area, answered)
    inbreng.noted_by = inbreng.handler = colleague
    inbreng.state = inbreng.outcome = State.BEANTWOORD
    inbreng.contacted_at, inbreng.answered_at = _morning(contacted), _morning(answered)
    inbreng.version = 4
    by = {"account": colleague, "signed": queries.signature(colleague, area)}
    return inbreng, [
        {"kind": StapKind.ONTVANGEN, "created_at": inbreng.confirmed_at},
        {"kind": StapKind.IN_BEHANDELING, "tekst": "Ik zoek het uit.", "created_at": inbreng.contacted_at, **by},
        {"kind": StapKind.ANTWOORD, "tekst": f"Dit is geregeld. {VOORBEELD}", "created_at": inbreng.answered_at, **by},
    ]


def _noted(area: Area, themes: dict[str, Thema], question: Question, sleutel: UUID) -> tuple[Inbreng, Terms]:
    """Return what a colleague wrote down today, with the number, owner and terms that the rules give it."""
    now = clock.now()
    kind, titel, tekst, thema = question
    inbreng = Inbreng(
        sleutel=sleutel,
        kind=kind,
        channel=Channel.TELEFOON,
        area=area,
        owner=queries.responsible_area(area),
        thema=themes[thema],
        titel=titel,
        tekst=f"{tekst}\n\n{VOORBEELD}",
        kenmerk=next_kenmerk(now.year),
        created_at=now,
        confirmed_at=now,
    )
    routed = queries.route_of(inbreng)
    routed.apply(inbreng)
    inbreng.contact_before = routed.terms.contact_before(now.date())
    inbreng.answer_before = routed.terms.answer_before(now.date())
    return inbreng, routed.terms


def _colleague(area: Area, day: date) -> Account:
    roles = RolToekenning.objects.valid_on(day).filter(rol=Rol.TEAMLID, area__in=area.path_ids)
    return roles.select_related("account").order_by("-area__path", "pk")[:1].get().account


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9, 30)))

"""Fill a demo database with many public ideas: `python -m bench.seed HOW_MANY` (DATABASE_URL says where).

Written straight into the tables, for speed; the rows are what the actions would leave behind.
"""

import random
import sys
from datetime import timedelta

from bench.process import set_up

WORDS = [
    "bankje",
    "speeltuin",
    "boom",
    "plein",
    "straat",
    "licht",
    "fietspad",
    "buurthuis",
    "moestuin",
    "bloemen",
    "bakken",
    "drempel",
    "school",
    "kinderen",
    "ouderen",
    "schaduw",
    "gras",
    "hondenveld",
    "bus",
    "oversteek",
    "veilig",
    "samen",
    "koken",
    "muziek",
    "schilderen",
    "markt",
    "feest",
    "groen",
    "water",
    "vogels",
    "bijen",
]
BATCH = 5000


def seed(how_many: int) -> None:
    """Add what is public until there are `how_many`, one answer each on every fifth."""
    from django.db import transaction

    from bench.reference.models import ReferenceIdea
    from wijkspil.inbreng.models import Inbreng

    _make_table(ReferenceIdea)
    have = Inbreng.objects.filter(publication="openbaar").count()
    for start in range(have, how_many, BATCH):
        with transaction.atomic():
            _add(start, min(start + BATCH, how_many))
    _count()


def _count() -> None:
    from django.db.models import Count

    from wijkspil.inbreng.models import Inbreng, WijkAantal

    rows = Inbreng.objects.filter(publication="openbaar").order_by().values_list("area").annotate(number=Count("pk"))
    WijkAantal.objects.all().delete()
    WijkAantal.objects.bulk_create(WijkAantal(area_id=area_id, aantal=number) for area_id, number in rows)


def _add(first: int, until: int) -> None:
    from wijkspil.inbreng import queries
    from wijkspil.inbreng.models import Inbreng, InbrengStap
    from wijkspil.wijken.queries import areas_on, themes

    dice = random.Random(first)
    areas = [(area, queries.responsible_area(area)) for area in areas_on().wijken()]
    subjects = themes()
    rows = Inbreng.objects.bulk_create([_idea(dice, number, areas, subjects) for number in range(first, until)])
    InbrengStap.objects.bulk_create(
        InbrengStap(
            inbreng=row, kind="antwoord", signed="Proef, team Proef", tekst=_text(dice, 30), is_public=True,
            version=2, created_at=row.published_at,
        )
        for row in rows[::5]
    )  # fmt: skip


def _idea(dice: random.Random, number: int, areas: list, subjects: list) -> object:  # type: ignore[type-arg]
    from django.utils import timezone

    from wijkspil.inbreng.models import Inbreng

    area, owner = dice.choice(areas)
    moment = timezone.now() - timedelta(minutes=5 * number)
    kind = dice.choices(["idee", "behoefte", "vraag", "initiatief", "opmerking"], [70, 12, 10, 7, 1])[0]
    state, outcome = dice.choices(
        [("in_behandeling", ""), ("opgepakt", "opgepakt"), ("afgerond", "opgepakt")], [8, 3, 1]
    )[0]
    due = moment.date() + timedelta(weeks=6)
    waits = state == "in_behandeling"
    return Inbreng(
        waits_on_staff=waits, contact_before=due, answer_before=due, due_on=due if waits else None,
        kenmerk=f"2020-{number:07d}", kind=kind, state=state, outcome=outcome, steun_aantal=int(dice.expovariate(0.2)),
        area=area, owner=owner, thema=dice.choice(subjects),
        titel=_text(dice, 4), tekst=_text(dice, 45), place="Het Pleintje", brenger_email="bench@bewoners.example",
        may_be_public=True, publication="openbaar", published_at=moment, created_at=moment, confirmed_at=moment,
    )  # fmt: skip


def _text(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)).capitalize() + "."


def _make_table(model: type) -> None:
    from django.db import connection

    if model._meta.db_table not in connection.introspection.table_names():  # type: ignore[attr-defined]
        with connection.schema_editor() as editor:
            editor.create_model(model)


if __name__ == "__main__":
    set_up()
    seed(int(sys.argv[1]))

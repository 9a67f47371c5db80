"""Fill an empty database with the demo of one city, app by app, in one transaction."""

from importlib import import_module
from importlib.util import find_spec

from django.db import transaction

from wijkspil.core import clock
from wijkspil.core.rules import RuleViolation
from wijkspil.demo.context import DemoContext, context_for
from wijkspil.wijken import queries

# Each builds on those before it.
PARTS = (
    *("wijken", "mensen", "aanspreekpunten", "overdracht", "paginas"),
    *("inbreng", "reacties", "taken", "dossier", "weekmail"),
)


def fill(gemeente: str) -> DemoContext:
    """Fill the database, which must hold no gemeente yet, with the demo of `gemeente`.

    Raises:
        RuleViolation: the database is in use; nothing was changed.
    """
    if queries.the_gemeente():
        raise RuleViolation(
            "database_in_gebruik",
            "Deze database heeft al een gemeente. Neem voor de demo een lege database, of start de site met ‘serve’.",
        )
    context = context_for(gemeente, clock.today())
    with transaction.atomic():
        for part in PARTS:
            name = f"wijkspil.demo.{part}"
            if find_spec(name):
                import_module(name).fill(context)
    return context

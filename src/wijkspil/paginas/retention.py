"""What paginas erases: the reactions to a message that editors took away."""

from django.db import transaction

from wijkspil.core.retention import RetentionRule, retention_rules
from wijkspil.paginas import queries
from wijkspil.reacties.actions import forget_subject


@transaction.atomic
def _reactions_to_nothing(dry_run: bool) -> int:
    gone = queries.reactions_to_nothing()
    if not dry_run:
        for reference in gone:
            forget_subject(reference)
    return len(gone)


def register() -> None:
    """Make `wijkspil opschonen` know our terms."""
    retention_rules.register(RetentionRule("reacties op weggehaald nieuws", _reactions_to_nothing))

"""What paginas erases: the text of a reaction that was not placed."""

from datetime import timedelta

from django.utils import timezone

from wijkspil.core.retention import RetentionRule, retention_rules
from wijkspil.paginas import actions

REFUSED_STAYS = timedelta(days=30)  # long enough to answer a complaint about the refusal


def _erase_refused(dry_run: bool) -> int:
    return actions.erase_refused(before=timezone.now() - REFUSED_STAYS, dry_run=dry_run)


def register() -> None:
    """Make `wijkspil opschonen` know our terms."""
    retention_rules.register(RetentionRule("niet geplaatste reacties", _erase_refused))

"""What is erased after a while: every app registers its rule, `wijkspil opschonen` and a daily sweep apply them all."""

from collections.abc import Callable
from dataclasses import dataclass

from wijkspil.core.jobs import Sweep, sweeps
from wijkspil.core.registers import Register


@dataclass(frozen=True)
class RetentionRule:
    """One kind of data with a term.

    Attributes:
        name: stable and readable: `inbreng zonder bevestiging`.
        erase: erases what is past its term and returns how much; with `dry_run=True` it only counts.
    """

    name: str
    erase: Callable[[bool], int]

    def __call__(self, *, dry_run: bool) -> int:
        """Return how much was (or would be) erased."""
        return self.erase(dry_run)


retention_rules: Register[RetentionRule] = Register("retention")


def clean_up(*, dry_run: bool = False) -> dict[str, int]:
    """Apply every rule; return per rule how much was (or would be) erased."""
    return {rule.name: rule(dry_run=dry_run) for rule in retention_rules}


sweeps.register(Sweep("opschonen", clean_up, every=24 * 3600))

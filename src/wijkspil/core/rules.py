"""A rule of the municipality that says no."""


class RuleViolation(Exception):  # noqa: N818 - it is no programming error but an answer to a person
    """An action is refused by a rule; nothing was changed.

    Attributes:
        code: stable, for tests and the log, such as `gat_in_aanspreekpunten`.
        tekst: Dutch, B1: what is not possible, why, and what can be done instead.
    """

    def __init__(self, code: str, tekst: str) -> None:
        super().__init__(tekst)
        self.code = code
        self.tekst = tekst


class NotAllowed(RuleViolation):
    """The actor may not do this; a screen answers as if the thing does not exist."""

    def __init__(self, tekst: str = "U kunt dit niet doen. Vraag uw beheerder om hulp.") -> None:
        super().__init__("mag_niet", tekst)

"""What `wijkspil check --deploy` says about overdracht."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 - Django's own name

from wijkspil.overdracht import sealed


@register(Tags.security, deploy=True)
def callers_can_be_sealed(**_kwargs: Any) -> list[CheckMessage]:
    """Without a key nobody can ask the wijkteam to call."""
    if sealed.has_key():
        return []
    return [
        Warning(
            "WIJKSPIL_SLEUTEL_TERUGBELLEN ontbreekt: bewoners kunnen het sociaal wijkteam niet vragen om te bellen.",
            hint="Maak een sleutel zoals in docs/instellingen.md staat, en bewaar hem buiten de database.",
            id="wijkspil.W001",
        )
    ]

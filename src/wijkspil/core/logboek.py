"""Write to the append-only log; every action does."""

from typing import Any

from django.db import models

from wijkspil.core import site_version
from wijkspil.core.actors import Actor
from wijkspil.core.models import LogRegel


def log(actor: Actor, deed: str, thing: models.Model | None = None, **details: Any) -> None:
    """Add one row in the transaction of the caller, and let cached pages know that something changed.

    Args:
        actor: who did it.
        deed: stable code, noun first: `aanspreekpunt.beeindigd`.
        thing: the row it was done to.
        details: JSON values; never a name, an address or a text of a resident.
    """
    log_inside(actor, deed, thing, **details)
    site_version.raise_on_commit()


def log_read(actor: Actor, deed: str, thing: models.Model | None = None, **details: Any) -> None:
    """Add a row for reading a sensitive record: nothing changed, so cached pages stay."""
    log_inside(actor, deed, thing, **details)


def log_inside(actor: Actor, deed: str, thing: models.Model | None = None, **details: Any) -> None:
    """Add a row for a change that no page of the public site shows: cached pages stay."""
    LogRegel.objects.create(
        actor_kind=actor.kind,
        actor_id=actor.id,
        deed=deed,
        object_kind=thing._meta.label_lower if thing else "",
        object_id=str(thing.pk) if thing else "",
        details=details,
    )

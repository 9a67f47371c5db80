"""How it goes with the mailbox, so that one process at a time reads it, and that people see when it cannot be read."""

from datetime import timedelta

from django.utils import timezone

from wijkspil.berichten.models import Postbus

EVERY = timedelta(minutes=1)
LEASE = timedelta(minutes=10)  # for who reads it; a process that died gives it back after so long
_WAITS = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 10)]


def claim() -> bool:
    """Take the mailbox for yourself; False when it is not time yet, or somebody else has it."""
    now = timezone.now()
    record, is_new = Postbus.objects.get_or_create(pk=1, defaults={"next_check": now + LEASE, "last_read_at": now})
    return is_new or bool(Postbus.objects.filter(pk=record.pk, next_check__lte=now).update(next_check=now + LEASE))


def went_well() -> None:
    """Write down that the mailbox was read."""
    now = timezone.now()
    Postbus.objects.filter(pk=1).update(next_check=now + EVERY, failures=0, error="", last_read_at=now)


def failed(error: str) -> None:
    """Write down what was wrong; look again after one, two, five and then every ten minutes."""
    failures = Postbus.objects.values_list("failures", flat=True).get(pk=1)
    wait = _WAITS[min(failures, len(_WAITS) - 1)]
    Postbus.objects.filter(pk=1).update(next_check=timezone.now() + wait, failures=failures + 1, error=error)

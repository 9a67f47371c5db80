"""Read the state of the machine room."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult


def queue_lateness() -> timedelta:
    """Return how long the oldest task waits that could have run; zero when none does."""
    oldest = DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    return timezone.now() - oldest if oldest else timedelta()

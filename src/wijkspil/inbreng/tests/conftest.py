"""What the tests of inbreng share."""

import pytest


@pytest.fixture
def as_in_production(settings):
    """Enqueue tasks in the database instead of running them at once: what a visitor waits for, is counted."""
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}

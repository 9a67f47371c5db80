"""Where every app takes `task` from: one line to change when Django's own tasks replace the package."""

from django_tasks import task

__all__ = ["task"]

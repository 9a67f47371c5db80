"""One line of time for all that happened to an inbreng: its own steps, and the tasks about it that are closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wijkspil.inbreng.models import InbrengStap
from wijkspil.taken.models import Taak


@dataclass(frozen=True)
class Moment:
    """Something that happened.

    Attributes:
        at: when.
        template: what shows it.
        thing: the step or the task.
    """

    at: datetime
    template: str
    thing: InbrengStap | Taak


def timeline(steps: Iterable[InbrengStap], tasks: Iterable[Taak]) -> list[Moment]:
    """Return everything in the order in which it happened; an open task is still to come and stands elsewhere."""
    moments = [Moment(step.created_at, "werkplek/inbreng/stap.html", step) for step in steps]
    moments += [Moment(task.closed_at, "werkplek/inbreng/taak_klaar.html", task) for task in tasks if task.closed_at]
    return sorted(moments, key=lambda moment: moment.at)

"""What happens to reactions when their subject moves to another area, or goes on in another subject."""

from django.db.models import CharField, Value
from django.db.models.functions import Concat

from wijkspil.berichten.models import about
from wijkspil.reacties.actions.tips import move_tips
from wijkspil.reacties.models import Reactie
from wijkspil.wijken.models import Area


def move_subject(reference: str, area: Area) -> None:
    """Let the colleagues of another area judge what is written to a subject; part of the action that moves it."""
    rows = Reactie.objects.filter(onderwerp=reference)
    move_tips([reference, *map(about, rows.only("pk"))], area)
    rows.update(area=area)


def merge_subjects(*, before: str, after: str, area: Area) -> None:
    """Let the reactions to one subject go on under another; each remembers where it stood.

    What was not confirmed yet stays behind: nobody can confirm it any more.
    """
    rows = Reactie.objects.filter(onderwerp=before, confirmed_at__isnull=False)
    path = Concat("stond_bij", Value(f" {before}"), output_field=CharField())
    rows.update(stond_bij=path, onderwerp=after, area=area)


def part_subjects(*, before: str, after: str, area: Area) -> None:
    """Put back what `merge_subjects` moved; what was written since under the other stays there."""
    rows = Reactie.objects.filter(onderwerp=after, stond_bij__endswith=f" {before}")
    for path in set(rows.values_list("stond_bij", flat=True)):
        rows.filter(stond_bij=path).update(stond_bij=path.removesuffix(f" {before}"), onderwerp=before, area=area)

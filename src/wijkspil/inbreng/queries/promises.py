"""Help that was asked or promised at an inbreng."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.inbreng.models import Inbreng, Toezegging
from wijkspil.inbreng.queries.visible import visible_to
from wijkspil.inbreng.status import OPEN_PROMISES, PromiseState
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, Team

SOON = timedelta(days=7)


def promises(inbreng: Inbreng) -> list[Toezegging]:
    """Return what was asked at an inbreng, open first, the first day on top; the caller checked who reads it."""
    rows = inbreng.toezeggingen.select_related("account", "team")
    return sorted(rows, key=lambda row: (not row.is_open, row.due is None, row.due, row.pk))


def promises_for_bringer(inbreng: Inbreng) -> list[Toezegging]:
    """Return what the bringer may read of it."""
    return [row for row in promises(inbreng) if row.for_bringer]


def promises_to_do(actor: Actor) -> QuerySet[Toezegging]:
    """Return what asks for this member of staff: late at inbreng that they see, and what they or their team do soon.

    Soon is within a week, or for no day yet. The longest ago on top, what has no day last. Each has its inbreng with
    area, and `may_open`: the actor may see that inbreng; else only what was asked is theirs to know.
    """
    if not isinstance(actor, StaffActor):
        return Toezegging.objects.none()
    today = clock.today()
    theirs = Q(account=actor.account) | Q(team__in=actor.teams)
    soon = Q(due__isnull=True) | Q(due__lte=today + SOON)
    late = Q(state=PromiseState.TOEGEZEGD, due__lt=today, may_open=True)
    seen = Exists(visible_to(actor).filter(pk=OuterRef("inbreng")))
    rows = Toezegging.objects.filter(state__in=OPEN_PROMISES).annotate(may_open=seen).filter(late | (theirs & soon))
    return rows.select_related("inbreng__area", "account", "team").order_by(F("due").asc(nulls_last=True), "pk")


def open_promises_of(account: Account) -> QuerySet[Toezegging]:
    """Return what somebody still has to do, in every area: for whoever takes over when they leave."""
    return _all_open().filter(account=account)


def places_of_promises() -> QuerySet[Toezegging, Any]:
    """Return who promised something where: the ids of accounts with the paths of areas."""
    rows = Toezegging.objects.filter(state__in=OPEN_PROMISES, account__isnull=False)
    return rows.order_by("account", "inbreng__area__path").values_list("account", "inbreng__area__path").distinct()


def open_promises_of_team(team: Team) -> QuerySet[Toezegging]:
    """Return what a team still has to do, in every area."""
    return _all_open().filter(team=team)


def late_at() -> Exists:
    """Return the condition "something promised here is late", for a list of inbreng."""
    return Exists(_late().filter(inbreng=OuterRef("pk")))


def _late() -> QuerySet[Toezegging]:
    return Toezegging.objects.filter(state=PromiseState.TOEGEZEGD, due__lt=clock.today())


def _all_open() -> QuerySet[Toezegging]:
    return (
        Toezegging.objects.filter(state__in=OPEN_PROMISES)
        .select_related("inbreng__area", "account", "team")
        .order_by("due", "pk")
    )

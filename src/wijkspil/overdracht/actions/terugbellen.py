"""Somebody asks the sociaal wijkteam to call; the wijkteam reads it, calls, and then nothing of it stays."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM, Actor
from wijkspil.core.logboek import log_inside, log_read
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.workdays import add_work_days
from wijkspil.inbreng.queries import responsible_area
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import TERUGBELLEN
from wijkspil.overdracht import mails, queries, sealed
from wijkspil.overdracht.models import TerugbelAantal, Terugbelverzoek
from wijkspil.wijken.models import Area


@dataclass(frozen=True)
class Asked:
    """What somebody tells the wijkteam, and nobody else.

    Attributes:
        wanneer: when they like to be called, in words.
        taal: the language they like to speak.
        bericht: whether one may leave a message, or talk to who picks up; in words.
        tekst: what it is about; nobody has to say.
    """

    naam: str
    telefoon: str = ""
    email: str = ""
    wanneer: str = ""
    taal: str = ""
    bericht: str = ""
    tekst: str = ""


@transaction.atomic
def ask_to_be_called(*, actor: Actor, sleutel: UUID, area: Area, asked: Asked) -> Terugbelverzoek:
    """Keep a request, sealed, for the sociaal wijkteam of this wijk. Anybody may. Sent twice it is one request.

    Raises:
        RuleViolation: it cannot be sealed, or nobody here could read it; one has to call.
    """
    if not queries.can_be_called(area):
        raise RuleViolation("niet_mogelijk", _("Het wijkteam kan hier nu geen verzoeken lezen. Bel het wijkteam zelf."))
    now = clock.now()
    row = Terugbelverzoek(
        area=area,
        sleutel=sleutel,
        inhoud=sealed.seal(asdict(asked)),
        created_at=now,
        due_on=add_work_days(now.date(), 1),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the same was sent before
        return Terugbelverzoek.objects.get(sleutel=sleutel)
    log_inside(actor, "terugbelverzoek.gevraagd", row, gebied=responsible_area(area).code)
    return row


@transaction.atomic
def open_request(*, actor: Actor, request: Terugbelverzoek) -> dict[str, str]:
    """Return what somebody of the wijkteam reads; that they read it is logged, each time.

    Raises:
        NotAllowed: the actor does not work for the wijkteam of that wijk.
        RuleViolation: the key is gone.
    """
    staff = _check(actor, request)
    log_read(actor, "terugbelverzoek.gelezen", request, gebied=responsible_area(request.area).code)
    said = sealed.unseal(request.inhoud)
    Terugbelverzoek.objects.filter(pk=request.pk).update(opened_by=staff.account)
    return said


@transaction.atomic
def close_request(*, actor: Actor, request: Terugbelverzoek, reached: bool) -> None:
    """The wijkteam called: the request is erased at once, and only counted. Or they could not reach anybody."""
    _check(actor, request)
    _erase(actor, request, "gebeld" if reached else "niet_bereikt")


def forget_late(request: Terugbelverzoek) -> None:
    """Erase a request that waited too long, and count that nobody was reached."""
    with transaction.atomic():
        _erase(SYSTEM, request, "niet_bereikt")


@transaction.atomic
def tell_who_waits() -> int:
    """Mail the wijkteam that somebody waits, and the beheerder that somebody waits too long; return how many mails.

    Numbers only. Each request is told once to the wijkteam, and once to both when its day has passed.
    """
    now = clock.now()
    new, late = queries.untold(), queries.late_untold(now.date())
    told = sum(mails.tell_wijkteam(account, new) for account in queries.readers()) if new else 0
    if late:
        told += sum(mails.tell_wijkteam(account, late, late=True) for account in queries.readers())
        told += sum(mails.tell_beheerder(account, late) for account in queries.beheerders())
    Terugbelverzoek.objects.filter(pk__in=[row.pk for row in new]).update(told_at=now)
    Terugbelverzoek.objects.filter(pk__in=[row.pk for row in late]).update(escalated_at=now)
    return told


def _check(actor: Actor, request: Terugbelverzoek) -> StaffActor:
    if not isinstance(actor, StaffActor) or not actor.may(TERUGBELLEN, request.area):
        raise NotAllowed
    return actor


def _erase(actor: Actor, request: Terugbelverzoek, column: str) -> None:
    """Take the row away and raise the number of this month; who comes second changes nothing."""
    pk, team_area = request.pk, responsible_area(request.area)
    if not Terugbelverzoek.objects.filter(pk=pk).delete()[0]:
        return
    month = clock.today().replace(day=1)
    count, _new = TerugbelAantal.objects.get_or_create(maand=month, area=team_area)
    TerugbelAantal.objects.filter(pk=count.pk).update(**{column: F(column) + 1})
    log_inside(actor, f"terugbelverzoek.{column}", request, gebied=team_area.code)

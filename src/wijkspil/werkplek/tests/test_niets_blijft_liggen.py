"""Whatever colleagues do, by whatever route: nobody loses the right to do what they hold before it has a successor.

Who can do what on which day is worked out here a second time, day by day and without the code under test.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings as site
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkspil.aanspreekpunten import actions as contacts
from wijkspil.aanspreekpunten.actions import Details
from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.config.oidc import GroupRole
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import actions as inbreng_actions
from wijkspil.inbreng.models import Inbreng, Routeregel
from wijkspil.inbreng.testkit import confirmed
from wijkspil.mensen import actions, dossier
from wijkspil.mensen.admission import admit
from wijkspil.mensen.dossier import Choice
from wijkspil.mensen.models import Account, Bron, Lidmaatschap, RolToekenning, Team
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import SINCE
from wijkspil.taken.actions import Details as TaskDetails
from wijkspil.taken.actions import add_taak
from wijkspil.taken.models import Taak

TABLES = (Account, RolToekenning, Team, Lidmaatschap, Aanspreekpunt, Inbreng, Taak, Routeregel)
Draw = Callable[[Any], Any]
Days = dict[tuple[str, int, int], set[date]]

days = st.sampled_from([0, 1, 2, 30, 200, 400]).map(lambda n: clock.today() + timedelta(n))
maybe_day = st.one_of(st.none(), days)


def one_of(draw: Draw, model: Any, **where: Any) -> Any:
    rows = list(model.objects.filter(**where).order_by("pk"))
    return draw(st.sampled_from(rows)) if rows else None


def close_account(draw: Draw) -> None:
    actions.close_account(actor=SYSTEM, account=one_of(draw, Account), until=draw(days))


def reopen_account(draw: Draw) -> None:
    actions.reopen_account(actor=SYSTEM, account=one_of(draw, Account))


def end_role(draw: Draw) -> None:
    if role := one_of(draw, RolToekenning):
        actions.end_role(actor=SYSTEM, role=role, until=draw(days))


def grant_role(draw: Draw) -> None:
    area = draw(st.sampled_from(list(RolToekenning.objects.all()))).area
    rol = draw(st.sampled_from([Rol.TEAMLID, Rol.REDACTEUR]))
    asked = {"rol": rol, "valid_from": draw(days), "valid_until": draw(maybe_day)}
    actions.grant_role(actor=SYSTEM, account=one_of(draw, Account), area=area, **asked)


def sign_in_by_groups(draw: Draw) -> None:
    account = one_of(draw, Account)
    groups = draw(st.sets(st.sampled_from(["noord", "oost"])))
    rules = (GroupRole("noord", "teamlid", "W1"), GroupRole("oost", "teamlid", "W2"))
    with override_settings(OIDC=replace(site.OIDC, group_roles=rules)):
        admit(account=account, email=account.email, naam=account.naam, groups=groups)


def leave_team(draw: Draw) -> None:
    if lid := one_of(draw, Lidmaatschap):
        actions.leave_team(actor=SYSTEM, lid=lid, until=draw(days))


def end_contact(draw: Draw) -> None:
    contacts.end_aanspreekpunt(actor=SYSTEM, aanspreekpunt=one_of(draw, Aanspreekpunt), until=draw(days))


def hand_over(draw: Draw) -> None:
    account = one_of(draw, Account)
    held = dossier.held_by(SYSTEM, account)
    chosen = {
        key: Choice(draw(st.one_of(st.none(), st.sampled_from(list(Account.objects.order_by("pk"))))), "026 000 00 12")
        for key in sorted(held)
        if draw(st.booleans())
    }
    actions.hand_over(actor=SYSTEM, account=account, choices=chosen, per=draw(days))


ROUTES = (
    *(close_account, reopen_account, end_role, grant_role),
    *(sign_in_by_groups, leave_team, end_contact, hand_over),
)


def everything() -> list[Any]:
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def moments() -> set[date]:
    """The days on which anything begins or ends."""
    found = {clock.today()}
    for table in (Account, RolToekenning, Lidmaatschap, Aanspreekpunt):
        for start, until in table.objects.values_list("valid_from", "valid_until"):
            found |= {start, until or start}
    return {day for day in found if day >= clock.today()}


def is_valid(thing: Any, day: date) -> bool:
    return bool(thing.valid_from <= day and (thing.valid_until is None or day < thing.valid_until))


def works(account: Account, day: date, path: str, roles: tuple[str, ...]) -> bool:
    """Tell whether an account is there on a day with one of these roles over an area ("" for anywhere)."""
    if not account.is_active or not is_valid(account, day):
        return False
    mine = RolToekenning.objects.filter(account=account, rol__in=roles).select_related("area")
    return any(is_valid(role, day) and path.startswith(role.area.path if path else "") for role in mine)


def lost_days(on: set[date]) -> set[tuple[str, int, int, date]]:
    """Work out, from the bare rows, on which days who cannot do what they hold (their place in a team included)."""
    any_role, handling = tuple(Rol.values), (Rol.TEAMLID,)
    needed = [
        *(("inbreng", row.pk, row.handler, row.area.path, handling, None) for row in Inbreng.objects.all()),
        *(("taak", row.pk, row.account, row.area.path, handling, None) for row in Taak.objects.all()),
        *(("regel", row.pk, row.account, "", handling, None) for row in Routeregel.objects.all()),
        *(("lid", row.pk, row.account, "", any_role, row) for row in Lidmaatschap.objects.all()),
        *(("contact", row.pk, row.account, row.area.path, any_role, row) for row in Aanspreekpunt.objects.all()),
    ]
    return {
        (kind, pk, account.pk, day)
        for kind, pk, account, path, roles, dated in needed
        if account
        for day in on
        if dated is None or is_valid(dated, day)
        if not works(account, day, path, roles)
    }


@contextmanager
def undone() -> Iterator[None]:
    """Give every example the same world again."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def take_steps(draw: Draw, steps: list[Callable[[Draw], None]]) -> None:
    for step in steps:
        rows, earlier = everything(), moments()
        before = {(*held, day) for *held, day in lost_days(earlier)}
        holders = {tuple(held) for *held, _day in before}
        try:
            with transaction.atomic():
                step(draw)
        except RuleViolation:
            assert everything() == rows, f"{step.__name__} was refused and changed something"
            continue
        after = lost_days(moments())
        # What its holder could not do on some day before, is an old worry; what is new must be nobody's.
        fresh = {lost for lost in after if lost[:3] not in holders and still_of(lost[:3], rows)}
        assert not fresh, f"{step.__name__} left something behind: {sorted(fresh)[:3]}"


def still_of(held: tuple[str, int, int], rows: list[Any]) -> bool:
    """Tell whether the same person held it before the step: a successor is checked by who gives it."""
    place = {"lid": 3, "contact": 4, "inbreng": 5, "taak": 6, "regel": 7}[held[0]]
    column = "handler_id" if held[0] == "inbreng" else "account_id"
    return any(row["id"] == held[1] and row[column] == held[2] for row in rows[place])


@pytest.fixture
def world(arnhem, beheerder):
    """Samira and Joost hold one of everything in Noord; Kim could take over."""
    samira, joost, _kim = (
        actions.create_account(
            actor=SYSTEM, naam=naam, email=f"{naam.lower()}@arnhem.example", rol=Rol.TEAMLID, area=area, invite=False
        )
        for naam, area in (("Samira", arnhem.noord), ("Joost", arnhem.stad), ("Kim", arnhem.noord))
    )
    RolToekenning.objects.filter(account=samira).update(bron=Bron.INLOGDIENST)
    team = Team.objects.create(naam="Stuurgroep", soort="stuurgroep", area=arnhem.stad, valid_from=SINCE)
    for person in (samira, joost):
        inbreng = confirmed(arnhem.klarendal, f"Van {person.naam}")
        inbreng_actions.pass_on(actor=SYSTEM, items=[inbreng], to=person)
        task = TaskDetails(titel="Bellen", due=clock.today() + timedelta(days=9))
        add_taak(actor=SYSTEM, area=arnhem.klarendal, details=task, owner=person)
        actions.join_team(actor=SYSTEM, account=person, team=team)
        Routeregel.objects.create(volgorde=1, naam=person.naam, kinds=["vraag"], account=person)
        place = Details(area=arnhem.klarendal, rol="Wijk", account=person, telefoon="026 000 00 11", valid_from=SINCE)
        Aanspreekpunt.objects.create(**place.columns())


SMALL = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(st.data(), st.lists(st.sampled_from(ROUTES), min_size=1, max_size=5))
@SMALL
def test_no_route_leaves_work_behind(world, data, steps):
    with undone():
        take_steps(data.draw, steps)


@pytest.mark.traag
@given(st.data(), st.lists(st.sampled_from(ROUTES), min_size=4, max_size=20))
@settings(SMALL, max_examples=60)
def test_no_long_story_leaves_work_behind(world, data, steps):
    with undone():
        take_steps(data.draw, steps)


@pytest.mark.parametrize("step", ROUTES, ids=lambda step: step.__name__)
@given(st.data())
@settings(SMALL, max_examples=6)
def test_each_route_keeps_the_promise(world, step, data):
    with undone():
        take_steps(data.draw, [step, step])

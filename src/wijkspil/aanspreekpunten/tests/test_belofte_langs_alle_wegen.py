"""Whatever colleagues do, by whatever route: no day becomes uncovered, and a refusal changes nothing.

What is covered is worked out here a second time, day by day and without the code under test.
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

from wijkspil.aanspreekpunten import actions, queries
from wijkspil.aanspreekpunten.models import Aanspreekpunt, Wisseling
from wijkspil.aanspreekpunten.tests.making import OCT1, contact, details, team, worker
from wijkspil.config.oidc import GroupRole
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.core.rules import RuleViolation
from wijkspil.mensen import actions as people
from wijkspil.mensen.admission import admit
from wijkspil.mensen.models import Account, Bron, RolToekenning, Team
from wijkspil.mensen.testkit import make_area
from wijkspil.wijken import actions as areas
from wijkspil.wijken.models import Area
from wijkspil.wijken.rows import AreaRow

TABLES = (Account, RolToekenning, Team, Area, Aanspreekpunt, Wisseling)
Draw = Callable[[Any], Any]
Uncovered = set[tuple[int, str, date]]

days = st.sampled_from([0, 1, 2, 17, 30, 31, 200, 364, 365, 366, 400]).map(lambda n: date(2026, 8, 15) + timedelta(n))
maybe_day = st.one_of(st.none(), days)


def one_of(draw: Draw, model: Any, **where: Any) -> Any:
    rows = list(model.objects.filter(**where).order_by("pk"))
    return draw(st.sampled_from(rows)) if rows else None


def draw_details(draw: Draw, area: Area) -> actions.Details:
    holder = draw(st.sampled_from(["postbus", "account", "team"]))
    who: dict[str, Any] = {"account": one_of(draw, Account)} if holder == "account" else {}
    who |= {"team": one_of(draw, Team)} if holder == "team" else {}
    return details(
        area,
        valid_from=draw(days),
        valid_until=draw(maybe_day),
        visible_from=clock.today(),
        audience=draw(st.sampled_from(["bewoners", "professionals", "beide"])),
        centraal=draw(st.booleans()) and area.parent_id is None,
        **who,
    )


def add(draw: Draw) -> None:
    actions.add_aanspreekpunt(actor=SYSTEM, details=draw_details(draw, one_of(draw, Area)))


_KEPT = ("area", "account", "team", "postbus", "valid_from", "visible_from", "centraal")


def change(draw: Draw) -> None:
    row = one_of(draw, Aanspreekpunt)
    kept = {name: getattr(row, name) for name in _KEPT}
    new = replace(draw_details(draw, row.area), **kept)
    actions.change_aanspreekpunt(actor=SYSTEM, aanspreekpunt=row, details=new)


def end(draw: Draw) -> None:
    actions.end_aanspreekpunt(actor=SYSTEM, aanspreekpunt=one_of(draw, Aanspreekpunt), until=draw(days))


def succeed(draw: Draw) -> None:
    row = one_of(draw, Aanspreekpunt)
    actions.replace_aanspreekpunt(actor=SYSTEM, aanspreekpunt=row, details=draw_details(draw, row.area))


def withdraw(draw: Draw) -> None:
    actions.withdraw_aanspreekpunt(actor=SYSTEM, aanspreekpunt=one_of(draw, Aanspreekpunt))


def switch(draw: Draw) -> None:
    city, day = Area.objects.get(parent=None), draw(days)
    text = {"titel": "Anders", "tekst_bewoners": "Anders.", "namens": "ons", "ondertekenaar": "wij"}
    asked = actions.WisselingDetails(area=city, valid_from=day, visible_from=clock.today(), **text)
    with transaction.atomic():
        wisseling = actions.make_wisseling(actor=SYSTEM, details=asked)
        ending = draw(st.lists(st.sampled_from(list(Aanspreekpunt.objects.order_by("pk"))), unique=True, max_size=3))
        actions.plan_endings(actor=SYSTEM, wisseling=wisseling, aanspreekpunten=ending)
        for _again in range(draw(st.integers(0, 2))):
            new = draw_details(draw, one_of(draw, Area))
            actions.plan_start(actor=SYSTEM, wisseling=wisseling, details=replace(new, valid_until=None))
        actions.decide_wisseling(actor=SYSTEM, wisseling=wisseling)


def grant_role(draw: Draw) -> None:
    asked = {"rol": "teamlid", "valid_from": draw(days), "valid_until": draw(maybe_day)}
    people.grant_role(actor=SYSTEM, account=one_of(draw, Account), area=one_of(draw, Area), **asked)


def end_role(draw: Draw) -> None:
    if role := one_of(draw, RolToekenning):
        people.end_role(actor=SYSTEM, role=role, until=draw(days))


def close_account(draw: Draw) -> None:
    people.close_account(actor=SYSTEM, account=one_of(draw, Account), until=draw(days))


def reopen_account(draw: Draw) -> None:
    people.reopen_account(actor=SYSTEM, account=one_of(draw, Account))


def sign_in_by_groups(draw: Draw) -> None:
    account = one_of(draw, Account)
    groups = draw(st.sets(st.sampled_from(["noord", "oost"])))
    rules = [GroupRole("noord", "teamlid", "W1"), GroupRole("oost", "teamlid", "W2")]
    with override_settings(OIDC=replace(site.OIDC, group_roles=tuple(rules))):
        admit(account=account, email=account.email, naam=account.naam, groups=groups)


def end_team(draw: Draw) -> None:
    people.end_team(actor=SYSTEM, team=one_of(draw, Team), until=draw(days))


def end_area(draw: Draw) -> None:
    areas.end_area(actor=SYSTEM, area=one_of(draw, Area), until=draw(days))


def import_areas(draw: Draw) -> None:
    code = draw(st.sampled_from(["WK020206", "WK020205", "WK020299", "WK020298"]))
    above = draw(st.sampled_from(["W1", "W2", "W3"]))
    row = AreaRow(regel=1, soort="wijk", code=code, naam=f"Wijk {code}", gemeente="GM0202", boven=above)
    areas.import_areas(actor=SYSTEM, rows=[row], valid_from=draw(days))


CONTACTS = (add, change, end, succeed, withdraw, switch)
PEOPLE = (grant_role, end_role, close_account, reopen_account, sign_in_by_groups, end_team)
AREAS = (end_area, import_areas)


def everything() -> list[Any]:
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def boundaries() -> set[date]:
    """The days on which anything begins or ends; between two of them nothing changes."""
    found = {clock.today(), clock.today() + queries.YEAR}
    for table in (Account, RolToekenning, Team, Area, Aanspreekpunt):
        for start, until in table.objects.values_list("valid_from", "valid_until"):
            found |= {start, until or start}
    return found


def uncovered(moments: set[date]) -> Uncovered:
    """Work out, one day at a time and from the bare rows, who has nobody."""
    rows = list(Aanspreekpunt.objects.select_related("area", "account", "team", "begint_met"))
    roles = list(RolToekenning.objects.select_related("area"))
    until = clock.today() + queries.YEAR
    return {
        (wijk.pk, audience, day)
        for day in moments
        if clock.today() <= day < until
        for wijk in Area.objects.filter(niveau__is_wijk=True)
        if is_valid(wijk, day)
        for audience in ("bewoners", "professionals")
        if not any(serves(row, wijk, audience) and answers(row, roles, day) for row in rows)
    }


def is_valid(thing: Any, day: date) -> bool:
    return bool(thing.valid_from <= day and (thing.valid_until is None or day < thing.valid_until))


def serves(row: Aanspreekpunt, wijk: Area, audience: str) -> bool:
    return row.audience in (audience, "beide") and (row.centraal or f"/{row.area_id}/" in wijk.path)


def answers(row: Aanspreekpunt, roles: list[RolToekenning], day: date) -> bool:
    if row.begint_met and row.begint_met.decided_at is None:
        return False
    if not is_valid(row, day) or not is_valid(row.area, day):
        return False
    if row.team:
        return is_valid(row.team, day)
    if not row.account:
        return True
    mine = [role for role in roles if role.account_id == row.account_id]
    placed = any(is_valid(role, day) and f"/{role.area_id}/" in row.area.path for role in mine)
    return row.account.is_active and is_valid(row.account, day) and placed


@contextmanager
def undone() -> Iterator[None]:
    """Give every example the same world again."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def take_steps(draw: Draw, steps: list[Callable[[Draw], None]]) -> None:
    for step in steps:
        rows, moments = everything(), boundaries()
        before = uncovered(moments)
        try:
            with transaction.atomic():
                step(draw)
        except RuleViolation:
            assert everything() == rows, f"{step.__name__} was refused and changed something"
        new = boundaries()
        # A gap of before counts as old on every day of it, also on days that are a boundary only now.
        after = uncovered(moments | new)
        fresh = after - spread(before, moments, new)
        assert not fresh, f"{step.__name__} left somebody alone: {sorted(fresh)[:3]}"
        reported = queries.continuity_report(queries.a_year_ahead()).gaten
        told = {(s.wijk.id, s.audience, day) for s in reported for day in moments | new if day in s.period}
        assert told == after


def spread(before: Uncovered, moments: set[date], new: set[date]) -> Uncovered:
    """Return the gaps of before on all days that are a boundary before or after."""
    ordered = sorted(moments)
    at = {day: max((m for m in ordered if m <= day), default=day) for day in moments | new}
    return {(wijk, audience, day) for day in moments | new for wijk, audience, start in before if at[day] == start}


@pytest.fixture
def world(arnhem):
    """A covered city with people, a team and an announced mailbox; nobody central, and a gebied without anybody."""
    for depth, soort in enumerate(("gemeente", "eigen", "wijk")):
        arnhem.gemeente.niveaus.filter(diepte=depth).update(cbs_soort=soort)
    make_area(arnhem.noord.niveau, arnhem.stad, "W3", "Zuid")
    samira, joost = worker("Samira", arnhem.noord), worker("Joost", arnhem.stad)
    RolToekenning.objects.filter(account=samira).update(bron=Bron.INLOGDIENST)
    contact(arnhem.klarendal, account=samira)
    contact(arnhem.noord, team=team(arnhem.noord), audience="professionals")
    contact(arnhem.st_marten, account=samira, audience="bewoners")
    contact(arnhem.oost, account=joost, valid_until=OCT1)
    contact(arnhem.oost, "Loket", valid_from=OCT1)


SMALL = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(st.data(), st.lists(st.sampled_from([*CONTACTS, *PEOPLE, *AREAS]), min_size=1, max_size=6))
@SMALL
def test_no_route_leaves_anybody_alone(world, data, steps):
    with undone():
        take_steps(data.draw, steps)


@pytest.mark.traag
@given(st.data(), st.lists(st.sampled_from([*CONTACTS, *PEOPLE, *AREAS]), min_size=4, max_size=25))
@settings(SMALL, max_examples=60)
def test_no_long_story_leaves_anybody_alone(world, data, steps):
    with undone():
        take_steps(data.draw, steps)


@pytest.mark.parametrize("step", [*CONTACTS, *PEOPLE, *AREAS], ids=lambda step: step.__name__)
@given(st.data())
@settings(SMALL, max_examples=8)
def test_each_route_keeps_the_promise(world, step, data):
    with undone():
        take_steps(data.draw, [step, step])

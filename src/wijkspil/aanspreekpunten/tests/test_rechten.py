"""Who may change aanspreekpunten: staff with that permission, for that area, on that day."""

from dataclasses import replace
from datetime import date

import pytest

from wijkspil.aanspreekpunten import actions
from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.aanspreekpunten.tests.making import OCT1, SEP1, contact, details
from wijkspil.core.actors import PUBLIC
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.mensen.models import RolToekenning


def attempts(actor, row):
    """Every deed on an aanspreekpunt of Klarendal."""
    new = details(row.area, valid_from=SEP1)
    return [
        lambda: actions.add_aanspreekpunt(actor=actor, details=new),
        lambda: actions.change_aanspreekpunt(actor=actor, aanspreekpunt=row, details=new),
        lambda: actions.end_aanspreekpunt(actor=actor, aanspreekpunt=row, until=OCT1),
        lambda: actions.replace_aanspreekpunt(actor=actor, aanspreekpunt=row, details=new),
        lambda: actions.withdraw_aanspreekpunt(actor=actor, aanspreekpunt=row),
        lambda: actions.make_wisseling(actor=actor, details=wisseling(row.area)),
    ]


def wisseling(area):
    text = {"titel": "Anders", "tekst_bewoners": "Anders.", "namens": "ons", "ondertekenaar": "wij"}
    return actions.WisselingDetails(area=area, valid_from=SEP1, visible_from=date(2026, 8, 20), **text)


@pytest.fixture
def row(arnhem):
    return contact(arnhem.klarendal, "Loket")


def refused(actor, row):
    before = list(Aanspreekpunt.objects.values())
    for attempt in attempts(actor, row):
        with pytest.raises(NotAllowed):
            attempt()
    assert list(Aanspreekpunt.objects.values()) == before
    assert not LogRegel.objects.exists()


def test_a_colleague_of_another_area_may_not(row, carla):
    refused(carla.actor, row)


def test_an_editor_somebody_of_the_wijkteam_and_the_public_may_not(row, daan, els):
    for actor in (daan.actor, els.actor, PUBLIC):
        refused(actor, row)


def test_a_role_that_ended_or_begins_later_does_not_count(row, bram):
    held = RolToekenning.objects.filter(account=bram.account)
    held.update(valid_until=date(2026, 8, 15))
    refused(bram.actor, row)
    held.update(valid_from=SEP1, valid_until=None)
    refused(bram.actor, row)


def test_an_aanspreekpunt_cannot_be_moved_to_an_area_of_somebody_else(arnhem, bram):
    row = contact(arnhem.klarendal, "Loket", valid_from=OCT1)
    moved = replace(details(arnhem.klarendal, "Loket", valid_from=OCT1), area=arnhem.oost)
    with pytest.raises(NotAllowed):
        actions.change_aanspreekpunt(actor=bram.actor, aanspreekpunt=row, details=moved)


def test_a_central_contact_belongs_to_the_whole_gemeente(arnhem, bram, beheerder):
    with pytest.raises(RuleViolation, match="geldt voor de hele gemeente"):
        actions.add_aanspreekpunt(actor=bram.actor, details=details(arnhem.klarendal, centraal=True))
    with pytest.raises(NotAllowed):
        actions.add_aanspreekpunt(actor=bram.actor, details=details(arnhem.stad, centraal=True))
    actions.add_aanspreekpunt(actor=beheerder.actor, details=details(arnhem.stad, centraal=True))


def test_a_wisseling_keeps_to_its_own_part_of_the_gemeente(arnhem, beheerder):
    concept = actions.make_wisseling(actor=beheerder.actor, details=wisseling(arnhem.noord))
    elsewhere = contact(arnhem.oost)
    with pytest.raises(RuleViolation, match="Presikhaaf hoort niet bij Noord"):
        actions.plan_endings(actor=beheerder.actor, wisseling=concept, aanspreekpunten=[elsewhere])
    with pytest.raises(RuleViolation, match="Presikhaaf hoort niet bij Noord"):
        actions.plan_start(actor=beheerder.actor, wisseling=concept, details=details(arnhem.oost))


def test_every_deed_is_in_the_log_without_a_name(row, bram):
    new = details(row.area, "Anders", valid_from=SEP1)
    other = actions.replace_aanspreekpunt(actor=bram.actor, aanspreekpunt=row, details=new)
    actions.change_aanspreekpunt(actor=bram.actor, aanspreekpunt=other, details=replace(new, telefoon="026 000 00 14"))
    logged = LogRegel.objects.order_by("pk").values_list("deed", "actor_id", "object_id", "details")
    mine = str(bram.account.pk)
    until = {"van": "2016-01-01", "tot": "2026-09-01"}
    assert list(logged) == [
        ("aanspreekpunt.toegevoegd", mine, str(other.pk), {"van": "2026-09-01", "tot": None}),
        ("aanspreekpunt.vervangen", mine, str(row.pk), {"door": other.pk, **until}),
        ("aanspreekpunt.gewijzigd", mine, str(other.pk), {"velden": ["telefoon"], "van": "2026-09-01", "tot": None}),
    ]

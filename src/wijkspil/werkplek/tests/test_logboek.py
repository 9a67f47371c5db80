"""The log: who did what, for whoever looks after the whole gemeente."""

import re
from pathlib import Path

import pytest

from wijkspil.core import clock, logboek
from wijkspil.core.actors import SYSTEM, LinkActor
from wijkspil.core.models import LogRegel
from wijkspil.mensen import actions
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.werkplek.deeds import DEEDS, NOUNS

PACKAGE = Path(__file__).resolve().parents[2]


def test_every_deed_of_the_software_has_words():
    source = "\n".join(file.read_text() for file in PACKAGE.rglob("*.py") if "tests" not in file.parts)
    deeds = set(re.findall(r'\blog(?:_read|_inside)?\(\s*[\w.]+,\s*"([a-z_]+\.[a-z_]+)"', source))
    assert len(deeds) > 30
    assert deeds - set(DEEDS) == set()
    assert {deed.partition(".")[0] for deed in DEEDS} == set(NOUNS)


def test_log_tells_who_did_what_to_whom(beheerder, bram, arnhem):
    actions.grant_role(actor=beheerder.actor, account=bram.account, rol=Rol.REDACTEUR, area=arnhem.oost)
    page = beheerder.page("/werk/logboek/")
    row = page.having_class("utrecht-table__row")[1]
    assert "Beheerder Rol gegeven: Bram" in row
    assert "gebied: W2" in row


def test_filters_stand_in_the_address(beheerder, bram, arnhem):
    logboek.log(SYSTEM, "gebieden.geimporteerd")
    logboek.log(LinkActor("inbreng:1"), "inbreng.ingetrokken")
    log = beheerder.page("/werk/logboek/")
    found = log.submit("Toon", wat="inbreng")
    assert found.url.startswith("/werk/logboek/")
    assert len(found.having_class("utrecht-table__row")) == 2
    assert "Bewoner" in found.text
    assert "Niets gevonden" in beheerder.page("/werk/logboek/?op=1-1-2020").headings
    assert beheerder.page("/werk/logboek/?op=onzin").errors == []


def test_one_person_can_be_followed(beheerder, bram, carla, arnhem):
    for person in (bram, carla):
        actions.grant_role(actor=beheerder.actor, account=person.account, rol=Rol.REDACTEUR, area=arnhem.oost)
    found = beheerder.page("/werk/logboek/").follow("Bram")
    assert "Alleen wat Bram deed" in found.text
    assert len(found.having_class("utrecht-table__row")) == 2


def test_log_is_paged_without_counting(beheerder, query_budget):
    for number in range(60):
        logboek.log(SYSTEM, "gebied.beeindigd", nummer=number)
    with query_budget(9):
        first = beheerder.page("/werk/logboek/")
    second = first.follow("Volgende")
    assert "nummer: 59" in first.text
    assert "nummer: 9" in second.text
    assert second.follow("Vorige").text == first.text


@pytest.mark.parametrize("query", ["na=abc", "voor=-1", "na=9999999999999999999999", "wie=%00", "wie=²", "wat=onzin"])
def test_broken_address_shows_a_page(beheerder, query):
    assert beheerder.page(f"/werk/logboek/?{query}").heading == "Logboek"


def test_beheerder_of_one_area_does_not_read_the_log_of_all(arnhem):
    local = make_person("Oost", Rol.BEHEERDER, arnhem.oost)
    assert local.page("/werk/logboek/", status=404)
    assert "Logboek" not in local.page("/werk/").links


def test_names_do_not_stand_in_the_log_itself(beheerder, arnhem):
    actions.create_account(
        actor=beheerder.actor, naam="Nora Nieuw", email="nora@arnhem.example", rol=Rol.TEAMLID, area=arnhem.noord
    )
    stored = str(list(LogRegel.objects.values()))
    assert "Nora" not in stored
    assert "nora" not in stored
    assert clock.today().isoformat() in stored

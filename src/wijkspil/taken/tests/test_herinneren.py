"""Owners hear once, on the work day that a task has to be done."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.core.models import LogRegel
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.taken import actions, jobs, queries, testkit
from wijkspil.taken.models import Taak

pytestmark = pytest.mark.django_db

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)


@pytest.fixture
def taak(arnhem, bram):
    """A task for Monday, given on the Monday before."""
    with at(date(2026, 11, 23)):
        return testkit.given(bram, arnhem.klarendal, by=bram.actor, days=7)


def at(day, hour=9):
    """Let the clock stand at an hour of a day."""
    moment = datetime(day.year, day.month, day.day, hour)  # noqa: DTZ001 - made aware below
    return clock.standing_at(timezone.make_aware(moment))


def remind(day, hour=9):
    with at(day, hour):
        return jobs.remind()


def due_on(taak, day):
    Taak.objects.filter(pk=taak.pk).update(due=day)


def test_on_the_day_itself_and_only_once(taak):
    assert remind(FRIDAY) == 0
    assert remind(MONDAY) == 1
    assert remind(MONDAY, hour=10) == remind(date(2026, 12, 1)) == 0
    mail = Bericht.objects.get()
    assert (mail.recipient, mail.subject) == ("bram@arnhem.example", "Herinnering: Bellen met de school")
    assert f"/werk/taken/{taak.pk}/" in mail.text
    assert LogRegel.objects.filter(deed="taak.herinnerd").count() == 1


def test_nobody_is_woken(taak):
    assert remind(MONDAY, hour=6) == 0
    assert remind(MONDAY, hour=7) == 1


def test_what_is_due_in_the_weekend_is_told_on_friday(taak):
    due_on(taak, SATURDAY)
    assert remind(date(2026, 11, 26)) == 0
    assert remind(FRIDAY) == 1


def test_what_is_due_at_easter_is_told_before_good_friday(taak):
    due_on(taak, date(2026, 4, 6))
    assert remind(date(2026, 4, 1)) == 0
    assert remind(date(2026, 4, 2)) == 1


def test_nothing_on_a_free_day(taak):
    due_on(taak, SATURDAY)
    assert remind(SATURDAY) == 0


def test_when_the_job_process_stood_still_it_is_told_later(taak):
    assert remind(date(2026, 12, 2)) == 1


def test_another_day_is_told_again(taak, bram):
    remind(MONDAY)
    with at(MONDAY):
        details = actions.Details(titel=taak.titel, due=date(2026, 12, 3))
        actions.change_taak(actor=bram.actor, taak=taak, version=1, details=details)
    assert remind(date(2026, 12, 2)) == 0
    assert remind(date(2026, 12, 3)) == 1


def test_what_is_done_or_dropped_is_not_told(taak, bram):
    with at(FRIDAY):
        actions.complete(actor=bram.actor, taak=taak, version=1, proof="Klaar.")
    assert remind(MONDAY) == 0


def test_who_gets_a_task_on_its_day_hears_it_once(arnhem, bram):
    dina = make_person("Dina", Rol.TEAMLID, arnhem.klarendal)
    with at(MONDAY):
        testkit.given(dina, arnhem.klarendal, by=bram.actor, days=0)
    assert remind(MONDAY) == 0
    assert [mail.kind for mail in Bericht.objects.all()] == ["taak.nieuw"]


def test_several_tasks_are_one_mail_and_a_team_hears_it_all(arnhem, bram, taak):
    make_person("Dina", Rol.TEAMLID, arnhem.klarendal)
    with at(FRIDAY):
        testkit.given(bram, arnhem.klarendal, "Nog een", days=3)
        testkit.given(testkit.team_of(arnhem.klarendal), arnhem.klarendal, "Van het team", days=3)
    Bericht.objects.all().delete()
    assert remind(MONDAY) == 3
    assert sorted((mail.recipient, mail.subject) for mail in Bericht.objects.all()) == [
        ("bram@arnhem.example", "Herinnering: 2 taken"),
        ("bram@arnhem.example", "Herinnering: Van het team"),
        ("dina@arnhem.example", "Herinnering: Van het team"),
    ]


def test_one_owner_who_cannot_be_written_to_keeps_it_from_nobody(arnhem, bram, taak):
    dina = make_person("Dina", Rol.TEAMLID, arnhem.klarendal)
    with at(FRIDAY):
        testkit.given(dina, arnhem.klarendal, days=3)
    Bericht.objects.all().delete()
    type(bram.account).objects.filter(pk=bram.account.pk).update(email="geen adres")
    assert remind(MONDAY) == 1
    assert [mail.recipient for mail in Bericht.objects.all()] == ["dina@arnhem.example"]
    assert Taak.objects.get(pk=taak.pk).reminded_for is None


def test_two_workers_with_the_same_tasks_tell_it_once(taak):
    seen = list(queries.to_remind(MONDAY))
    with at(MONDAY):
        assert actions.remind_owner(taken=seen, owner=taak.owner) == 1
        assert actions.remind_owner(taken=seen, owner=taak.owner) == 0
    assert Bericht.objects.count() == 1

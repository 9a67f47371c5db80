"""The score of a quarter: from what happened, with everything that makes a term odd."""

from contextlib import AbstractContextManager
from datetime import date, datetime

import pytest
from django.utils import timezone

from wijkspil.core import clock
from wijkspil.core.quarters import Quarter
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.scores import FEWEST, Owed, Record, score
from wijkspil.inbreng.status import State

TODAY = date(2026, 11, 23)
MADE, BEFORE = date(2026, 9, 1), date(2026, 9, 8)


@pytest.mark.parametrize(
    ("kept", "withdrawn", "counts", "in_time"),
    [
        ("2026-09-08", None, True, True),  # on the very last day
        ("2026-09-09", None, True, False),
        (None, None, True, False),  # never, and the term has passed
        (None, "2026-09-08", False, False),  # taken back on the last day: nothing was owed any more
        (None, "2026-09-09", True, False),  # taken back after we were late: we were late
        ("2026-09-03", "2026-09-04", True, True),  # done, and taken back afterwards
        ("2026-09-07", "2026-09-04", False, True),  # done for nobody, after it was taken back
    ],
)
def test_one_term(kept, withdrawn, counts, in_time):
    owed = Owed(MADE, BEFORE, day(kept), day(withdrawn))
    assert (owed.counts(TODAY), owed.in_time) == (counts, in_time)


def test_on_its_last_day_a_term_still_runs():
    assert not Owed(MADE, BEFORE, None).counts(BEFORE)
    assert Owed(MADE, BEFORE, None).counts(date(2026, 9, 9))
    assert Owed(MADE, BEFORE, BEFORE).counts(BEFORE)


def test_the_middle_of_the_work_days_and_the_share():
    kept = [date(2026, 9, number) for number in (1, 2, 4, 7, 14, 15)]  # 0, 1, 3, 4, 9 and 10 work days after the first
    found = score([record(day) for day in kept], TODAY).contact
    assert (found.judged, found.in_time, found.share, found.days) == (6, 4, 67, 3.5)


def test_under_five_nothing_is_told():
    few = score([record(MADE)] * (FEWEST - 1), TODAY)
    assert not few.is_told
    assert (few.contact.share, few.contact.days) == (None, None)
    enough = score([record(MADE)] * FEWEST, TODAY)
    assert (enough.contact.share, enough.contact.days) == (100, 0)


def test_never_done_counts_in_the_share_and_not_in_the_days():
    found = score([*[record(MADE)] * FEWEST, record(None)], TODAY).answer
    assert (found.judged, found.share, found.days) == (6, 83, 0)


def test_nothing_came_in():
    assert score([], TODAY).contact.share is None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def record(kept: date | None) -> Record:
    owed = Owed(MADE, BEFORE, kept)
    return Record(contact=owed, answer=owed)


# --- from the records of what happened ----------------------------------------------------------------------------


def at(moment: str) -> AbstractContextManager[None]:
    return clock.standing_at(timezone.make_aware(datetime.fromisoformat(moment)))


@pytest.fixture
def today(settings):
    """Monday 23 November 2026: the third quarter is over."""
    settings.CLOCK_OFFSET = datetime.fromisoformat("2026-11-23T10:00:00+01:00") - timezone.now()


def came_in(area, moment: str) -> Inbreng:
    with at(moment):
        return testkit.confirmed(area)


def answer(bram, inbreng, moment: str) -> Inbreng:
    with at(moment):
        inbreng.refresh_from_db()
        return actions.answer(
            actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Ja.", outcome=State.OPGEPAKT
        )


def of(quarter: str, area):
    found = Quarter.read(quarter)
    return queries.quarterly_scores(found, 1).of(found, area.pk)


def test_a_quarter_begins_and_ends_at_midnight_in_the_netherlands(arnhem, today):
    for moment in ("2026-06-30T23:59:59", "2026-07-01T00:00:00", "2026-09-30T23:59:59", "2026-10-01T00:00:00"):
        came_in(arnhem.klarendal, moment)
    assert [of(quarter, arnhem.klarendal).number for quarter in ("2026-2", "2026-3", "2026-4")] == [1, 2, 1]


def test_days_are_counted_in_the_netherlands_and_not_in_greenwich(arnhem, bram, today):
    idea = came_in(arnhem.klarendal, "2026-07-01T00:30:00")  # in Greenwich it is still June
    assert idea.contact_before == date(2026, 7, 8)
    answer(bram, idea, "2026-07-08T23:30:00")
    assert of("2026-3", arnhem.klarendal).contact.in_time == 1


def test_a_term_is_longer_over_a_holiday_and_so_is_what_counts(arnhem, bram, today):
    idea = came_in(arnhem.klarendal, "2026-04-01T09:00:00")  # Wednesday; Good Friday and Easter Monday lie in the term
    assert idea.contact_before == date(2026, 4, 10)
    with at("2026-04-10T16:00:00"):
        actions.take_up(actor=bram.actor, inbreng=idea, version=idea.version, tekst="Ik kom kijken.")
    found = of("2026-2", arnhem.klarendal)
    assert found.contact.in_time == 1
    assert found.answer.judged == 1
    assert found.answer.in_time == 0


def test_reopened_the_first_answer_counts(arnhem, bram, today):
    idea = answer(bram, came_in(arnhem.klarendal, "2026-07-01T09:00:00"), "2026-07-03T09:00:00")
    with at("2026-09-01T09:00:00"):
        idea = actions.reopen(actor=bram.actor, inbreng=idea, version=idea.version, tekst="Het kan toch.")
    answer(bram, idea, "2026-10-01T09:00:00")
    assert of("2026-3", arnhem.klarendal).answer.in_time == 1


def test_what_goes_on_in_another_was_answered_on_that_day(arnhem, bram, today):
    blijft = came_in(arnhem.klarendal, "2026-07-01T09:00:00")
    with at("2026-07-01T10:00:00"):
        weg = testkit.confirmed(arnhem.klarendal, "Bankjes", testkit.BUUR)
    with at("2026-07-03T09:00:00"):
        testkit.merged(bram.actor, weg, blijft)
    found = of("2026-3", arnhem.klarendal)
    assert (found.number, found.contact.in_time, found.answer.judged, found.answer.in_time) == (2, 2, 2, 1)


@pytest.mark.parametrize("keep_text", [True, False])
@pytest.mark.parametrize(("moment", "judged"), [("2026-07-08T12:00:00", 0), ("2026-07-09T12:00:00", 1)])
def test_taken_back_within_the_term_nothing_was_owed(arnhem, bram, today, keep_text, moment, judged):
    idea = came_in(arnhem.klarendal, "2026-07-01T09:00:00")
    with at(moment):
        actions.withdraw(actor=testkit.bringer(idea), inbreng=idea, keep_text=keep_text)
    found = of("2026-3", arnhem.klarendal)
    assert (found.number, found.contact.judged, found.contact.in_time) == (1, judged, 0)


def test_what_was_not_confirmed_did_not_come_in(arnhem, today):
    with at("2026-07-01T09:00:00"):
        testkit.shared(arnhem.klarendal)
    assert of("2026-3", arnhem.klarendal).number == 0


def test_what_moved_counts_where_it_stands_now(arnhem, bram, today):
    idea = came_in(arnhem.klarendal, "2026-07-01T09:00:00")
    actions.move(actor=bram.actor, inbreng=idea, version=idea.version, area=arnhem.st_marten, thema=idea.thema)
    assert of("2026-3", arnhem.klarendal).number == 0
    assert of("2026-3", arnhem.st_marten).number == 1


@pytest.fixture
def five(arnhem, bram, today):
    """Five in Klarendal and one in St. Marten, in the third quarter; four of Klarendal were answered in time."""
    for number in range(5):
        idea = came_in(arnhem.klarendal, "2026-07-01T09:00:00")
        if number:
            answer(bram, idea, "2026-07-07T09:00:00")
    came_in(arnhem.st_marten, "2026-07-01T09:00:00")


def test_the_page_tells_the_last_whole_quarter(five, page):
    shown = page("/hoe-snel-antwoorden-wij/")
    assert "Kwartaal 3 van 2026: juli tot en met september" in shown.headings
    rows = shown.having_class("utrecht-table__row")
    assert "Klarendal 5 80% op tijd 80% op tijd te weinig" in rows
    assert "kwartaal 3 van 2026 6 67% op tijd 67% op tijd te weinig" in rows
    assert "kwartaal 2 van 2026 minder dan 5 te weinig om te tellen" in rows
    assert any(
        text.endswith("minder dan 5 binnen: Presikhaaf-Oost, Presikhaaf-West, St. Marten.") for text in shown.paragraphs
    )
    assert "Vraag: binnen 5 werkdagen hoort u wie het oppakt, binnen 10 werkdagen wat wij doen." in shown.text


def test_nobody_but_the_numbers_stands_there(five, page):
    """All five are private: nothing of what was written, and no way to it."""
    shown = page("/hoe-snel-antwoorden-wij/")
    assert "Bankjes" not in shown.html
    assert "Amira" not in shown.html
    assert "2026-0000" not in shown.html


def test_another_quarter_is_chosen(five, page):
    shown = page("/hoe-snel-antwoorden-wij/").submit("Toon", kwartaal="2026-2")
    assert "Kwartaal 2 van 2026: april tot en met juni" in shown.headings
    assert "Er kwam te weinig binnen om iets over te zeggen" in shown.headings
    assert "Dit kwartaal is nog niet voorbij" not in shown.text


@pytest.mark.parametrize("value", ["", "2026-5", "2031-1", "1999-1", "onzin", "%00", "2026-3&kwartaal=2026-2"])
def test_a_quarter_that_is_not_offered(five, page, value):
    assert page(f"/hoe-snel-antwoorden-wij/?kwartaal={value}").heading == "Hoe snel antwoorden wij?"


def test_the_numbers_as_a_file(five, page):
    response = page.client.get("/hoe-snel-antwoorden-wij.csv")
    table = response.content.decode("utf-8-sig").splitlines()
    assert table[0].startswith("kwartaal;wijk_code;wijk;binnengekomen;contact_geteld;contact_op_tijd_procent;")
    assert "2026-3;WK020206;Klarendal;5;5;80;;5;80;" in table
    assert "2026-3;WK020205;St. Marten;minder dan 5;;;;;;" in table
    assert len(table) == 1 + 9 * 4


def test_one_question_to_the_database_whatever_came_in(five, arnhem, page, query_budget):
    with query_budget(8):
        page("/hoe-snel-antwoorden-wij/")
    for _time in range(10):
        came_in(arnhem.presikhaaf_oost, "2026-08-01T09:00:00")
    with query_budget(8):
        page("/hoe-snel-antwoorden-wij/")


def test_it_is_kept_for_everybody(five, page, settings):
    settings.PAGE_CACHE_SECONDS = 60
    assert "ETag" in page("/hoe-snel-antwoorden-wij/?kwartaal=2026-3").response


def test_it_is_found_from_the_ideas(five, page):
    assert page("/ideeen/per-wijk/").follow("Hoe snel antwoorden wij?").status == 200
    assert page("/ideeen/").follow("Hoe snel antwoorden wij?").status == 200

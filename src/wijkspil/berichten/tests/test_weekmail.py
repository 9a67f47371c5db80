"""The weekly digest: grouped, newest first, once; made whenever it is due, however often it is broken off."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from wijkspil.berichten import abonnees, digest, digest_run, queries, testkit
from wijkspil.berichten.digest_lines import Line
from wijkspil.berichten.following import named
from wijkspil.berichten.jobs import send_waiting
from wijkspil.berichten.models import Abonnee, Abonnement, Bericht, Digest, DigestLine
from wijkspil.core.models import LogRegel
from wijkspil.core.registers import Register
from wijkspil.core.rules import RuleViolation

pytestmark = pytest.mark.django_db

FRIDAY = datetime.fromisoformat("2026-11-27T09:00+01:00")
WEEK = date(2026, 11, 23)
NEXT = date(2026, 11, 30)
DAY = timedelta(days=1)


class News:
    """What happened, as a test tells it."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.asked = 0

    def tell(self, titel: str, *about: str, ago: timedelta = DAY, **changes) -> Line:
        when = datetime.now(UTC) - ago
        values = {"key": f"proef:{titel}", "soort": "nieuws", "path": f"/nieuws/{len(self.lines)}/"}
        line = Line(**{**values, "when": when, "titel": titel, "about": frozenset(about), **changes})
        self.lines.append(line)
        return line

    def between(self, since: datetime, until: datetime):
        self.asked += 1
        return [line for line in self.lines if since <= line.when < until]


@pytest.fixture
def news(monkeypatch):
    sources: Register[Callable] = Register("proef")
    source = News()
    sources.register(source.between)
    monkeypatch.setattr(digest, "digest_sources", sources)
    return source


@pytest.fixture
def friday():
    """Friday at nine, when the mail of this week is due."""
    with time_machine.travel(FRIDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def amira(arnhem, friday):
    """Somebody who follows Klarendal since a fortnight."""
    return follower("amira@bewoners.example", arnhem.klarendal)


def follower(email: str, area, *more: str) -> Abonnee:
    abonnee = testkit.follower(email, area)
    for reference in more:
        abonnees.follow(actor=testkit.holder(abonnee), abonnee=abonnee, what=named([reference])[reference])
    Abonnement.objects.filter(abonnee=abonnee).update(since=datetime.now(UTC) - 14 * DAY)
    return abonnee


def mails() -> list[Bericht]:
    return list(Bericht.objects.filter(kind="weekmail").order_by("pk"))


def test_grouped_and_newest_first_and_each_line_once(arnhem, friday, news):
    amira = follower("amira@bewoners.example", arnhem.klarendal, "thema:groen")
    news.tell("Oud nieuws", "wijk:WK020206", ago=3 * DAY)
    news.tell("Nieuw nieuws", "wijk:WK020206")
    news.tell("Groen in de wijk", "wijk:WK020206", "thema:groen", ago=2 * DAY)
    news.tell("Groen elders", "wijk:WK020207", "thema:groen", ago=2 * DAY)
    news.tell("Heel ergens anders", "wijk:WK020207", "thema:sport")
    assert digest_run.run(WEEK) == digest_run.Report(mails=1)
    (mail,) = mails()
    assert mail.subject == "Weekmail: Klarendal, het thema Groen"
    assert (mail.recipient, mail.about) == ("amira@bewoners.example", f"abonnee:{amira.pk}")
    order = [
        "Klarendal\n-----",
        "Nieuw nieuws",
        "Groen in de wijk",
        "Oud nieuws",
        "Het thema Groen\n---",
        "Groen elders",
    ]
    places = [mail.text.index(word) for word in order]
    assert places == sorted(places)
    assert "26 november, nieuws: Nieuw nieuws\nhttp://127.0.0.1:8000/nieuws/1/" in mail.text
    assert mail.text.count("Groen in de wijk") == 1
    assert "ergens anders" not in mail.text
    assert f"http://127.0.0.1:8000/volgen/{amira.code}/\n" in mail.text


def test_a_wijk_has_the_news_of_the_areas_above_and_below_it(arnhem, friday, news):
    follower("noord@bewoners.example", arnhem.noord)
    follower("klarendal@bewoners.example", arnhem.klarendal)
    for area in (arnhem.stad, arnhem.noord, arnhem.klarendal, arnhem.st_marten, arnhem.oost):
        news.tell(f"Uit {area.code}", f"wijk:{area.code}")
    digest_run.run(WEEK)
    told = {mail.recipient: {line.titel for line in news.lines if line.titel in mail.text} for mail in mails()}
    assert told == {
        "noord@bewoners.example": {"Uit GM0202", "Uit W1", "Uit WK020206", "Uit WK020205"},
        "klarendal@bewoners.example": {"Uit GM0202", "Uit W1", "Uit WK020206"},
    }


def test_the_mail_has_a_button_to_unsubscribe_and_headings(amira, news, server):
    news.tell("Nieuw nieuws", "wijk:WK020206")
    digest_run.run(WEEK)
    assert send_waiting() == 1
    (mail,) = server.inbox
    address = f"http://127.0.0.1:8000/volgen/{amira.code}/afmelden/"
    assert mail["List-Unsubscribe"].strip() == f"<{address}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    html = mail.get_body("html").get_content()
    assert "<h2>Klarendal</h2>" in html
    assert '<a href="http://127.0.0.1:8000/nieuws/0/">' in html


@pytest.mark.parametrize(
    "titel",
    ["een\u2028https://spam.example/", "een\n\nhttps://spam.example/", "een\r\n-----", "\u202egnp.exe", "x" * 5000,
     "🌳\u200b", "<b>koop</b>", "{{ 7*7 }} %(namen)s %s", "> citaat", "a\x00b", "\ud83d"],
)  # fmt: skip
def test_nothing_typed_becomes_a_link_a_heading_or_a_header(amira, news, server, titel):
    news.tell(titel, "wijk:WK020206", key="proef:1")
    digest_run.run(WEEK)
    assert send_waiting() == 1
    (mail,) = server.inbox
    html = mail.get_body("html").get_content()
    assert 'href="https://spam' not in html
    assert html.count("<h2>") == 1
    assert "<b>" not in html
    assert "<blockquote>" not in html
    assert len(mail.get_all("Subject")) == 1


def test_a_long_list_ends_with_its_number_and_where_to_read_on(amira, news):
    for number in range(18):
        news.tell(f"Bericht {number}", "wijk:WK020206", ago=DAY + timedelta(minutes=number))
    digest_run.run(WEEK)
    (mail,) = mails()
    assert mail.text.count("nieuws: Bericht") == 15
    assert "En nog 3 berichten. U leest ze hier:\nhttp://127.0.0.1:8000/wijken/klarendal/" in mail.text


def test_nothing_new_is_no_mail(amira, news):
    news.tell("Van voor haar tijd", "wijk:WK020206", ago=15 * DAY)
    news.tell("Van elders", "wijk:WK020207")
    assert digest_run.run(WEEK) == digest_run.Report(nothing_new=1)
    assert not mails()


def test_who_confirmed_later_is_not_told_what_was_before(arnhem, friday, news):
    news.tell("Van gisteren", "wijk:WK020206")
    testkit.follower("amira@bewoners.example", arnhem.klarendal)
    friday.shift(timedelta(hours=1))
    news.tell("Van nu", "wijk:WK020206", ago=timedelta(minutes=5))
    digest_run.run(WEEK)
    (mail,) = mails()
    assert "Van nu" in mail.text
    assert "Van gisteren" not in mail.text


def test_who_did_not_confirm_or_whose_mail_came_back_gets_nothing(arnhem, friday, news):
    testkit.asked("gevraagd@bewoners.example", arnhem.klarendal)
    Abonnement.objects.update(since=FRIDAY - 9 * DAY)
    follower("terug@bewoners.example", arnhem.klarendal)
    Abonnee.objects.filter(email__startswith="terug").update(bounced_at=FRIDAY)
    news.tell("Nieuw nieuws", "wijk:WK020206")
    digest_run.run(WEEK)
    assert not mails()


def test_one_mail_a_week_however_often_it_runs(amira, news, friday):
    news.tell("Eerste", "wijk:WK020206")
    digest_run.run(WEEK)
    news.tell("Te laat voor deze week", "wijk:WK020206", ago=timedelta())
    assert digest_run.run(WEEK) == digest_run.Report()
    friday.shift(7 * DAY)
    digest_run.run(NEXT)
    _first, second = mails()
    assert "Te laat" in second.text
    assert "Eerste" not in second.text


def test_a_line_that_was_still_being_written_comes_a_week_later(amira, news, friday):
    digest_run.run(WEEK)
    news.tell("Van net ervoor", "wijk:WK020206", ago=timedelta(hours=2))
    friday.shift(7 * DAY)
    digest_run.run(NEXT)
    assert [("Van net ervoor" in mail.text) for mail in mails()] == [True]


def test_what_was_told_is_not_told_again_when_it_returns(amira, news, friday):
    line = news.tell("Weg en terug", "wijk:WK020206")
    digest_run.run(WEEK)
    news.lines.clear()
    friday.shift(7 * DAY)
    news.tell("Weg en terug", "wijk:WK020206", key=line.key)
    digest_run.run(NEXT)
    assert len(mails()) == 1


def test_what_left_the_site_before_it_was_mailed_is_not_mailed(amira, news):
    news.tell("Per ongeluk geplaatst", "wijk:WK020206")
    digest_run.open_digest(WEEK)
    news.lines.clear()
    digest_run.run(WEEK)
    assert not mails()


def test_a_long_run_reads_again_what_stands_on_the_site(arnhem, friday, news, monkeypatch):
    """Fault 33: what is taken off the site while the mails are made, is in none of the later ones."""
    monkeypatch.setattr(digest_run, "AT_ONCE", 1)
    for name in ("amira", "bram"):
        follower(f"{name}@bewoners.example", arnhem.klarendal)
    news.tell("Per ongeluk geplaatst", "wijk:WK020206")
    opened, desk, report = digest_run.open_digest(WEEK), digest.Desk(WEEK, fresh=0), digest_run.Report()
    digest_run._tell_some(opened, desk, report)
    news.lines.clear()
    digest_run._tell_some(opened, desk, report)
    assert report == digest_run.Report(mails=1, nothing_new=1)


def test_weeks_without_a_run_are_caught_up_in_one_mail(amira, news, friday):
    digest_run.run(WEEK)
    news.tell("In de stille week", "wijk:WK020206", ago=timedelta(hours=-1))
    friday.shift(28 * DAY)
    digest_run.run(date(2026, 12, 21))
    assert ["In de stille week" in mail.text for mail in mails()] == [True]


def test_the_first_digest_reaches_back_to_the_first_follower(arnhem, friday, news):
    abonnee = follower("amira@bewoners.example", arnhem.klarendal)
    abonnee.abonnementen.update(since=FRIDAY - 60 * DAY)
    news.tell("Lang gewacht", "wijk:WK020206", ago=55 * DAY)
    digest_run.run(WEEK)
    assert "Lang gewacht" in mails()[0].text


def test_broken_off_it_goes_on_where_it_was(arnhem, friday, news, monkeypatch):
    monkeypatch.setattr(digest_run, "AT_ONCE", 2)
    for number in range(7):
        follower(f"buur{number}@bewoners.example", arnhem.klarendal)
    news.tell("Nieuw nieuws", "wijk:WK020206")
    real, calls = digest_run.queue_mail, iter(range(100))

    def dies(**words):
        if next(calls) == 4:
            raise RuntimeError
        return real(**words)

    monkeypatch.setattr(digest_run, "queue_mail", dies)
    with pytest.raises(RuntimeError):
        digest_run.run(WEEK)
    assert len(mails()) == 4, "what was half done is undone"
    assert digest_run.run(WEEK) == digest_run.Report(mails=3)
    assert len({mail.recipient for mail in mails()}) == 7


def test_who_missed_a_week_gets_both_in_one_mail(arnhem, friday, news):
    amira = follower("amira@bewoners.example", arnhem.klarendal)
    news.tell("Van deze week", "wijk:WK020206")
    digest_run.open_digest(WEEK)  # and here the machine goes down
    friday.shift(7 * DAY)
    news.tell("Van de week erna", "wijk:WK020206")
    digest_run.run(NEXT)
    (mail,) = mails()
    assert "Van deze week" in mail.text
    assert "Van de week erna" in mail.text
    amira.refresh_from_db()
    assert amira.told_until == NEXT


def test_each_reads_it_in_their_own_language(arnhem, friday, news):
    abonnee = follower("amira@bewoners.example", arnhem.klarendal)
    abonnees.choose_language(actor=testkit.holder(abonnee), abonnee=abonnee, language="en")
    news.tell("Nieuw nieuws", "wijk:WK020206")
    digest_run.run(WEEK)
    (mail,) = mails()
    assert mail.subject == "Weekly mail: Klarendal"
    assert "26 November" in mail.text
    assert "/en/volgen/" in mail.text


@pytest.mark.parametrize("number", [20, 60])
def test_lines_are_computed_once_and_statements_do_not_grow_with_what_is_followed(
    arnhem, friday, news, number, query_budget
):
    for one in range(number):
        follower(f"buur{one}@bewoners.example", arnhem.klarendal, "thema:groen")
    for one in range(30):
        news.tell(f"Bericht {one}", "wijk:WK020206", "thema:groen")
    with query_budget(2 * number + 30):
        digest_run.run(WEEK)
    assert len(mails()) == number
    assert news.asked == 2, "once to note what is new, once to tell it"


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        ("2026-11-27T08:59+01:00", date(2026, 11, 16)),
        ("2026-11-27T09:00+01:00", WEEK),
        ("2026-11-29T23:59+01:00", WEEK),
        ("2026-11-30T00:00+01:00", WEEK),
        ("2027-01-01T10:00+01:00", date(2026, 12, 28)),
        ("2026-10-25T12:00+01:00", date(2026, 10, 19)),
    ],
)
def test_which_week_is_due(moment, week):
    assert digest.due_week(datetime.fromisoformat(moment), (5, 9)) == week


def test_the_sweep_works_when_it_is_time_and_the_outbox_has_room(amira, news, friday, settings, monkeypatch):
    news.tell("Nieuw nieuws", "wijk:WK020206")
    monkeypatch.setattr(queries, "waiting_of_kind", lambda kind: digest_run.MOST_WAITING)
    assert digest_run.run_when_due() == 0
    monkeypatch.undo()
    settings.DIGEST_MOMENT = None
    assert digest_run.run_when_due() == 0


def test_the_sweep_fills_the_outbox_in_parts(arnhem, friday, news, monkeypatch, query_budget):
    monkeypatch.setattr(digest_run, "AT_ONCE", 2)
    monkeypatch.setattr(digest_run, "MOST_WAITING", 3)
    for number in range(5):
        follower(f"buur{number}@bewoners.example", arnhem.klarendal)
    news.tell("Nieuw nieuws", "wijk:WK020206")
    assert digest_run.run_when_due() == 4
    assert digest_run.run_when_due() == 0, "there is no room"
    Bericht.objects.filter(kind="weekmail").update(state="verzonden", sent_at=FRIDAY)
    assert digest_run.run_when_due() == 1
    with query_budget(1):
        assert digest_run.run_when_due() == 0, "everybody had it"
    row = LogRegel.objects.get(deed="weekmail.klaargezet")
    assert row.details == {"week": "2026-48", "mails": 5}


def test_command(amira, news, capsys):
    news.tell("Nieuw nieuws", "wijk:WK020206")

    def answer(*words: str) -> dict:
        call_command("digest", "--json", *words)
        return json.loads(capsys.readouterr().out)

    assert answer("--proef") == {"week": "2026-48", "mails": 1, "zonder_nieuws": 0, "proef": True}
    assert not mails()
    assert not Digest.objects.exists()
    assert not DigestLine.objects.exists()
    assert answer() == {"week": "2026-48", "mails": 1, "zonder_nieuws": 0, "proef": False}
    assert (
        answer() == answer("--week", "2026-48") == {"week": "2026-48", "mails": 0, "zonder_nieuws": 0, "proef": False}
    )


@pytest.mark.parametrize("week", ["2026-54", "48", "", "2026-00", "volgende", "0000-01"])
def test_a_week_that_is_none(amira, news, week):
    with pytest.raises(CommandError, match="2026-48"):
        call_command("digest", "--week", week or " ")


@pytest.mark.parametrize("week", ["2026-49", "2026-47"])
def test_no_digest_of_the_future_and_none_before_the_last(amira, news, week):
    digest_run.run(WEEK)
    with pytest.raises(RuleViolation, match="Van deze week"):
        call_command("digest", "--week", week)

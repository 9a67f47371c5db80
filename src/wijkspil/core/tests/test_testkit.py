"""The test kit finds the mistakes that it is there for."""

import psycopg
import pytest
from django.db import connection

from wijkspil.core.models import LogRegel
from wijkspil.core.testkit import html_checks
from wijkspil.core.testkit.cluster import Cluster, postgres_programs
from wijkspil.core.testkit.statements import query_budget

GOOD = """<!doctype html><html lang="nl"><head><title>Wijken - Arnhem</title></head>
<body><main><h1>Wijken</h1><h2>Kies uw wijk</h2><form><label for="a">Naam</label><input id="a" name="a"></form>
</main></body></html>"""


def found_in(html: str) -> str:
    document, invalid = html_checks.parse(html)
    return "\n".join([*invalid, *html_checks.problems(document)])


def test_a_good_page_has_no_problems() -> None:
    assert found_in(GOOD) == ""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("<h1>Wijken</h1>", "", "0 h1"),
        ("<h2>", "<h3>", "no valid HTML"),
        ("<h2>Kies uw wijk</h2>", "<h3>Kies uw wijk</h3>", "rank is skipped"),
        ("<title>Wijken", "<title>Home", "does not start with the h1"),
        ('<label for="a">', '<label for="b">', "has no label"),
        ("<main>", '<main id="a">', "stands 2 times"),
        ('name="a"', 'name="a" required', "attribute required"),
        ("Kies uw wijk", "Participatie in de wijk", "‘Participatie’"),
        ("Kies uw wijk", "Klik hier", "‘Klik hier’"),
        ('lang="nl"', 'lang="en"', "lang=en"),
        ("<main>", '<main style="color:red">', "attribute style"),
        ("<main>", "<main><script>alert(1)</script>", "inline <script>"),
        ("<main>", '<main onclick="x()">', "attribute onclick"),
        ("<main>", "<main></div>", "no valid HTML"),
    ],
)
def test_each_mistake_is_found(before: str, after: str, expected: str) -> None:
    assert expected in found_in(GOOD.replace(before, after))


@pytest.mark.parametrize("allowed", ["Participatie", "Nora, projectmedewerker participatie", "Het thema Participatie"])
def test_participatie_may_be_the_name_of_a_theme_and_of_work(allowed: str) -> None:
    assert found_in(GOOD.replace("<h2>", f"<p>{allowed}</p><h2>")) == ""


def test_a_budget_counts_what_is_asked_of_the_database(db: None) -> None:
    with query_budget(2) as statements:
        LogRegel.objects.count()
        LogRegel.objects.first()
    assert len(statements) == 2
    with pytest.raises(AssertionError, match="2 statements, 1 allowed"), query_budget(1):
        [LogRegel.objects.first() for _ in range(2)]


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_may_write_the_log() -> None:
    LogRegel.objects.create(actor_kind="systeem", deed="proef")
    assert LogRegel.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_and_the_next_one_starts_with_a_fresh_database() -> None:
    assert LogRegel.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM wagtailcore_locale")
        assert cursor.fetchone()[0] > 0


@pytest.mark.traag
@pytest.mark.skipif(postgres_programs() is None, reason="PostgreSQL is not installed")
def test_a_server_of_our_own_can_be_frozen_and_stopped() -> None:
    with Cluster() as cluster:
        assert psycopg.connect(cluster.url("proef")).execute("SELECT 1").fetchone() == (1,)
        cluster.freeze()
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(cluster.url("proef"), connect_timeout=1)
        cluster.thaw()
        assert psycopg.connect(cluster.url("proef")).execute("SELECT 1").fetchone() == (1,)
        cluster.stop()
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(cluster.url("proef"), connect_timeout=1)

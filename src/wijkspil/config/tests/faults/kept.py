"""What must hold of ideas, mails and log after any fault."""

from collections import Counter

from django.db import connection

from wijkspil.berichten.models import Bericht
from wijkspil.config.tests.faults.writers import Ledger
from wijkspil.core.models import LogRegel
from wijkspil.inbreng.models import Inbreng, InbrengStap, KenmerkTeller
from wijkspil.inbreng.status import StapKind, State

LOGGED = {"bevestig": "gestuurd", "ontvangst": "bevestigd", "antwoord": "beantwoord"}


def broken_promises(ledger: Ledger) -> list[str]:
    """Return what is wrong, in words: acknowledged and not stored (lost), stored twice (doubled), half or unsound."""
    return [*lost(ledger), *doubled(), *half_done(), *unsound()]


def lost(ledger: Ledger) -> list[str]:
    """Return what the site acknowledged and did not keep."""
    stored = set(Inbreng.objects.values_list("sleutel", flat=True))
    confirmed = set(Inbreng.objects.exclude(kenmerk=None).values_list("code", flat=True))
    answers = set(InbrengStap.objects.filter(kind=StapKind.ANTWOORD).values_list("tekst", flat=True))
    gone = [ledger.acknowledged - stored, ledger.confirmed - confirmed, ledger.answers - answers]
    return [f"lost: {one}" for each in gone for one in each]


def doubled() -> list[str]:
    """Return what stands there twice."""
    titles = Counter(Inbreng.objects.values_list("titel", flat=True))
    answers = Counter(InbrengStap.objects.filter(kind=StapKind.ANTWOORD).values_list("tekst", flat=True))
    mails = Counter(Bericht.objects.values_list("kind", "about"))
    log = Counter(LogRegel.objects.filter(deed__startswith="inbreng.").values_list("deed", "object_id"))
    log = Counter({key: count for key, count in log.items() if key[0] != "inbreng.gelezen"})
    return [f"doubled: {one}" for each in (titles, answers, mails, log) for one, count in each.items() if count > 1]


def half_done() -> list[str]:
    """Return the writes of which a part is missing: the mail, the log row, the number."""
    wanted: set[tuple[str, int]] = set()
    for inbreng in Inbreng.objects.all():
        wanted.add(("bevestig", inbreng.pk))
        if inbreng.state != State.ONBEVESTIGD:
            wanted.add(("ontvangst", inbreng.pk))
    wanted |= {("antwoord", stap.inbreng_id) for stap in InbrengStap.objects.filter(kind=StapKind.ANTWOORD)}
    mails = {
        (kind.removeprefix("inbreng."), int(about.partition(":")[2]))
        for kind, about in Bericht.objects.filter(kind__startswith="inbreng.").values_list("kind", "about")
    }
    rows = set(LogRegel.objects.values_list("deed", "object_id"))
    wrong = [f"no mail: {one}" for one in wanted - mails] + [f"mail without its deed: {one}" for one in mails - wanted]
    wrong += [f"no log row: {one}" for one in wanted if (f"inbreng.{LOGGED[one[0]]}", str(one[1])) not in rows]
    numbers = Inbreng.objects.exclude(kenmerk=None).count()
    given = sum(KenmerkTeller.objects.values_list("laatste", flat=True))
    return wrong if numbers == given else [*wrong, f"{numbers} ideas have a number and {given} were given"]


def unsound() -> list[str]:
    """Return what SQLite finds wrong in its file."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        found = [row[0] for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        return [f"integrity: {one}" for one in [*found, *cursor.fetchall()] if one != "ok"]

"""Every address under /werk/, opened by everybody: the answer is what the table in docs/rollen.md says.

A new address fails here until its line stands in the table; so who may do what is always written down and looked at.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from wijkspil.aanspreekpunten.models import Aanspreekpunt, Wisseling
from wijkspil.berichten.models import Bericht
from wijkspil.berichten.status import State as MailState
from wijkspil.berichten.testkit import set_apart
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.inbreng.actions import bring_file
from wijkspil.inbreng.models import Routeregel, Sjabloon
from wijkspil.inbreng.testkit import BUUR, confirmed, offered, promised, proposed, published, related, with_photo
from wijkspil.mensen.actions import join_team
from wijkspil.mensen.models import Team
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import SINCE, make_person, sign_in
from wijkspil.overdracht.testkit import waiting
from wijkspil.paginas.queries import reference_of as news_reference
from wijkspil.paginas.testkit import make_news, make_site, make_story, next_week
from wijkspil.reacties.testkit import in_dispute, tipped
from wijkspil.taken.testkit import given

TABLE = Path(__file__).resolve().parents[4] / "docs" / "rollen.md"
COLUMNS = ("teamlid", "redacteur", "wijkteam", "beheerder", "teamlid elders", "beheerder elders")


def addresses(resolver: URLResolver | None = None, above: str = "") -> Iterator[str]:
    """Give every address under werk/, with the names of what is filled in: `werk/teams/<pk>/stoppen/`."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = above + str(entry.pattern)
        if isinstance(entry, URLPattern):
            if here.startswith("werk/"):
                yield re.sub(r"<\w+:(\w+)>", r"<\1>", here)
        elif "werk/".startswith(here[:5]):
            yield from addresses(entry, here)


def table() -> dict[str, tuple[str, dict[str, str]]]:
    """Read the table: per address how it is used (`lezen`, or `doen`: only by a button) and who may, per column."""
    rows = {}
    for line in TABLE.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `/werk/") and len(cells) == len(COLUMNS) + 2:
            rows[cells[0].strip("`").lstrip("/")] = (cells[1], dict(zip(COLUMNS, cells[2:], strict=True)))
    return rows


def beside(arnhem, bram, inbreng) -> dict[str, object]:
    """One of everything that belongs to an inbreng."""
    return {
        "hulp/<pk>": offered(inbreng).pk,
        "toezegging/<pk>": promised(bram.actor, inbreng, "de school").pk,
        "hoort-bij/<pk>": related(bram.actor, inbreng, confirmed(arnhem.klarendal, "Een boom")).pk,
        "tips/<pk>": tipped(inbreng.reference).pk,
        "samenvoegen/<pk>": proposed(bram.actor, inbreng, confirmed(arnhem.klarendal, "Een bank", BUUR)).pk,
    }


def a_file(arnhem):
    """A file that waits to be read in."""
    actor = make_person("Inlezer", Rol.BEHEERDER, arnhem.stad).actor
    return bring_file(actor=actor, data=b"Titel;Wijk\nBankjes;Klarendal", naam="lijst.csv", bron="Enquete")


@pytest.fixture
def somewhere(arnhem, bram):
    """One of everything, all in Klarendal: the words to fill the addresses with."""
    make_site()
    news = make_news(make_story(arnhem.klarendal), reageren_tot=next_week())
    team = Team.objects.create(naam="Team Noord", area=arnhem.klarendal, valid_from=SINCE)
    wisseling = Wisseling.objects.create(
        area=arnhem.klarendal,
        titel="Nieuw team",
        valid_from=clock.today(),
        visible_from=clock.today(),
        tekst_bewoners="Er komt een nieuw team.",
        namens="Team",
        ondertekenaar="Bram",
    )
    contact = {"area": arnhem.klarendal, "rol": "Team", "team": team, "email": "team@arnhem.example"}
    dates = {"valid_from": clock.today(), "visible_from": clock.today()}
    planned = Aanspreekpunt.objects.create(begint_met=wisseling, **contact, **dates)
    now = Aanspreekpunt.objects.create(**contact, **dates)
    role = bram.account.rollen.get()
    inbreng = published(bram.actor, arnhem.klarendal)
    at_inbreng = beside(arnhem, bram, inbreng)
    Bericht.objects.update(state=MailState.MISLUKT, sent_at=None)
    return {
        **at_wijkteam(arnhem),
        "aanspreekpunten/<pk>": now.pk,
        "wisselingen/<pk>": wisseling.pk,
        "<contact>": planned.pk,
        "regels/<pk>": Routeregel.objects.get().pk,
        "<kenmerk>": inbreng.kenmerk,
        **at_inbreng,
        "<step>": "gedaan",
        "bijlagen/<pk>": with_photo(inbreng).pk,
        "<maat>": "klein",
        "sjablonen/<pk>": Sjabloon.objects.create(titel="Nee, geen geld", tekst="Wij kunnen dit niet betalen.").pk,
        "binnen/<pk>": set_apart().pk,
        "<deed>": "klaar",
        "post/<pk>": Bericht.objects.latest("pk").pk,
        "<name>": "antwoord",
        "inlezen/<pk>": a_file(arnhem).pk,
        "accounts/<pk>": bram.account.pk,
        "<role_pk>": role.pk,
        "teams/<pk>": team.pk,
        "<lid_pk>": join_team(actor=SYSTEM, account=bram.account, team=team).pk,
        "reacties/<pk>": in_dispute(news_reference(news)).pk,
        "taken/<pk>": given(bram, arnhem.klarendal).pk,
        "paginas/<pk>": arnhem.klarendal.pk,
    }


def at_wijkteam(arnhem):
    """Somebody waits to be called, and somebody works there who may read it."""
    make_person("Wilma", Rol.WIJKTEAM, arnhem.klarendal)
    return {
        "terugbellen/<pk>/<deed>": "gebeld",
        "terugbellen/<pk>": waiting(arnhem.klarendal).pk,
        "<gebied>": "noord",
    }


def filled(address: str, words: dict[str, object]) -> str:
    for place, value in words.items():
        folder, _, last = place.rpartition("/")
        address = address.replace(place, f"{folder}/{value}" if folder else str(value)) if last else address
    assert "<" not in address, f"no example for {address}"
    return f"/{address}"


@pytest.fixture
def people(arnhem, bram, daan, els, beheerder, carla):
    clients = {
        "teamlid": bram,
        "redacteur": daan,
        "wijkteam": els,
        "beheerder": beheerder,
        "teamlid elders": carla,
        "beheerder elders": make_person("Oost", Rol.BEHEERDER, arnhem.oost),
    }
    return {column: sign_in(Client(), person.account) for column, person in clients.items()}


def answer(client: Client, url: str, how: str) -> str:
    """Open an address without leaving a trace; tell whether it is there for this person."""
    with transaction.atomic():
        response = client.post(url) if how == "doen" else client.get(url)
        transaction.set_rollback(True)
    assert response.status_code in {200, 302, 404}, f"{url} answers {response.status_code}"
    if response.status_code == 302:
        assert not response.headers["Location"].startswith(("/inloggen/", "/demo/")), url
    return "nee" if response.status_code == 404 else "ja"


def test_the_table_names_every_address_and_no_other():
    assert sorted(table()) == sorted(set(addresses()))


def test_everybody_may_do_what_the_table_says(somewhere, people):
    found = {
        address: (how, {column: answer(client, filled(address, somewhere), how) for column, client in people.items()})
        for address, (how, _row) in table().items()
    }
    assert found == table()


def test_what_is_closed_for_reading_is_closed_for_writing_too(somewhere, people):
    for address, (_how, row) in table().items():
        for column in (column for column in COLUMNS if row[column] == "nee"):
            assert people[column].post(filled(address, somewhere)).status_code in {404, 405}, (address, column)


def test_a_stranger_is_led_to_sign_in_and_a_password_alone_to_the_second_step(somewhere, bram):
    half = Client()
    half.force_login(bram.account)
    for address, (how, _row) in table().items():
        url = filled(address, somewhere)
        for client, goal in ((Client(), "/inloggen/?next="), (half, "/inloggen/tweede-stap/?next=")):
            response = client.post(url) if how == "doen" else client.get(url)
            assert response.status_code == 302, url
            assert response.headers["Location"].startswith(goal), url


def test_opening_a_button_by_its_address_does_nothing(somewhere, people):
    for address, (how, row) in table().items():
        if how == "doen":
            column = next(column for column in COLUMNS if row[column] == "ja")
            assert people[column].get(filled(address, somewhere)).status_code in {302, 405}, address


@pytest.mark.parametrize("number", ["0", "999999", "9223372036854775808", "99999999999999999999999"])
def test_numbers_of_nothing_are_not_found(somewhere, people, number):
    wrong = {place: number if isinstance(value, int) else value for place, value in somewhere.items()}
    for address, (how, _row) in table().items():
        if "pk>" in address:
            url = filled(address, wrong)
            response = people["beheerder"].post(url) if how == "doen" else people["beheerder"].get(url)
            assert response.status_code == 404, url

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command

from wijkspil.aanspreekpunten import queries
from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.core.periods import Period
from wijkspil.demo import aanspreekpunten, mensen, wijken
from wijkspil.demo.context import DemoContext, context_for
from wijkspil.demo.fill import fill as fill_everything
from wijkspil.mensen.models import Account
from wijkspil.wijken.models import Area
from wijkspil.wijken.queries import area_by_slug_or_code

pytestmark = pytest.mark.django_db


def fill(city: str, today: date) -> DemoContext:
    context = context_for(city, today)
    wijken.fill(context)
    mensen.fill(context)
    aanspreekpunten.fill(context)
    return context


def roles(slug: str, day: date, thema: str = "") -> list[str]:
    area = area_by_slug_or_code(slug, day)
    assert area
    return [contact.aanspreekpunt.rol for contact in queries.who(area, day, thema=thema).aanspreekpunten]


@pytest.mark.parametrize("today", [date(2026, 9, 1), date(2026, 11, 23), date(2027, 8, 31)])
def test_nijmegen_changes_on_the_first_of_september(today):
    with time_machine.travel(today):
        switch = fill("nijmegen", today).wissel_op
        assert roles("zwanenveld", switch - timedelta(days=1)) == ["Afdeling van de gemeente"]
        assert roles("zwanenveld", switch) == [
            "Projectmedewerker participatie",
            "Wijkregisseur fysiek",
            "Wijkregisseur sociaal",
            "Wijkregisseur veiligheid",
        ]
        assert roles("zwanenveld", switch, thema="speeltuinen") == ["Wijkregisseur fysiek"]
        answer = queries.who(Area.objects.get(slug="zwanenveld"), today)
        assert [contact.aanspreekpunt.naam for contact in answer.straks] == ["Naima Boukhari"]
        assert answer.straks[0].period.start > today


@pytest.mark.parametrize("city", ["arnhem", "nijmegen"])
def test_for_two_years_there_is_always_somebody_of_the_area_itself(city):
    today = date(2026, 11, 23)
    with time_machine.travel(today):
        switch = fill(city, today).wissel_op
        within = Period(switch.replace(year=switch.year - 1), switch.replace(year=switch.year + 1))
        report = queries.continuity_report(within)
        assert report.gaten == report.alleen_centraal == []


def test_klarendal_has_somebody_of_its_own_and_knows_who_follows():
    today = date(2026, 11, 23)
    with time_machine.travel(today):
        fill("arnhem", today)
        first = queries.who(Area.objects.get(slug="klarendal"), today).aanspreekpunten[0]
        assert first.aanspreekpunt.naam == "Carlijn Spaan"
        assert [next_one.naam for next_one in first.opvolgers] == ["Yusuf Aydın"]


def test_all_numbers_and_mailboxes_are_invented():
    today = date(2026, 11, 23)
    with time_machine.travel(today):
        fill("nijmegen", today)
        for row in Aanspreekpunt.objects.all():
            assert row.telefoon.startswith("024 000 00 ")
            assert row.email.endswith("@nijmegen.example")
        assert not Account.objects.exclude(email__endswith="@nijmegen.example").exists()


def test_an_address_leads_to_who_serves_it_on_each_side_of_the_change(capsys):
    with time_machine.travel(date(2026, 11, 23)):
        fill_everything("nijmegen")
    for day, rol in (("2026-08-31", "Afdeling van de gemeente"), ("2026-09-01", "Projectmedewerker participatie")):
        call_command("wie", "--postcode", "6531AB", "--huisnummer", "1", "--op", day, "--json")
        answer = json.loads(capsys.readouterr().out)
        assert answer["wijk"] == "Nije Veld"
        assert answer["aanspreekpunten"][0]["rol"] == rol

"""A functioneel beheerder looks after accounts: makes, changes and closes them, gives and ends roles."""

import re
from datetime import timedelta

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.core.testkit.pages import Visitor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person

LIST = "/werk/accounts/"
TODAY_PLUS_10 = clock.today() + timedelta(days=10)


def as_typed(day):
    return f"{day.day}-{day.month}-{day.year}"


def page_of(person, rest=""):
    return f"{LIST}{person.account.pk}/{rest}"


def test_new_colleague_gets_a_mail_chooses_a_password_and_can_start(beheerder, arnhem, page):
    form = beheerder.page(LIST).follow("Nieuw account")
    account = form.submit(
        "Maak het account",
        naam="Nora Nieuw",
        functie="Medewerker team Leefomgeving",
        email="Nora@arnhem.example",
        rol="teamlid",
        gebied=arnhem.noord.pk,
        goes_to="/werk/accounts/*/",
    )
    assert account.heading == "Nora Nieuw"
    assert "Teamlid, Noord" in account.text
    mail = Bericht.objects.get(kind="account.uitnodiging")
    assert mail.recipient == "nora@arnhem.example"
    link = re.search(r"http://127\.0\.0\.1:8000(\S+)", mail.text)[1]
    choose = page(link, goes_to="/inloggen/wachtwoord-kiezen/*")
    assert choose.heading == "Kies uw wachtwoord"
    done = choose.submit("Bewaar mijn wachtwoord", password1="vier woorden op rij", goes_to="*/klaar/")
    assert done.heading == "Uw wachtwoord is bewaard"
    goal = "/inloggen/tweede-stap/"
    login = page(f"/inloggen/?next={goal}")
    step = login.submit("Inloggen", login="nora@arnhem.example", password="vier woorden op rij", goes_to=goal)
    assert step.heading == "Stel uw tweede stap in"
    assert Visitor()(link).heading == "Deze link werkt niet meer"


def test_half_a_form_says_what_is_missing_and_keeps_what_was_typed(beheerder):
    answer = beheerder.page(f"{LIST}nieuw/").submit("Maak het account", naam="Nora Nieuw", email="nora@")
    assert answer.errors == [
        "Schrijf bij ‘E-mailadres’ een e-mailadres zoals naam@voorbeeld.nl.",
        "Kies een rol.",
        "Kies een gebied.",
    ]
    assert answer.value("naam") == "Nora Nieuw"
    assert answer.title.startswith("Fout: ")


def test_address_that_is_taken_is_told_at_the_field(beheerder, bram, arnhem):
    answer = beheerder.page(f"{LIST}nieuw/").submit(
        "Maak het account", naam="X", email=bram.account.email.upper(), rol="teamlid", gebied=arnhem.noord.pk
    )
    assert answer.errors == ["Er is al een account met dit e-mailadres."]


def test_end_before_the_start_is_told_at_the_field(beheerder, bram, arnhem):
    answer = beheerder.page(page_of(bram, "rollen/nieuw/")).submit(
        "Geef deze rol", rol="redacteur", gebied=arnhem.oost.pk, vanaf="1-9-2030", tot="1-9-2030"
    )
    assert answer.errors == ["De einddatum moet na de begindatum liggen."]


def test_role_is_given_and_ended(beheerder, bram, arnhem):
    account = (
        beheerder.page(page_of(bram))
        .follow("Geef een rol")
        .submit("Geef deze rol", rol="redacteur", gebied=arnhem.oost.pk, goes_to=page_of(bram))
    )
    assert "Redacteur, Presikhaaf" in account.text
    role = bram.account.rollen.get(rol=Rol.REDACTEUR)
    form = beheerder.page(page_of(bram, f"rollen/{role.pk}/stoppen/"))
    again = form.submit("Stop deze rol", tot=as_typed(TODAY_PLUS_10), goes_to=page_of(bram))
    assert "Stopt" in again.text
    role.refresh_from_db()
    assert role.valid_until == TODAY_PLUS_10


def test_closing_tells_from_when_and_ends_the_roles(beheerder, bram):
    form = beheerder.page(page_of(bram)).follow("Sluit het account")
    account = form.submit("Sluit het account", tot=as_typed(TODAY_PLUS_10), goes_to=page_of(bram))
    assert "Het account gaat dicht." in account.text
    assert Account.objects.get(pk=bram.account.pk).valid_until == TODAY_PLUS_10
    assert [role.valid_until for role in bram.account.rollen.all()] == [TODAY_PLUS_10]


def test_day_that_is_over_is_told_at_the_field(beheerder, bram):
    answer = beheerder.page(page_of(bram, "sluiten/")).submit("Sluit het account", tot="1-1-2020")
    assert answer.errors == ["Deze datum is voorbij. Kies vandaag of een latere datum."]


def test_promise_that_would_break_refuses_with_its_exact_text(beheerder):
    form = beheerder.page(page_of(beheerder, "sluiten/"))
    answer = form.submit("Sluit het account", tot=as_typed(TODAY_PLUS_10))
    assert "Dit kan nu niet" in answer.headings
    assert "geen functioneel beheerder meer voor de hele gemeente" in answer.text
    assert answer.value("tot") == as_typed(TODAY_PLUS_10)


def test_data_are_corrected(beheerder, bram):
    form = beheerder.page(page_of(bram)).follow("Wijzig gegevens")
    assert form.value("email") == bram.account.email
    account = form.submit("Opslaan", naam="Bram de Boer", email="bram.de.boer@arnhem.example", goes_to=page_of(bram))
    assert account.heading == "Bram de Boer"


def test_buttons_mail_a_link_wipe_the_second_step_and_reopen(beheerder, bram):
    account = beheerder.page(page_of(bram)).submit("Mail een link voor een wachtwoord", goes_to=page_of(bram))
    assert "De mail met de link is onderweg." in account.text
    assert Bericht.objects.filter(kind="account.uitnodiging", recipient=bram.account.email).count() == 1
    beheerder.page(page_of(bram, "sluiten/")).submit("Sluit het account", goes_to=page_of(bram))
    account = beheerder.page(page_of(bram)).submit("Open het account weer", goes_to=page_of(bram))
    assert "Het account is weer open. Geef nu een rol." in account.text


def test_search_finds_by_part_of_a_name_and_says_when_nothing_is_there(beheerder, bram, carla):
    found = beheerder.page(LIST).submit("Zoek", zoek="bra")
    assert "Bram" in found.text
    assert "Carla" not in found.text
    assert "Geen accounts gevonden" in beheerder.page(f"{LIST}?zoek=xyz%00").headings


def test_list_is_paged_and_asks_as_much_with_many_accounts(beheerder, arnhem, query_budget):
    for number in range(60):
        make_person(f"Persoon {number:02}", Rol.TEAMLID, arnhem.noord)
    with query_budget(10):
        first = beheerder.page(LIST)
    second = first.follow("Volgende")
    assert len(first.having_class("wijk-zaak__titel")) == 50
    assert second.having_class("wijk-zaak__titel")[-1] == "Persoon 59"


@pytest.mark.parametrize("rest", ["", "wijzigen/", "sluiten/", "rollen/nieuw/"])
def test_beheerder_of_another_area_does_not_find_the_account(arnhem, bram, rest):
    other = make_person("Oost", Rol.BEHEERDER, arnhem.oost)
    assert other.page(page_of(bram, rest), status=404)
    assert "Bram" not in other.page(LIST).text


def test_shared_colleague_is_seen_but_not_closed(arnhem, beheerder, bram):
    other = make_person("Oost", Rol.BEHEERDER, arnhem.oost)
    form = beheerder.page(page_of(bram, "rollen/nieuw/"))
    form.submit("Geef deze rol", rol="teamlid", gebied=arnhem.oost.pk, goes_to=page_of(bram))
    account = other.page(page_of(bram))
    assert "ook in een gebied dat niet van u is" in account.text
    assert "Sluit het account" not in account.links
    form = other.page(page_of(bram, "sluiten/"))
    assert form.submit("Sluit het account", tot=as_typed(TODAY_PLUS_10), status=404)


def test_role_cannot_be_given_in_an_area_of_a_colleague(arnhem):
    other = make_person("Oost", Rol.BEHEERDER, arnhem.oost)
    form = other.page(f"{LIST}nieuw/")
    offered = form.forms[-1].choices["gebied"]
    assert offered == {"", *(str(a.pk) for a in (arnhem.oost, arnhem.presikhaaf_west, arnhem.presikhaaf_oost))}
    fields = {"naam": "X", "email": "x@arnhem.example", "rol": "beheerder", "gebied": arnhem.stad.pk}
    token = form.forms[-1].data["csrfmiddlewaretoken"][0]
    answer = other.page.post(f"{LIST}nieuw/", fields | {"csrfmiddlewaretoken": token})
    assert answer.errors
    assert not Account.objects.filter(email="x@arnhem.example").exists()


def test_fields_that_the_form_does_not_have_change_nothing(beheerder, bram):
    form = beheerder.page(page_of(bram, "wijzigen/"))
    more = {"is_superuser": "1", "is_active": "", "valid_until": "2020-01-01", "password": "x", "groups": "1"}
    data = {name: values[0] for name, values in form.forms[-1].data.items()} | more
    beheerder.page.post(page_of(bram, "wijzigen/"), data, goes_to=page_of(bram))
    account = Account.objects.get(pk=bram.account.pk)
    assert (account.is_superuser, account.is_active, account.valid_until) == (False, True, None)

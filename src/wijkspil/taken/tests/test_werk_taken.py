"""Staff see what they have to do, give tasks, and tell that they are done."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.inbreng.testkit import confirmed
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.taken import actions, queries, testkit
from wijkspil.taken.models import Taak
from wijkspil.taken.status import State

pytestmark = pytest.mark.django_db

SCREENS = ["", "gedaan/", "wijzigen/", "overdragen/", "vervalt/"]


@pytest.fixture
def dina(arnhem):
    """A colleague of Bram."""
    return make_person("Dina", Rol.TEAMLID, arnhem.klarendal)


@pytest.fixture
def taak(arnhem, bram):
    return testkit.given(bram, arnhem.klarendal, by=bram.actor)


def titles(shown):
    return shown.having_class("wijk-zaak__titel")


def typed(day):
    return f"{day.day}-{day.month}-{day.year}"


def test_my_list_shows_mine_and_my_teams_with_the_late_ones_on_top(arnhem, bram, dina, taak):
    testkit.given(testkit.team_of(arnhem.klarendal), arnhem.klarendal, "Van het team", days=3)
    testkit.late(bram, arnhem.klarendal)
    testkit.given(dina, arnhem.klarendal, "Van Dina")
    shown = bram.page("/werk/").follow("Taken")
    assert titles(shown) == ["Te laat", "Van het team", "Bellen met de school"]
    assert shown.having_class("utrecht-status-badge") == ["te laat"]


def test_the_list_of_my_area_shows_everybodys(arnhem, bram, carla, dina, taak):
    testkit.given(dina, arnhem.klarendal, "Van Dina", days=3)
    testkit.given(carla, arnhem.presikhaaf_west, "Van Carla")
    shown = bram.page("/werk/taken/").follow("Van mijn gebied")
    assert titles(shown) == ["Van Dina", "Bellen met de school"]


def test_what_is_done_or_dropped_stands_apart(arnhem, bram, taak):
    dropped = testkit.given(bram, arnhem.klarendal, "Hoeft niet")
    actions.drop(actor=bram.actor, taak=dropped, version=1, reason="Een ander deed het al.")
    actions.complete(actor=bram.actor, taak=taak, version=1, proof="Klaar.")
    shown = bram.page("/werk/taken/")
    assert "U hebt geen taken" in shown.headings
    done = shown.follow("Klaar")
    assert titles(done) == ["Bellen met de school", "Hoeft niet"]
    assert done.having_class("utrecht-status-badge") == ["gedaan", "vervallen"]


@pytest.mark.parametrize("tab", ["mijn", "gebied", "klaar"])
def test_many_tasks_are_shown_page_by_page(arnhem, bram, tab):
    for number in range(45):
        taak = testkit.given(bram, arnhem.klarendal, f"Taak {number:02d}", days=number // 2)
        if tab == "klaar":
            actions.complete(actor=bram.actor, taak=taak, version=1, proof="Klaar.")
    first = bram.page(f"/werk/taken/?toon={tab}")
    second = first.follow("Volgende")
    third = second.follow("Volgende")
    seen = [titles(page) for page in (first, second, third)]
    expected = [f"Taak {number:02d}" for number in range(45)]
    assert [title for page in seen for title in page] == (expected[::-1] if tab == "klaar" else expected)
    assert "Volgende" not in third.links
    assert titles(third.follow("Vorige")) == seen[1]
    assert titles(third.follow("Vorige").follow("Vorige")) == seen[0]


@pytest.mark.parametrize("cursor", ["x", "9999999999-1", "0-1", "-", "1-", "99999999999999999-1"])
def test_a_cursor_that_was_made_up_shows_the_first_page(bram, taak, cursor):
    assert titles(bram.page(f"/werk/taken/?na={cursor}")) == titles(bram.page(f"/werk/taken/?voor={cursor}"))


def test_a_tab_that_is_not_there(bram):
    bram.page("/werk/taken/?toon=geheim", status=404)


def test_who_only_reads_sees_the_list_without_buttons(arnhem, beheerder, taak):
    shown = beheerder.page("/werk/taken/")
    assert titles(shown) == ["Bellen met de school"]
    assert "Nieuwe taak" not in shown.links
    assert "Mijn taken" not in shown.links
    one = shown.follow("Bellen met de school")
    assert "Geef deze taak aan een ander" in one.links
    assert "Deze taak is gedaan" not in one.links


def test_the_menu_and_the_start_page_count_what_is_late_or_due_this_week(arnhem, bram, carla, taak):
    testkit.late(bram, arnhem.klarendal)
    testkit.given(bram, arnhem.klarendal, "Volgende week", days=7)
    assert bram.page("/werk/").having_class("wijk-teller__getal") == ["2"]
    assert carla.page("/werk/").having_class("wijk-teller__getal") == []


def test_a_task_of_nobody_is_told_on_my_list(arnhem, bram, dina):
    testkit.given(dina, arnhem.klarendal, "Van Dina", days=60)
    dina.account.rollen.update(valid_until=clock.today())
    shown = bram.page("/werk/taken/")
    assert "Deze taken zijn van niemand meer" in shown.headings
    assert shown.having_class("utrecht-status-badge") == ["van niemand meer"]
    form = shown.follow("Van Dina").follow("Geef deze taak aan een ander")
    form.submit("Geef de taak", to=f"account-{bram.account.pk}", goes_to="/werk/taken/*/")
    assert titles(bram.page("/werk/taken/")) == ["Van Dina"]


def test_giving_a_task_to_a_colleague(arnhem, bram, dina):
    form = bram.page("/werk/taken/").follow("Nieuwe taak")
    assert form.value("owner") == f"account-{bram.account.pk}"
    assert form.value("gebied") == str(arnhem.klarendal.pk)
    done = form.submit(
        "Geef de taak",
        titel="Sleutel regelen",
        tekst="Van het speeltuingebouw.",
        owner=f"account-{dina.account.pk}",
        due=typed(testkit.in_days(3)),
        goes_to="/werk/taken/*/",
    )
    assert done.heading == "Sleutel regelen"
    for words in ("De taak staat klaar.", "Van het speeltuingebouw.", "Dina", "Klarendal"):
        assert words in done.text
    assert Bericht.objects.get().recipient == "dina@arnhem.example"


def test_a_team_and_people_of_my_area_can_be_chosen_and_others_not(arnhem, bram, carla, dina):
    noord, _oost = testkit.team_of(arnhem.noord), testkit.team_of(arnhem.oost, "Team Oost")
    form = bram.page("/werk/taken/nieuw/")
    offered = form._form("Geef de taak", set()).choices["owner"]
    assert offered == {"", f"account-{bram.account.pk}", f"account-{dina.account.pk}", f"team-{noord.pk}"}


def test_what_is_missing_is_asked_and_what_was_typed_stays(bram):
    form = bram.page("/werk/taken/nieuw/").submit("Geef de taak", tekst="Van het gebouw.", owner="")
    assert form.errors == ["Vul een titel in.", "Kies wie het doet.", "Vul een datum in."]
    assert form.value("tekst") == "Van het gebouw."
    wrong = form.submit("Geef de taak", titel="Sleutel", owner=f"account-{bram.account.pk}", due="1-1-2020")
    assert wrong.errors == ["Deze datum is voorbij. Kies vandaag of een latere datum."]


def test_the_owner_must_work_in_the_area_that_was_chosen(arnhem, dina):
    mo = make_person("Mo", Rol.TEAMLID, arnhem.noord)
    form = mo.page("/werk/taken/nieuw/").submit(
        "Geef de taak",
        titel="Sleutel",
        gebied=arnhem.st_marten.pk,
        owner=f"account-{dina.account.pk}",
        due=typed(testkit.in_days(3)),
    )
    assert form.errors == ["Dina heeft vandaag geen rol in St. Marten. Kies iemand anders."]
    assert not Taak.objects.exists()


def test_an_area_or_owner_of_another_colleague_cannot_be_sent(arnhem, bram, carla):
    form = bram.page("/werk/taken/nieuw/")
    sent = form._form("Geef de taak", set()).filled({"titel": "Sleutel", "due": typed(testkit.in_days(3))}, "")
    for name, value in (("gebied", arnhem.presikhaaf_west.pk), ("owner", f"account-{carla.account.pk}")):
        answer = bram.client.post(form.url, sent | {name: value}, headers={"Referer": "http://testserver/"})
        assert answer.status_code == 200
    assert not Taak.objects.exists()


def test_a_task_about_an_idea_leads_to_it(arnhem, bram, beheerder):
    idee = confirmed(arnhem.klarendal)
    form = bram.page(f"/werk/taken/nieuw/?over=inbreng:{idee.pk}")
    assert "Bankjes bij de speeltuin" in form.text
    done = form.submit("Geef de taak", titel="Plek bekijken", due=typed(testkit.in_days(3)), goes_to="/werk/taken/*/")
    assert done.follow("Bankjes bij de speeltuin").heading == "Bankjes bij de speeltuin"
    assert [taak.titel for taak in queries.about(bram.actor, f"inbreng:{idee.pk}")] == ["Plek bekijken"]
    assert "Bankjes bij de speeltuin" not in beheerder.page(done.url).text  # reads tasks, no ideas


@pytest.mark.parametrize("name", ["inbreng:0", "inbreng:x", "plan:1", "inbreng:99999999999999999999", ":", "x" * 200])
def test_a_task_about_something_that_is_not_there_is_about_nothing(arnhem, bram, name):
    form = bram.page(f"/werk/taken/nieuw/?over={name}")
    form.submit("Geef de taak", titel="Plek bekijken", due=typed(testkit.in_days(3)), goes_to="/werk/taken/*/")
    assert Taak.objects.get().about == ""


def test_a_task_about_somebody_elses_idea_is_about_nothing(arnhem, bram):
    idee = confirmed(arnhem.presikhaaf_west, "Geheim van Carla")
    assert "Geheim van Carla" not in bram.page(f"/werk/taken/nieuw/?over=inbreng:{idee.pk}").text


def test_it_is_done(bram, taak):
    form = bram.page(f"/werk/taken/{taak.pk}/").follow("Deze taak is gedaan")
    assert form.submit("Gedaan").errors == ["Schrijf wat er is gedaan."]
    late = form.submit("Gedaan", proof="De school doet mee.", done_on=typed(testkit.in_days(1)))
    assert late.errors == ["Deze dag komt nog. Kies vandaag of een eerdere dag."]
    assert late.value("proof") == "De school doet mee."
    done = late.submit("Gedaan", done_on="", goes_to=f"/werk/taken/{taak.pk}/")
    assert "De taak is gedaan." in done.text
    assert "De school doet mee." in done.text
    assert Taak.objects.get().state == State.GEDAAN
    again = done.submit("Open de taak weer", goes_to=f"/werk/taken/{taak.pk}/")
    assert "De taak is weer open." in again.text
    assert Taak.objects.get().state == State.OPEN


def test_it_is_dropped_with_a_reason(bram, taak):
    form = bram.page(f"/werk/taken/{taak.pk}/").follow("Deze taak vervalt")
    assert form.submit("Laat de taak vervallen").errors == ["Schrijf waarom het niet meer hoeft."]
    done = form.submit("Laat de taak vervallen", reason="De school belde zelf.", goes_to="*")
    assert "De school belde zelf." in done.text
    assert done.having_class("utrecht-status-badge") == ["vervallen"]


def test_it_is_changed_and_the_trail_tells_what_it_was(bram, taak):
    form = bram.page(f"/werk/taken/{taak.pk}/").follow("Wijzig deze taak")
    assert form.value("due") == typed(taak.due)
    done = form.submit("Opslaan", titel="Bellen met de buurt", goes_to="*")
    assert done.heading == "Bellen met de buurt"
    assert "was: Bellen met de school" in done.text


def test_two_people_at_once_the_second_sees_what_the_first_did_and_keeps_the_text(bram, dina, taak):
    second = bram.page(f"/werk/taken/{taak.pk}/gedaan/")
    actions.drop(actor=dina.actor, taak=taak, version=1, reason="De school belde zelf.")
    conflict = second.submit("Gedaan", proof="Ik heb gebeld.")
    assert "Dit is nog niet opgeslagen" in conflict.headings
    assert "De school belde zelf." in conflict.text
    assert conflict.value("proof") == "Ik heb gebeld."
    refused = conflict.submit("Gedaan")
    assert "Dit kan niet meer. De stand is nu: vervallen." in refused.text
    assert refused.value("proof") == "Ik heb gebeld."


def test_two_people_change_it_and_nothing_of_either_is_lost(bram, dina, taak):
    second = bram.page(f"/werk/taken/{taak.pk}/wijzigen/")
    details = actions.Details(titel="Van Dina", due=testkit.in_days(3))
    actions.change_taak(actor=dina.actor, taak=taak, version=1, details=details)
    conflict = second.submit("Opslaan", titel="Van Bram", tekst="Van Bram erbij.")
    assert "is nu: Van Dina" in conflict.text
    assert conflict.value("titel") == "Van Bram"  # both changed it: Bram sees what Dina wrote, and decides
    assert conflict.value("due") == typed(testkit.in_days(3))  # only Dina changed it: hers stays
    conflict.submit("Opslaan", goes_to="*")
    now = Taak.objects.get()
    assert (now.titel, now.tekst, now.due) == ("Van Bram", "Van Bram erbij.", testkit.in_days(3))


def test_a_form_can_only_change_what_stands_on_it(bram, taak):
    """Mass assignment: only what is asked is read."""
    before = dict(Taak.objects.values().get())
    form = bram.page(f"/werk/taken/{taak.pk}/wijzigen/")
    data = form._form("Opslaan", set()).filled({"titel": "Anders"}, "Opslaan")
    data |= {name: "9" for name in before if name not in {"version", "titel", "tekst", "due"}}
    bram.client.post(form.url, data, headers={"Referer": "http://testserver/"})
    after = dict(Taak.objects.values().get())
    assert {name for name in before if before[name] != after[name]} == {"titel", "version"}


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize("who", ["carla", "daan", "els"])
def test_somebody_elses_is_not_there(request, taak, who, path):
    request.getfixturevalue(who).page(f"/werk/taken/{taak.pk}/{path}", status=404)


@pytest.mark.parametrize("number", ["0", "999999", "999999999999999999", "9999999999999999999999"])
@pytest.mark.parametrize("path", SCREENS)
def test_a_number_that_is_not_there(bram, number, path):
    bram.page(f"/werk/taken/{number}/{path}", status=404)


@pytest.mark.parametrize("version", ["", "0", "x", "99", "99999999999999"])
def test_opening_again_with_a_version_that_was_made_up(bram, taak, version):
    actions.complete(actor=bram.actor, taak=taak, version=1, proof="Klaar.")
    shown = bram.page(f"/werk/taken/{taak.pk}/")
    refused = shown.submit("Open de taak weer", version=version, goes_to=f"/werk/taken/{taak.pk}/")
    assert "Iemand anders heeft dit intussen veranderd." in refused.text
    assert Taak.objects.get().state == State.GEDAAN


def test_few_statements_however_many(arnhem, bram, query_budget, taak):
    for number in range(25):
        testkit.given(bram, arnhem.klarendal, f"Taak {number}", days=1)
    with query_budget(9):  # with the roles of the reader and the numbers in the menu
        assert len(titles(bram.page("/werk/taken/"))) == 20
    with query_budget(9):
        bram.page(f"/werk/taken/{taak.pk}/")

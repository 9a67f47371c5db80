"""Somebody leaves: everything they do gets a successor first, on one page."""

from datetime import timedelta

import pytest

from wijkspil.aanspreekpunten.actions import Details, add_aanspreekpunt
from wijkspil.aanspreekpunten.models import Aanspreekpunt
from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.core.models import LogRegel
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import actions as inbreng_actions
from wijkspil.inbreng.models import Routeregel
from wijkspil.inbreng.testkit import answered, confirmed
from wijkspil.mensen import actions, dossier
from wijkspil.mensen.coverage import ends_of_claims
from wijkspil.mensen.dossier import Choice
from wijkspil.mensen.models import Account, Team
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import SINCE, make_person
from wijkspil.taken.actions import Details as TaskDetails
from wijkspil.taken.actions import add_taak
from wijkspil.taken.testkit import given
from wijkspil.werkplek.views import overdragen

TOMORROW = clock.today() + timedelta(days=1)


@pytest.fixture
def kim(arnhem):
    """A colleague of Bram."""
    return make_person("Kim", Rol.TEAMLID, arnhem.klarendal)


@pytest.fixture
def held(arnhem, bram, beheerder):
    """One of everything, in the hands of Bram; the contact central, so that nobody has nobody."""
    inbreng = confirmed(arnhem.klarendal, "Bankjes bij de speeltuin")
    inbreng_actions.pass_on(actor=bram.actor, items=[inbreng], to=bram.account)
    task = given(bram, arnhem.klarendal)
    team = Team.objects.create(naam="Stuurgroep", soort="stuurgroep", area=arnhem.stad, valid_from=SINCE)
    lid = actions.join_team(actor=SYSTEM, account=bram.account, team=team, valid_from=SINCE)
    regel = Routeregel.objects.create(volgorde=1, naam="Vragen", kinds=["vraag"], account=bram.account)
    where = {"area": arnhem.klarendal, "rol": "Wijkregisseur", "email": bram.account.email}
    details = Details(account=bram.account, telefoon="026 000 00 11", valid_from=SINCE, **where)
    contact = add_aanspreekpunt(actor=SYSTEM, details=details)
    inbreng.refresh_from_db()
    asked = inbreng_actions.Asked(wat="Zaal regelen", of=bram.account, due=TOMORROW)
    promise = inbreng_actions.ask(actor=bram.actor, inbreng=inbreng, version=inbreng.version, asked=asked)
    return {
        "toezegging": promise,
        "inbreng": inbreng,
        "taak": task,
        "lid": lid,
        "regel": regel,
        "aanspreekpunt": contact,
    }


def page_of(person, rest="overdragen/"):
    return f"/werk/accounts/{person.account.pk}/{rest}"


def test_a_beheerder_gives_all_to_one_successor_and_then_closes_the_account(arnhem, beheerder, bram, kim, held):
    screen = beheerder.page(page_of(bram, "")).follow("Draag het werk over")
    kinds = ["Aanspreekpunten", "Inbreng", "Plekken in een team", "Regels die naar deze persoon gaan"]
    kinds += ["Taken", "Toezeggingen"]
    assert sorted(screen.headings[1:]) == kinds
    phone = {f"aanspreekpunt-{held['aanspreekpunt'].pk}-antwoord": "026 000 00 12"}
    done = screen.submit("Draag over", allemaal=kim.account.pk, goes_to=page_of(bram), **phone)
    assert "6 onderdelen zijn overgedragen" in done.text
    assert "Er loopt niets meer" in done.headings
    form = done.follow("Sluit het account")
    today = clock.today()
    form.submit("Sluit het account", tot=f"{today.day}-{today.month}-{today.year}", goes_to=page_of(bram, ""))
    assert not Account.objects.get(pk=bram.account.pk).can_sign_in
    for name in ("inbreng", "taak", "regel", "toezegging"):
        held[name].refresh_from_db()
    assert held["inbreng"].handler == held["taak"].account == held["regel"].account == kim.account
    assert held["toezegging"].account == kim.account
    follows = Aanspreekpunt.objects.get(volgt_op=held["aanspreekpunt"])
    assert (follows.account, follows.telefoon, follows.email) == (kim.account, "026 000 00 12", kim.account.email)
    assert kim.account.lidmaatschappen.get().team.naam == "Stuurgroep"


def test_the_successor_gets_one_mail_with_numbers_and_nothing_of_residents(arnhem, beheerder, bram, kim, held):
    Bericht.objects.all().delete()
    give_all(beheerder, bram, kim)
    mail = Bericht.objects.get()
    assert mail.recipient == kim.account.email
    assert "U neemt werk over van Bram" in mail.subject
    assert "- Inbreng: 1" in mail.text
    assert "- Taken: 1" in mail.text
    assert f"/werk/accounts/{kim.account.pk}/overdragen/" in mail.text
    for words in ("Amira", "Bankjes", "Zaal", "amira@"):
        assert words not in mail.text + mail.subject
    row = LogRegel.objects.filter(deed="dossier.overgedragen").latest("pk")
    assert set(row.details) == {"wat", "aantal", "naar"}


def give_all(by, bram, kim):
    choices = {key: Choice(kim.account, "026 000 00 12") for key in dossier.held_by(by.actor, bram.account)}
    return actions.hand_over(actor=by.actor, account=bram.account, choices=choices, per=clock.today())


def test_each_thing_can_have_its_own_successor_or_stay(arnhem, beheerder, bram, kim, held):
    lotte = make_person("Lotte", Rol.TEAMLID, arnhem.noord)
    screen = beheerder.page(page_of(bram))
    chosen = {
        f"taak-{held['taak'].pk}": lotte.account.pk,
        f"aanspreekpunt-{held['aanspreekpunt'].pk}": "blijft",
        f"inbreng-{held['inbreng'].pk}": "niemand",
        f"lid-{held['lid'].pk}": "niemand",
    }
    screen.submit("Draag over", allemaal=kim.account.pk, goes_to=page_of(bram), **chosen)
    held["taak"].refresh_from_db()
    held["inbreng"].refresh_from_db()
    assert held["taak"].account == lotte.account
    assert held["inbreng"].handler is None
    assert list(dossier.held_by(beheerder.actor, bram.account)) == [f"aanspreekpunt-{held['aanspreekpunt'].pk}"]
    assert not kim.account.lidmaatschappen.exists()


def test_closing_is_refused_with_the_list_of_what_has_no_successor(arnhem, beheerder, bram, held):
    screen = beheerder.page(page_of(bram, "sluiten/"))
    day = TOMORROW
    answer = screen.submit("Sluit het account", tot=f"{day.day}-{day.month}-{day.year}")
    assert "Dit kan nu niet" in answer.headings
    for words in (
        f"inbreng {held['inbreng'].kenmerk}",
        "toezegging bij",
        "taak ‘",
        "regel ‘Vragen’",
        "plek in Stuurgroep",
        "‘Wijkregisseur’",
    ):
        assert words in answer.text
    assert "Bekijk wat er loopt en draag het over" in answer.links
    assert Account.objects.get(pk=bram.account.pk).valid_until is None


def test_a_role_ends_only_after_what_lies_in_its_area_was_handed_over(arnhem, beheerder, bram, kim, held):
    role = bram.account.rollen.get()
    actions.grant_role(actor=SYSTEM, account=bram.account, rol=Rol.TEAMLID, area=arnhem.oost)
    elsewhere = confirmed(arnhem.presikhaaf_west)
    inbreng_actions.pass_on(actor=SYSTEM, items=[elsewhere], to=bram.account)
    with pytest.raises(RuleViolation, match=held["inbreng"].kenmerk) as refused:
        actions.end_role(actor=beheerder.actor, role=role, until=TOMORROW)
    assert elsewhere.kenmerk not in refused.value.tekst
    in_klarendal = {key: one for key, (_kind, one) in dossier.held_by(SYSTEM, bram.account).items() if one.area}
    choices = {
        key: Choice(kim.account, "026 000 00 12") for key, one in in_klarendal.items() if one.area == arnhem.klarendal
    }
    actions.hand_over(actor=beheerder.actor, account=bram.account, choices=choices, per=clock.today())
    actions.end_role(actor=beheerder.actor, role=role, until=TOMORROW)
    elsewhere.refresh_from_db()
    assert elsewhere.handler == bram.account


def test_another_role_with_the_same_rights_is_no_reason_to_hand_over(arnhem, beheerder, bram, held):
    role = bram.account.rollen.get()
    actions.grant_role(actor=SYSTEM, account=bram.account, rol=Rol.TEAMLID, area=arnhem.noord, valid_from=TOMORROW)
    actions.end_role(actor=beheerder.actor, role=role, until=TOMORROW)
    new = bram.account.rollen.get(area=arnhem.noord)
    with pytest.raises(RuleViolation, match="Niemand doet dan nog wat Bram nu doet"):
        actions.end_role(actor=beheerder.actor, role=new, until=TOMORROW + timedelta(days=1))


def test_what_is_done_needs_no_successor(arnhem, beheerder, bram):
    inbreng = answered(bram.actor, arnhem.klarendal)
    inbreng_actions.pass_on(actor=SYSTEM, items=[inbreng], to=bram.account)
    assert [one.naam for _kind, one in dossier.held_by(SYSTEM, bram.account).values()] == [f"inbreng {inbreng.kenmerk}"]
    inbreng.refresh_from_db()
    inbreng_actions.complete(actor=bram.actor, inbreng=inbreng, version=inbreng.version, tekst="Ze staan er.")
    assert not dossier.held_by(SYSTEM, bram.account)
    actions.close_account(actor=beheerder.actor, account=bram.account, until=clock.today())


def test_somebody_hands_over_the_own_work_but_no_rules_and_no_place_in_a_team(arnhem, bram, kim, held):
    screen = bram.page("/werk/").follow("Draag uw werk over")
    assert screen.heading == "Draag uw werk over"
    assert "Bankjes bij de speeltuin" in screen.text
    rest = screen.text[screen.text.index("Dit kan alleen een beheerder overdragen") :]
    assert "regel ‘Vragen’" in rest
    assert "plek in Stuurgroep" in rest
    phone = {f"aanspreekpunt-{held['aanspreekpunt'].pk}-antwoord": "026 000 00 12"}
    done = screen.submit("Draag over", allemaal=kim.account.pk, goes_to=page_of(bram), **phone)
    assert "4 onderdelen zijn overgedragen" in done.text
    with pytest.raises(NotAllowed):
        actions.hand_over(
            actor=bram.actor,
            account=bram.account,
            choices={f"regel-{held['regel'].pk}": Choice(kim.account)},
            per=clock.today(),
        )


def test_who_looks_after_accounts_sees_the_number_of_an_inbreng_and_not_its_words(beheerder, bram, held):
    screen = beheerder.page(page_of(bram))
    assert held["inbreng"].kenmerk in screen.text
    assert "Bankjes" not in screen.text
    assert "Zaal" not in screen.text


def test_another_colleague_does_not_see_it(arnhem, bram, kim, carla, held):
    for person in (kim, carla, make_person("Oost", Rol.BEHEERDER, arnhem.oost)):
        person.page(page_of(bram), status=404)


def test_who_cannot_take_over_is_told_at_the_thing_and_nothing_is_half_done(arnhem, beheerder, bram, kim, held):
    elsewhere = confirmed(arnhem.presikhaaf_west)
    inbreng_actions.pass_on(actor=SYSTEM, items=[elsewhere], to=None)
    actions.grant_role(actor=SYSTEM, account=bram.account, rol=Rol.TEAMLID, area=arnhem.oost)
    inbreng_actions.pass_on(actor=SYSTEM, items=[elsewhere], to=bram.account)
    answer = beheerder.page(page_of(bram)).submit("Draag over", allemaal=kim.account.pk)
    assert set(answer.errors) == {
        "Kim kan dit niet overnemen. Kies hier iemand anders.",
        "Vul het telefoonnummer van de opvolger in.",
    }
    held["taak"].refresh_from_db()
    assert held["taak"].account == bram.account
    assert answer.value("allemaal") == str(kim.account.pk)


def test_nothing_chosen_is_told(beheerder, bram, held):
    assert beheerder.page(page_of(bram)).submit("Draag over").errors == ["Kies minstens één opvolger."]


def test_one_refusal_undoes_all(arnhem, beheerder, bram, kim, held):
    choices = {key: Choice(kim.account, "geen nummer") for key in dossier.held_by(SYSTEM, bram.account)}
    with pytest.raises(RuleViolation, match="telefoonnummer"):
        actions.hand_over(actor=beheerder.actor, account=bram.account, choices=choices, per=clock.today())
    assert len(dossier.held_by(SYSTEM, bram.account)) == len(choices)
    assert not Bericht.objects.filter(kind="account.dossier").exists()


def test_who_will_leave_is_no_successor(arnhem, beheerder, bram, kim, held):
    actions.close_account(actor=SYSTEM, account=kim.account, until=TOMORROW + timedelta(days=60))
    kim.account.refresh_from_db()
    assert "Kim" not in beheerder.page(page_of(bram)).text
    with pytest.raises(RuleViolation, match="kan dit niet overnemen"):
        give_all(beheerder, bram, kim)


def test_what_somebody_else_took_over_meanwhile_is_not_given_again(arnhem, beheerder, bram, kim, held):
    key = f"inbreng-{held['inbreng'].pk}"
    choices = {key: Choice(kim.account)}
    actions.hand_over(actor=beheerder.actor, account=bram.account, choices=choices, per=clock.today())
    with pytest.raises(RuleViolation, match="intussen veranderd"):
        actions.hand_over(actor=beheerder.actor, account=bram.account, choices=choices, per=clock.today())


def test_a_contact_that_has_not_begun_goes_to_the_successor_as_it_was(arnhem, beheerder, bram, kim):
    begins = TOMORROW + timedelta(days=30)
    where = {"area": arnhem.klarendal, "rol": "Wijkregisseur", "email": "wijk@arnhem.example"}
    row = add_aanspreekpunt(actor=SYSTEM, details=Details(account=bram.account, valid_from=begins, **where))
    give_all(beheerder, bram, kim)
    row.refresh_from_db()
    assert (row.account, row.valid_from, row.email) == (kim.account, begins, "wijk@arnhem.example")


def test_the_page_takes_as_many_queries_for_much_as_for_little(arnhem, beheerder, bram, kim, held, query_budget):
    with query_budget(30) as few:
        beheerder.page(page_of(bram))
    for number in range(5):
        inbreng = confirmed(arnhem.klarendal, f"Idee {number}")
        inbreng_actions.pass_on(actor=SYSTEM, items=[inbreng], to=bram.account)
        given(bram, arnhem.klarendal)
    with query_budget(len(few)):
        beheerder.page(page_of(bram))


def test_the_promise_is_measured_with_as_many_statements_whatever_is_held(arnhem, bram, held, query_budget):
    with query_budget(9) as few:
        ends_of_claims()
    for number in range(5):
        inbreng = confirmed(arnhem.klarendal, f"Idee {number}")
        inbreng_actions.pass_on(actor=SYSTEM, items=[inbreng], to=bram.account)
    with query_budget(len(few)):
        ends_of_claims()


def test_the_list_of_accounts_names_who_got_work_after_the_end_was_known(arnhem, beheerder, bram, kim):
    actions.close_account(actor=beheerder.actor, account=bram.account, until=TOMORROW)
    assert "Wie vertrekt, heeft nog werk" not in beheerder.page("/werk/accounts/").headings
    inbreng_actions.pass_on(actor=SYSTEM, items=[confirmed(arnhem.klarendal)], to=bram.account)
    screen = beheerder.page("/werk/accounts/")
    assert "Wie vertrekt, heeft nog werk" in screen.headings
    assert "Draag het werk over" in screen.follow("Bram").heading


def test_nobody_is_given_what_is_due_after_they_left(arnhem, beheerder, bram, kim):
    actions.close_account(actor=beheerder.actor, account=kim.account, until=TOMORROW)
    kim.account.refresh_from_db()
    inbreng = confirmed(arnhem.klarendal)
    with pytest.raises(RuleViolation, match=r"Kim is op .* al weg"):
        inbreng_actions.assign(
            actor=bram.actor, inbreng=inbreng, version=inbreng.version, handler=kim.account, team=None
        )
    asked = inbreng_actions.Asked(wat="Zaal regelen", of=kim.account, due=TOMORROW)
    with pytest.raises(RuleViolation, match="al weg"):
        inbreng_actions.ask(actor=bram.actor, inbreng=inbreng, version=inbreng.version, asked=asked)
    later = TaskDetails(titel="Bellen", due=TOMORROW)
    with pytest.raises(RuleViolation, match="al weg"):
        add_taak(actor=bram.actor, area=arnhem.klarendal, details=later, owner=kim.account)
    today = TaskDetails(titel="Bellen", due=clock.today())
    assert add_taak(actor=bram.actor, area=arnhem.klarendal, details=today, owner=kim.account).account == kim.account


def test_more_than_a_page_holds_comes_after_that(arnhem, beheerder, bram, kim, held, monkeypatch):
    monkeypatch.setattr(overdragen, "MOST", 4)
    screen = beheerder.page(page_of(bram))
    assert "Er zijn nog 2 onderdelen meer." in screen.text
    phone = {f"aanspreekpunt-{held['aanspreekpunt'].pk}-antwoord": "026 000 00 12"}
    rest = screen.submit("Draag over", allemaal=kim.account.pk, goes_to=page_of(bram), **phone)
    assert "onderdelen meer" not in rest.text
    done = rest.submit("Draag over", allemaal=kim.account.pk, goes_to=page_of(bram))
    assert "Er loopt niets meer" in done.headings

"""Staff sign in with e-mail address and password, and with their second step."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from django.core.cache import cache

from wijkspil.core.testkit.pages import Visitor
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.tests.conftest import PASSWORD, make_account

MISMATCH = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk beide na."


@pytest.fixture
def bram(arnhem, beheerder):
    return make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)


@pytest.fixture
def app(bram):
    """The secret of the app on Bram's phone."""
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(bram, secret)
    return secret


def code_of(secret):
    _before, counter, _after = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, counter))


def fill_in(page, email, password=PASSWORD, next_page=""):
    return page(f"/inloggen/{next_page}").submit("Inloggen", login=email, password=password, goes_to="/*")


def come_in(page, email):
    """Sign in without a second step; return the page where one sets it up."""
    goal = "/inloggen/tweede-stap/"
    return page(f"/inloggen/?next={goal}").submit("Inloggen", login=email, password=PASSWORD, goes_to=goal)


def test_without_a_second_step_staff_are_led_to_set_one_up(page, bram):
    come_in(page, bram.email)
    assert page("/werk/", goes_to="/inloggen/tweede-stap/*").heading == "Stel uw tweede stap in"
    assert page("/beheer/", goes_to="/inloggen/tweede-stap/*").heading == "Stel uw tweede stap in"


def test_setting_up_the_app_opens_the_work_place_and_gives_recovery_codes(page, bram):
    form = come_in(page, bram.email).follow("App op uw telefoon")
    secret = form.document.find(".//main//strong").text
    codes = form.submit("Zet aan", code=code_of(secret), goes_to="/inloggen/tweede-stap/herstelcodes/")
    assert codes.heading == "Uw herstelcodes"
    assert len(list(codes.main.iter("li"))) == 10
    assert codes.follow("Naar uw werk").url == "/werk/"
    assert page("/inloggen/tweede-stap/herstelcodes/").text.count("U hebt nog 10 codes") == 1


def test_with_the_app_one_signs_in_in_two_steps_and_arrives_where_one_was_going(page, bram, app):
    step = fill_in(page, bram.email, next_page="?next=/werk/%3Fa%3D1")
    assert step.heading == "Uw tweede stap"
    assert page.client.get("/werk/").status_code == 302
    step = page("/inloggen/tweede-stap/controle/")
    assert step.submit("Inloggen", code="000000").field_errors == [
        "Deze code klopt niet. Vul de code in die uw app nu toont."
    ]
    assert step.submit("Inloggen", code=code_of(app), goes_to="/werk/?a=1").status == 200


def test_recovery_code_works_once(page, bram, app):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code = RecoveryCodes.activate(bram).get_unused_codes()[0]
    fill_in(page, bram.email).submit("Inloggen", code=code, goes_to="/werk/")
    again = fill_in(Visitor(), bram.email)
    assert again.submit("Inloggen", code=code).errors


@pytest.mark.parametrize(
    ("email", "password"),
    [("bram.bakker@arnhem.example", "verkeerd-wachtwoord"), ("niemand@arnhem.example", PASSWORD)],
)
def test_wrong_password_and_unknown_address_read_the_same(page, bram, email, password):
    answer = page("/inloggen/").submit("Inloggen", login=email, password=password)
    assert MISMATCH in answer.text
    assert answer.title.startswith("Fout: Inloggen")
    assert answer.value("login") == email
    assert answer.value("password") == ""


def test_empty_form_says_what_to_fill_in(page, db):
    answer = page("/inloggen/").submit("Inloggen")
    assert answer.errors == ["Vul uw e-mailadres in.", "Vul uw wachtwoord in."]


def test_guessing_is_stopped(page, bram):
    form = page("/inloggen/")
    for _ in range(10):
        form.submit("Inloggen", login=bram.email, password="fout-fout-fout")
    answer = Visitor()("/inloggen/").submit("Inloggen", login=bram.email, password=PASSWORD)
    assert "U probeerde het te vaak. Wacht vijf minuten en probeer het dan opnieuw." in answer.text


@pytest.mark.parametrize(
    "goal", ["//elders.example", "/\\elders.example", "https:elders.example", "https://elders.example", "%2f%2felders"]
)
def test_goal_elsewhere_is_ignored(page, bram, app, goal):
    step = fill_in(page, bram.email, next_page=f"?next={goal}")
    step.submit("Inloggen", code=code_of(app), goes_to="/werk/")


def test_session_key_changes_at_sign_in_and_is_dead_after_signing_out(page, bram, app):
    page("/inloggen/")
    page.client.session.save()
    before = page.client.cookies["sessie"].value if "sessie" in page.client.cookies else ""
    step = fill_in(page, bram.email)
    step.submit("Inloggen", code=code_of(app), goes_to="/werk/")
    key = page.client.cookies["sessie"].value
    assert key != before
    old = page.client.cookies["sessie"].value
    page("/inloggen/uitloggen/").submit("Log uit", goes_to="/")
    assert not Session.objects.filter(session_key=old).exists()
    page.client.cookies["sessie"] = old
    assert page("/werk/", goes_to="/inloggen/*").heading == "Inloggen voor medewerkers"


def test_other_password_ends_the_sessions_elsewhere(page, bram, app):
    other = Visitor()
    for visitor in (page, other):
        cache.clear()
        Authenticator.objects.filter(user=bram).update(last_used_at=None)
        fill_in(visitor, bram.email).submit("Inloggen", code=code_of(app), goes_to="/werk/")
        cache.clear()
    form = page("/inloggen/wachtwoord/")
    new = "een-heel-ander-wachtwoord"
    done = form.submit("Bewaar mijn wachtwoord", oldpassword=PASSWORD, password1=new, goes_to="/inloggen/tweede-stap/")
    assert "Uw wachtwoord is veranderd." in done.text
    assert page("/werk/").status == 200
    assert other("/werk/", goes_to="/inloggen/*").heading == "Inloggen voor medewerkers"


def test_weak_password_is_refused_with_the_reason(page, bram, app):
    fill_in(page, bram.email).submit("Inloggen", code=code_of(app), goes_to="/werk/")
    form = page("/inloggen/wachtwoord/")
    answer = form.submit("Bewaar mijn wachtwoord", oldpassword="fout", password1="kort")
    assert answer.errors[0] == "Dit is niet uw wachtwoord van nu. Vul het opnieuw in."
    assert "12 tekens" in answer.errors[1]


def test_second_step_can_be_taken_away_by_a_beheerder_only(bram, app, arnhem, beheerder):
    from wijkspil.core.rules import NotAllowed
    from wijkspil.mensen import actions
    from wijkspil.mensen.actors import StaffActor

    with pytest.raises(NotAllowed):
        actions.reset_second_step(actor=StaffActor(bram), account=bram)
    actions.reset_second_step(actor=beheerder.actor, account=bram)
    assert not Authenticator.objects.filter(user=bram).exists()


def test_forced_sign_in_without_second_step_does_not_open_the_work_place(page, bram):
    page.client.force_login(bram)
    assert page("/werk/", goes_to="/inloggen/tweede-stap/*").heading == "Stel uw tweede stap in"


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "password/set/", "3rdparty/", "login/code/", "2fa/trust/", "sessions/"],
)
def test_pages_of_the_library_that_we_do_not_use_are_not_there(page, db, path):
    assert page(f"/inloggen/{path}", status=404)


def test_cms_has_no_way_in_of_its_own(page, bram):
    assert page("/beheer/login/?next=/beheer/", goes_to="/inloggen/?next=/beheer/").heading.startswith("Inloggen")
    assert page.client.post("/beheer/login/", {"username": bram.email, "password": PASSWORD}).status_code in {302, 403}
    assert page.client.get("/beheer/users/").status_code == 404
    assert page.client.get("/beheer/groups/").status_code == 404


def test_every_page_is_there_in_english(page, bram, app):
    assert page("/en/inloggen/").heading == "Sign in for staff"
    assert page("/en/inloggen/wachtwoord-vergeten/").heading == "Choose a new password"


HOSTILE = [
    "1",
    "[]",
    "{}",
    "null",
    '"x"',
    "NaN",
    "{",
    "\x00",
    '{"response": 1}',
    '{"response": {"userHandle": 1}}',
    "[" * 900,
]


@pytest.mark.parametrize("credential", HOSTILE)
def test_made_up_passkey_lets_nobody_in_and_breaks_nothing(client, bram, credential):
    client.get("/inloggen/sleutel/", headers={"accept": "application/json"})
    answer = client.post("/inloggen/sleutel/", {"credential": credential})
    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("credential", HOSTILE)
def test_made_up_passkey_is_not_added(page, bram, credential):
    form = come_in(page, bram.email).follow("Toegangssleutel")
    token = form.forms[-1].data["csrfmiddlewaretoken"][0]
    data = {"name": "x", "credential": credential, "csrfmiddlewaretoken": token}
    assert page.post("/inloggen/tweede-stap/sleutels/nieuw/", data).status == 200
    assert not Authenticator.objects.exists()

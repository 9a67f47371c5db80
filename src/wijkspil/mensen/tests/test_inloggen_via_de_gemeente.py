"""Staff sign in at the municipality's own provider: who may come in, with which roles, and what if it is down."""

from dataclasses import replace
from datetime import timedelta
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from wijkspil.config.oidc import OidcSettings, parse_group_roles
from wijkspil.core import clock
from wijkspil.core.models import LogRegel
from wijkspil.mensen import actions
from wijkspil.mensen.models import Account, Bron
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.tests.conftest import make_account
from wijkspil.mensen.tests.oidc_provider import CLIENT, SECRET, OidcProvider

LOGIN = "/inloggen/gemeente/inlogdienst/"
MAP = "noord=teamlid:W1; zuid=teamlid:W2; redactie=redacteur:GM0202; verdwenen=teamlid:W99"


@pytest.fixture
def provider(settings):
    with OidcProvider() as running:
        app = {
            "provider_id": "inlogdienst",
            "name": "gemeente Arnhem",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": {"server_url": running.url, "token_auth_method": "client_secret_basic"},
        }
        providers = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        settings.OIDC = OidcSettings(providers, "groups", parse_group_roles(MAP), ("arnhem.example",))
        settings.SOCIALACCOUNT_PROVIDERS = providers
        yield running


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def at_the_provider(url):
    """Do what the browser does at the provider; return the address it sends the browser back to."""
    with pytest.raises(HTTPError) as answer:
        build_opener(_Stay).open(url)
    parts = urlsplit(answer.value.headers["Location"])
    return f"{parts.path}?{parts.query}"


def sign_in(client, goal="/werk/"):
    """Go the whole way; return the last answer of our site, without following it."""
    started = client.post(f"{LOGIN}?next={goal}")
    return client.get(at_the_provider(started.url))


def roles_of(account):
    today = clock.today()
    return {(role.rol, role.area.code, role.bron) for role in account.rollen.valid_on(today)}


def test_known_person_comes_in_and_needs_no_second_step_of_ours(arnhem, beheerder, provider, client):
    account = make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)
    assert sign_in(client).url == "/werk/"
    assert client.session["_auth_user_id"] == str(account.pk)
    assert not client.get("/werk/", follow=False).headers.get("Location")


def test_roles_follow_the_groups_and_leave_what_was_given_by_hand(arnhem, beheerder, provider, client):
    account = make_account("Bram Bakker", Rol.WIJKTEAM, arnhem.noord)
    provider.claims["groups"] = ["noord", "redactie", "verdwenen", "kantine"]
    sign_in(client)
    by_hand = ("wijkteam", "W1", "hand")
    first = {by_hand, ("teamlid", "W1", "inlogdienst"), ("redacteur", "GM0202", "inlogdienst")}
    assert roles_of(account) == first
    account.rollen.filter(bron=Bron.INLOGDIENST).update(valid_from=clock.today() - timedelta(days=9))
    provider.claims["groups"] = ["zuid", "redactie"]
    sign_in(client)
    assert roles_of(account) == {by_hand, ("teamlid", "W2", "inlogdienst"), ("redacteur", "GM0202", "inlogdienst")}
    ended = account.rollen.get(area=arnhem.noord, rol=Rol.TEAMLID)
    assert ended.valid_until == clock.today()
    assert LogRegel.objects.filter(deed="rol.beeindigd", actor_id="inlogdienst").count() == 1


def test_role_already_held_by_hand_is_not_given_twice(arnhem, beheerder, provider, client):
    account = make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)
    provider.claims["groups"] = ["noord"]
    sign_in(client)
    assert roles_of(account) == {("teamlid", "W1", "hand")}


def test_new_colleague_of_a_trusted_domain_gets_an_account(arnhem, beheerder, provider, client):
    provider.claims |= {"email": "Nieuw@Arnhem.example", "name": "Nieuwe Collega", "groups": ["noord"]}
    sign_in(client)
    account = Account.objects.get(email="nieuw@arnhem.example")
    assert roles_of(account) == {("teamlid", "W1", "inlogdienst")}
    assert not account.has_usable_password()


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nieuw@arnhem.example", "groups": ["kantine"]},
        {"email": "nieuw@elders.example", "groups": ["noord"]},
        {"email": "nieuw@valsarnhem.example", "groups": ["noord"]},
        {"email": "", "groups": ["noord"]},
        {"email": "beheerder@arnhem.example", "groups": [], "email_verified": False},
    ],
)
def test_stranger_stays_outside_and_reads_why(arnhem, beheerder, provider, client, claims):
    provider.claims |= claims
    answer = sign_in(client)
    assert answer.status_code == 403
    assert "Inloggen lukt niet" in answer.text
    assert "_auth_user_id" not in client.session
    assert Account.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_closed_account_stays_outside(arnhem, beheerder, provider, client):
    account = make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)
    actions.close_account(actor=beheerder.actor, account=account, until=clock.today())
    provider.claims["groups"] = ["noord"]
    assert sign_in(client).url == "/inloggen/gesloten/"
    assert "_auth_user_id" not in client.session
    assert not roles_of(account)


def test_second_visit_is_the_same_person_even_with_another_address(arnhem, beheerder, provider, client):
    account = make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)
    sign_in(client)
    provider.claims["email"] = "getrouwde.naam@arnhem.example"
    client.post("/inloggen/uitloggen/")
    assert sign_in(client).url == "/werk/"
    assert client.session["_auth_user_id"] == str(account.pk)
    assert SocialAccount.objects.get().extra_data == {}


def test_role_that_a_promise_needs_does_not_end_and_nobody_comes_in(arnhem, beheerder, provider, client):
    beheerder.account.rollen.update(bron=Bron.INLOGDIENST)
    provider.claims |= {"email": beheerder.account.email, "groups": []}
    answer = sign_in(client)
    assert answer.status_code == 403
    assert "geen functioneel beheerder meer" in answer.text
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("moment", ["before", "after"])
def test_provider_that_is_down_gives_a_clear_page_and_lets_nobody_in(arnhem, beheerder, provider, client, moment):
    make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)
    if moment == "before":
        provider.broken = True
        answer = client.post(LOGIN)
    else:
        back = at_the_provider(client.post(LOGIN).url)
        provider.broken = True
        answer = client.get(back)
    assert answer.status_code == 503
    assert "De inlogdienst van de gemeente werkt nu niet" in answer.text
    assert "_auth_user_id" not in client.session


def test_provider_that_cannot_be_reached_gives_the_same_page(arnhem, beheerder, provider, client):
    provider.__exit__()
    answer = client.post(LOGIN)
    assert answer.status_code == 503
    assert "De inlogdienst van de gemeente werkt nu niet" in answer.text


def test_code_of_somebody_else_is_worth_nothing(arnhem, beheerder, provider, client):
    make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)
    back = at_the_provider(client.post(LOGIN).url)
    other = type(client)()
    assert other.get(back).status_code == 403
    assert "_auth_user_id" not in other.session
    other.post(LOGIN)
    state = parse_qs(urlsplit(at_the_provider(other.post(LOGIN).url)).query)["state"][0]
    code = parse_qs(urlsplit(back).query)["code"][0]
    assert other.get(f"{LOGIN}terug/?code={code}&state={state}").status_code == 503
    assert "_auth_user_id" not in other.session


@pytest.mark.parametrize(
    "goal", ["//elders.example", "/\\elders.example", "https:elders.example", "https://elders.example"]
)
def test_goal_elsewhere_is_ignored(arnhem, beheerder, provider, client, goal):
    make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)
    assert sign_in(client, goal).url == settings.LOGIN_REDIRECT_URL


def test_somebody_who_is_signed_in_cannot_link_another_identity(arnhem, beheerder, provider, client):
    account = make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)
    client.force_login(account)
    provider.claims["email"] = beheerder.account.email
    started = client.post(f"{LOGIN}?process=connect")
    assert client.get(at_the_provider(started.url)).status_code == 403
    assert not SocialAccount.objects.exists()


def test_provider_is_unknown_when_it_is_not_set(arnhem, beheerder, client):
    assert replace(settings.OIDC).providers == {}
    assert client.post(LOGIN).status_code == 404

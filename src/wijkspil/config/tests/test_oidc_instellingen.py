"""The settings of the municipality's own sign-in: what is read, and what stops with a clear sentence."""

import pytest

from wijkspil.config.environment import Environment, SettingsError
from wijkspil.config.oidc import ROLES, GroupRole, oidc_settings, parse_group_roles
from wijkspil.mensen.permissions import Rol

SERVER = {
    "WIJKSPIL_OIDC_SERVER": "https://inloggen.gemeente.example",
    "WIJKSPIL_OIDC_CLIENT": "wijkspil",
    "WIJKSPIL_OIDC_GEHEIM": "geheim",
}


def test_groups_become_roles_in_areas():
    assert parse_group_roles(" CN=Wijk Noord,OU=gemeente=teamlid:w3 ;redactie=redacteur:GM0202; ") == (
        GroupRole("CN=Wijk Noord,OU=gemeente", "teamlid", "W3"),
        GroupRole("redactie", "redacteur", "GM0202"),
    )


def test_roles_of_the_settings_are_the_roles_of_the_software():
    assert set(ROLES) == set(Rol.values)


@pytest.mark.parametrize("text", ["noord", "noord=teamlid", "=teamlid:W3", "noord=:W3", "noord=teamlid:"])
def test_half_a_rule_is_named(text):
    with pytest.raises(SettingsError, match=r"In WIJKSPIL_OIDC_ROLLEN klopt ‘.+’ niet\. Schrijf het zo: "):
        parse_group_roles(text)


def test_role_that_does_not_exist_is_named():
    with pytest.raises(SettingsError, match="is ‘wethouder’ geen rol"):
        parse_group_roles("noord=wethouder:W3")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("WIJKSPIL_OIDC_SERVER", "http://inloggen.gemeente.example", "moet met https:// beginnen"),
        ("WIJKSPIL_OIDC_SERVER", "inloggen", "moet met https:// beginnen"),
        ("WIJKSPIL_OIDC_CLIENT", "", "WIJKSPIL_OIDC_CLIENT ontbreekt"),
        ("WIJKSPIL_OIDC_GEHEIM", "", "WIJKSPIL_OIDC_GEHEIM ontbreekt"),
        ("WIJKSPIL_OIDC_DOMEINEN", "gemeente", "is ‘gemeente’ geen maildomein"),
    ],
)
def test_wrong_setting_stops_in_production(monkeypatch, name, value, sentence):
    for key, text in (SERVER | {name: value}).items():
        monkeypatch.setenv(key, text)
    with pytest.raises(SettingsError, match=sentence):
        oidc_settings(Environment(), "productie")


def test_form_may_lead_to_the_provider_and_nowhere_else(monkeypatch):
    for key, text in (SERVER | {"WIJKSPIL_OIDC_SERVER": "https://inloggen.gemeente.example:8443/realms/x"}).items():
        monkeypatch.setenv(key, text)
    assert oidc_settings(Environment(), "productie").origin == "https://inloggen.gemeente.example:8443"


def test_without_a_server_there_is_no_provider(monkeypatch):
    monkeypatch.delenv("WIJKSPIL_OIDC_SERVER", raising=False)
    assert oidc_settings(Environment(), "productie").providers == {}
    assert oidc_settings(Environment(), "productie").origin == ""

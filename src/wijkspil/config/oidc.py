"""The municipality's own sign-in (OpenID Connect), when it is set."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from wijkspil.config.environment import Environment, SettingsError

ROLES = ("teamlid", "redacteur", "wijkteam", "beheerder")
EXAMPLE = "WIJKSPIL_OIDC_ROLLEN=groep-noord=teamlid:W3; redactie=redacteur:GM0202"


@dataclass(frozen=True)
class GroupRole:
    """Members of a group at the provider hold this role in this area (its code)."""

    group: str
    rol: str
    area_code: str


@dataclass(frozen=True)
class OidcSettings:
    """How the municipality's sign-in is used; `providers` is empty when it is not set.

    Attributes:
        providers: allauth's SOCIALACCOUNT_PROVIDERS.
        group_claim: the claim of the provider that lists the groups of a person.
        group_roles: which group gives which role where.
        domains: mail domains whose people get an account at their first visit, when a group gives them a role.
        origin: scheme, host and port of the provider, where a form of ours may lead; empty when it is not set.
    """

    providers: dict[str, Any]
    group_claim: str
    group_roles: tuple[GroupRole, ...]
    domains: tuple[str, ...]
    origin: str = ""


def oidc_settings(env: Environment, mode: str) -> OidcSettings:
    """Read WIJKSPIL_OIDC_*; a wrong value stops with one sentence that names the variable."""
    return OidcSettings(
        providers=_providers(env, mode),
        group_claim=env.text("WIJKSPIL_OIDC_GROEPEN", "groups"),
        group_roles=parse_group_roles(env.text("WIJKSPIL_OIDC_ROLLEN")),
        domains=tuple(_domain(word) for word in env.words("WIJKSPIL_OIDC_DOMEINEN", [])),
        origin="{0.scheme}://{0.netloc}".format(urlsplit(server))
        if (server := env.text("WIJKSPIL_OIDC_SERVER"))
        else "",
    )


def parse_group_roles(text: str) -> tuple[GroupRole, ...]:
    """Read `groep=rol:gebiedscode; groep=rol:gebiedscode`; the same group may stand more than once.

    Raises:
        SettingsError: names the part that is not in this form, or a role that does not exist.
    """
    return tuple(_group_role(part.strip()) for part in text.split(";") if part.strip())


def _group_role(part: str) -> GroupRole:
    group, _, goal = part.rpartition("=")
    rol, _, area_code = (word.strip() for word in goal.partition(":"))
    if not (group.strip() and rol and area_code):
        raise SettingsError(f"In WIJKSPIL_OIDC_ROLLEN klopt ‘{part}’ niet. Schrijf het zo: {EXAMPLE}.")
    if rol not in ROLES:
        raise SettingsError(f"In WIJKSPIL_OIDC_ROLLEN is ‘{rol}’ geen rol. Kies uit: {', '.join(ROLES)}.")
    return GroupRole(group.strip(), rol, area_code.upper())


def _domain(word: str) -> str:
    domain = word.lower().removeprefix("@")
    if "." not in domain or "@" in domain:
        raise SettingsError(f"In WIJKSPIL_OIDC_DOMEINEN is ‘{word}’ geen maildomein. Schrijf het als gemeente.nl.")
    return domain


def _providers(env: Environment, mode: str) -> dict[str, Any]:
    server = env.text("WIJKSPIL_OIDC_SERVER")
    if not server:
        return {}
    parts = urlsplit(server)
    if not parts.hostname or parts.scheme not in ({"https"} if mode == "productie" else {"http", "https"}):
        raise SettingsError("WIJKSPIL_OIDC_SERVER moet met https:// beginnen, zoals https://inloggen.gemeente.nl.")
    app = {
        "provider_id": "inlogdienst",
        "name": env.text("WIJKSPIL_OIDC_NAAM", "de gemeente"),
        "client_id": env.required("WIJKSPIL_OIDC_CLIENT", "die naam gaf de aanbieder van uw inlogdienst"),
        "secret": env.required("WIJKSPIL_OIDC_GEHEIM", "dat geheim gaf de aanbieder van uw inlogdienst"),
        "settings": {"server_url": server, "token_auth_method": "client_secret_basic"},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}

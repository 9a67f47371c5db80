"""The municipality's own sign-in (OpenID Connect), when it is set."""

from typing import Any

from wijkspil.config.environment import Environment


def social_providers(env: Environment) -> dict[str, Any]:
    """Return allauth's SOCIALACCOUNT_PROVIDERS; empty when WIJKSPIL_OIDC_SERVER is not set."""
    server = env.text("WIJKSPIL_OIDC_SERVER")
    if not server:
        return {}
    app = {
        "provider_id": "gemeente",
        "name": env.text("WIJKSPIL_OIDC_NAAM", "de gemeente"),
        "client_id": env.required("WIJKSPIL_OIDC_CLIENT", "die naam gaf de aanbieder van uw inlogdienst"),
        "secret": env.required("WIJKSPIL_OIDC_GEHEIM", "dat geheim gaf de aanbieder van uw inlogdienst"),
        "settings": {"server_url": server, "token_auth_method": "client_secret_basic"},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}

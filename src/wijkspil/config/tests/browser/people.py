"""Who looks at a screen: the people of the demo, and some at whom the demo has no need of.

Every name is a value for `by=` of a `Screen`. Runs in a process of the site.
"""

from hashlib import sha256

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from wijkspil.core.actors import SYSTEM
from wijkspil.mensen import actions, mail
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import SINCE, sign_in
from wijkspil.wijken.queries import areas_on

TEAMLID = "Bram Bakker"
REDACTEUR = "Daan Dekker"
WIJKTEAM = "Els Evers"
BEHEERDER = "Fatma Faber"
ZONDER_STAP = "Zoë Zonder"  # signed in with a password, has no second step yet
MET_STAP = "Max Met"  # has an app, a passkey and recovery codes; signed in long ago
NET_BINNEN = f"{MET_STAP}, net ingelogd"  # the same, moments ago: nothing is asked again
NET_BINNEN_ZONDER = f"{ZONDER_STAP}, net ingelogd"
EMAILS = {ZONDER_STAP: "zoe@gemeente.example", MET_STAP: "max@gemeente.example"}
PASSWORD = "een-lange-zin-als-wachtwoord"
TOTP_SECRET = "JBSWY3DPEHPK3PXP"
FOR_A_DAY = 24 * 3600  # seconds that a sign-in counts as fresh, so that no slow machine is asked again


def sessions() -> dict[str, str]:
    """Sign everybody in; return the session key of each by name."""
    found = {name: _session(Account.objects.get(naam=name)) for name in (TEAMLID, REDACTEUR, WIJKTEAM, BEHEERDER)}
    without, with_step = _employ(ZONDER_STAP), _employ(MET_STAP)
    _give_second_step(with_step)
    return found | {
        ZONDER_STAP: _session(without, second_step=False),
        NET_BINNEN_ZONDER: _session(without, second_step=False, fresh=True),
        MET_STAP: _session(with_step),
        NET_BINNEN: _session(with_step, fresh=True),
    }


def examples() -> dict[str, object]:
    """Return what fills the addresses of signing in."""
    uidb36, key = mail.password_link(Account.objects.get(naam=ZONDER_STAP)).rstrip("/").split("/")[-2:]
    passkey = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    return {
        "wachtwoord-kiezen/<uidb36>": uidb36,
        "<uidb36>/<key>": key,
        "<uidb36>/<key> werkt niet meer": "verlopen",
        "sleutels/<pk>": passkey.pk,
    }


def _employ(name: str) -> Account:
    city = next(area for area in areas_on() if area.parent_id is None)
    account = actions.create_account(
        actor=SYSTEM,
        naam=name,
        email=EMAILS[name],
        rol=Rol.TEAMLID,
        area=city,
        valid_from=SINCE,
        invite=False,
    )
    account.set_password(PASSWORD)
    account.save()
    return account


def _give_second_step(account: Account) -> None:
    TOTP.activate(account, TOTP_SECRET)
    RecoveryCodes.activate(account)
    WebAuthn.add(account, "Telefoon van het werk", _made_up_key())


def _made_up_key() -> dict[str, object]:
    """Return what a browser tells about a new passkey; good enough to be listed and asked for."""
    curve_point = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    data = AttestedCredentialData.create(Aaguid.NONE, b"sleutel", curve_point)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    seen = AuthenticatorData.create(sha256(b"127.0.0.1").digest(), flags, 0, data)
    told = CollectedClientData.create("webauthn.create", b"vraag", settings.SITE_URL)
    response = {
        "clientDataJSON": websafe_encode(told),
        "attestationObject": websafe_encode(AttestationObject.create("none", seen, {})),
    }
    name = websafe_encode(b"sleutel")
    return {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}


def _session(account: Account, *, second_step: bool = True, fresh: bool = False) -> str:
    client = Client()
    if second_step:
        sign_in(client, account)
    else:
        client.force_login(account)
    if fresh:
        request = HttpRequest()
        request.session = client.session
        record_authentication(request, account, "password")
        request.session[AUTHENTICATION_METHODS_SESSION_KEY][-1]["at"] += FOR_A_DAY
        request.session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value

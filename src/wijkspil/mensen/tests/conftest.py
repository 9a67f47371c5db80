"""Accounts with a password, made the way a beheerder makes them."""

from wijkspil.core.actors import SYSTEM
from wijkspil.mensen import actions
from wijkspil.mensen.models import Account
from wijkspil.mensen.testkit import SINCE
from wijkspil.wijken.models import Area

PASSWORD = "een-lange-zin-als-wachtwoord"


def make_account(naam: str, rol: str, area: Area, **fields) -> Account:
    """Make an account with a role, since long ago unless said otherwise, and a known password."""
    email = naam.lower().replace(" ", ".") + "@arnhem.example"
    account = actions.create_account(
        actor=SYSTEM, naam=naam, email=email, rol=rol, area=area, **({"valid_from": SINCE} | fields)
    )
    account.set_password(PASSWORD)
    account.save()
    return account

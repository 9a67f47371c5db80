"""For tests: sign in as a member of staff, second step included."""

from django.test import Client

from wijkspil.mensen import second_factor
from wijkspil.mensen.models import Account


def sign_in(client: Client, account: Account) -> Client:
    """Sign `client` in as `account`, as if it had also taken its second step; return the client."""
    client.force_login(account)
    session = client.session
    second_factor.mark(session, account)
    session.save()
    return client

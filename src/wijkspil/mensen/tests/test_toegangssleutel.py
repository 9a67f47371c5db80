"""A passkey, in a real browser with a made-up security key: added under our strict policy, and used to sign in."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.tests.conftest import PASSWORD, make_account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHROMIUM = shutil.which("chromium")
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def tab():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = chromium.new_page()
        devices = tab.context.new_cdp_session(tab)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        yield tab
        chromium.close()


@pytest.fixture
def bram(arnhem):
    return make_account("Bram Bakker", Rol.TEAMLID, arnhem.noord)


def test_passkey_is_added_and_signs_in_without_a_password(live_server, bram, tab):
    said = []
    tab.on("console", lambda message: said.append(message.text))
    site = live_server.url.replace("127.0.0.1", "localhost")
    tab.goto(f"{site}/inloggen/?next=/werk/")
    tab.get_by_label("E-mailadres").fill(bram.email)
    tab.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    tab.get_by_role("button", name="Inloggen", exact=True).click()
    tab.get_by_role("link", name="Toegangssleutel").click()
    tab.get_by_label("Naam van de sleutel").fill("Telefoon")
    tab.get_by_label("Met deze sleutel log ik in zonder wachtwoord").check()
    tab.get_by_role("button", name="Voeg toe").click()
    tab.get_by_role("heading", name="Uw herstelcodes").wait_for()
    tab.get_by_role("link", name="Naar uw werk").click()
    tab.get_by_role("heading", name="Wat wacht op u").wait_for()
    tab.get_by_role("button", name="Uitloggen").click()
    tab.goto(f"{site}/inloggen/?next=/werk/")
    tab.get_by_role("button", name="Log in met uw sleutel").click()
    tab.get_by_role("heading", name="Wat wacht op u").wait_for()
    assert "Content Security Policy" not in " ".join(said)

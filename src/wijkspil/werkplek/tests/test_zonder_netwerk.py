"""A phone call takes few keys, and a note typed without network is kept and sent later."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Page, expect, sync_playwright

from wijkspil.core.testkit import files
from wijkspil.inbreng.models import Bijlage, Inbreng

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
MOST_KEYS = 12  # beside the text itself: thirty seconds is enough for these and for what is said


@pytest.fixture
def tab(live_server, bram, monkeypatch) -> Iterator[Page]:
    """Bram at the form, in a browser."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright runs a loop of its own in this thread
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    session = bram.client.cookies[settings.SESSION_COOKIE_NAME].value
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 800})
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page = context.new_page()
        page.goto("/werk/inbreng/noteren/")
        page.wait_for_load_state("networkidle")
        yield page
        page.wait_for_load_state("networkidle")  # the database of this test goes away after it
        connection.close()  # the one that the test used within the loop of playwright
        browser.close()


def test_a_phone_call_takes_few_keys(tab):
    tab.get_by_label("Wat is er gezegd?").focus()
    tab.keyboard.type("De lamp bij het pad is stuk.")
    keys = 0
    while "Bewaar" not in tab.evaluate("document.activeElement.textContent") and keys < MOST_KEYS:
        tab.keyboard.press("Tab")
        keys += 1
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("De lamp bij het pad is stuk", timeout=30_000)
    assert keys + 1 <= MOST_KEYS
    assert Inbreng.objects.get().titel == "De lamp bij het pad is stuk"


def test_a_note_without_network_is_kept_shown_and_sent_when_it_is_back(tab):
    tab.context.set_offline(True)
    tab.get_by_label("Wat is er gezegd?").fill("Een kuil in de stoep.")
    tab.get_by_role("button", name="Bewaar").click()
    expect(tab.get_by_text("1 notitie staat in deze browser")).to_be_visible()
    expect(tab.get_by_label("Wat is er gezegd?")).to_have_value("")
    assert not Inbreng.objects.exists()
    tab.context.set_offline(False)
    expect(tab.get_by_text("Uw bewaarde notities zijn verstuurd.")).to_be_visible()
    assert Inbreng.objects.get().tekst == "Een kuil in de stoep."
    assert tab.evaluate("localStorage.getItem('wijkspil.notities')") == "[]"


def test_a_photo_goes_along_and_without_network_it_says_that_it_did_not(tab):
    chosen = {"name": "kuil.jpg", "mimeType": "image/jpeg", "buffer": files.photo()}
    tab.get_by_text("Meer invullen").click()
    tab.context.set_offline(True)
    tab.get_by_label("Wat is er gezegd?").fill("Een kuil in de stoep.")
    tab.get_by_label("Foto’s of bestanden").set_input_files([chosen])
    tab.get_by_role("button", name="Bewaar").click()
    expect(tab.get_by_text("Foto’s en bestanden kan de browser niet bewaren.")).to_be_visible()
    tab.context.set_offline(False)
    expect(tab.get_by_text("Uw bewaarde notities zijn verstuurd.")).to_be_visible()
    tab.get_by_label("Wat is er gezegd?").fill("Nog een kuil.")
    tab.get_by_label("Foto’s of bestanden").set_input_files([chosen, chosen | {"buffer": files.PDF}])
    tab.get_by_role("button", name="Bewaar").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Nog een kuil", timeout=30_000)
    assert [row.inbreng.titel for row in Bijlage.objects.select_related("inbreng")] == ["Nog een kuil"] * 2


def test_what_is_wrong_is_said_by_the_server_and_nothing_is_lost(tab):
    tab.get_by_label("Naam", exact=False).first.fill("Amira")
    tab.get_by_role("button", name="Bewaar").click()
    expect(tab.get_by_role("alert")).to_contain_text("Schrijf op wat er is gezegd.")
    expect(tab.get_by_label("Naam", exact=False).first).to_have_value("Amira")

"""In the demo one chooses who one is; anywhere else that page is not there."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as conf

from wijkspil.core import clock
from wijkspil.mensen import actions


@pytest.fixture
def demo(settings):
    settings.IN_DEMO = True


def test_one_press_opens_the_work_place_of_that_person(demo, page, bram, carla):
    choice = page("/demo/inloggen/")
    assert choice.heading == "Wie wilt u zijn?"
    assert {"Bram", "Carla"} <= set(choice.headings)
    start = choice.submit("Log in als Bram", goes_to="/werk/")
    assert "Bram" in start.text
    assert page.client.session["_auth_user_id"] == str(bram.account.pk)


@pytest.mark.parametrize(("goal", "end"), [("/werk/?a=1", "/werk/?a=1"), ("//elders.example", "/werk/")])
def test_one_arrives_where_one_was_going(demo, page, bram, goal, end):
    page(f"/demo/inloggen/?next={goal}").submit("Log in als Bram", goes_to=end)


def test_closed_account_cannot_be_chosen(demo, page, bram, beheerder):
    actions.close_account(actor=beheerder.actor, account=bram.account, until=clock.today())
    choice = page("/demo/inloggen/")
    assert "Bram" not in choice.text
    token = choice.forms[0].data["csrfmiddlewaretoken"][0]
    page.post("/demo/inloggen/", {"account": bram.account.pk, "csrfmiddlewaretoken": token}, status=404)


@pytest.mark.parametrize("method", ["get", "post"])
def test_outside_the_demo_the_page_is_not_there(client, bram, method):
    assert not conf.IN_DEMO
    assert getattr(client, method)("/demo/inloggen/", {"account": bram.account.pk}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_production_does_not_even_know_the_address(tmp_path):
    code = (
        "import django; django.setup()\n"
        "from django.urls import resolve\n"
        "from django.conf import settings\n"
        "here = 'wijkspil.demo' in settings.INSTALLED_APPS\n"
        "print(settings.IN_DEMO, here, resolve('/demo/inloggen/').func.__module__)"
    )
    production = {
        "WIJKSPIL_MODUS": "productie",
        "WIJKSPIL_SLEUTEL": "x" * 60,
        "WIJKSPIL_ADRES": "https://wijken.gemeente.example",
        "WIJKSPIL_HOSTS": "wijken.gemeente.example",
        "WIJKSPIL_DATAMAP": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "wijkspil.config.settings",
    }
    rest = {name: value for name, value in os.environ.items() if not name.startswith(("WIJKSPIL_", "DJANGO_"))}
    answer = subprocess.run(
        [sys.executable, "-c", code], env=rest | production, capture_output=True, text=True, check=False
    )
    assert answer.stdout.split() == ["False", "False", "wagtail.views"], answer.stderr

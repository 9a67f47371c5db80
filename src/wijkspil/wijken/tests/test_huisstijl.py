"""The look of a gemeente is served from its record."""

import pytest
from django.test import Client

from wijkspil.wijken import huisstijl
from wijkspil.wijken.models import Gemeente

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente() -> Gemeente:
    return Gemeente.objects.create(
        code="GM9999", naam="Proefdam", sitenaam="Wijken van Proefdam", slogan="Uw wijk", inleiding="Samen.",
        telefoon="024 000 00 00", email="wijken@proefdam.example", openingstijden="elke dag", merkkleur="#7a1fa2",
    )  # fmt: skip


def test_a_new_gemeente_has_its_own_colours_without_a_build(client: Client, gemeente: Gemeente) -> None:
    (address,) = huisstijl.links(gemeente)
    response = client.get(address)
    assert "--wijk-merk-500:#7a1fa2" in response.content.decode()
    assert "immutable" in response["Cache-Control"]


def test_other_colours_have_another_address(client: Client, gemeente: Gemeente) -> None:
    before = huisstijl.links(gemeente)
    gemeente.merkkleur = "#b3261e"
    gemeente.save()
    assert huisstijl.links(gemeente) != before
    assert client.get(before[0]).status_code == 404


def test_own_theme_comes_last_with_its_bridge(client, gemeente, settings, tmp_path) -> None:
    theme = tmp_path / "thema.css"
    theme.write_text(".proefdam-theme{--basis-color-accent-1-color-default:#123456}")
    settings.OWN_THEME_FILE, settings.OWN_THEME_CLASS = theme, "proefdam-theme"
    huisstijl.own_stylesheet.cache_clear()
    try:
        _, own, bridge = huisstijl.links(gemeente)
        assert client.get(own).content.decode() == theme.read_text()
        assert bridge.endswith("eigen-thema-brug.css")
        assert huisstijl.html_classes().endswith(" proefdam-theme")
    finally:
        huisstijl.own_stylesheet.cache_clear()

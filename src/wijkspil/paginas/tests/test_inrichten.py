"""A new municipality has a working site at once, and setting it up again changes nothing that editors wrote."""

from datetime import date

import pytest

from wijkspil.core.actors import PUBLIC, SYSTEM
from wijkspil.core.rules import NotAllowed
from wijkspil.paginas.models import HomePage, TekstPage
from wijkspil.paginas.site_setup import set_up_pages
from wijkspil.wijken.actions import set_up_gemeente
from wijkspil.wijken.models import Gemeente
from wijkspil.wijken.rows import EIGEN, GEMEENTE, LevelRow

VALUES = {
    "code": "GM0999",
    "naam": "Voorbeeldstad",
    "sitenaam": "Mijn wijk",
    "slogan": "Samen in de wijk",
    "inleiding": "Zoek uw wijk.",
    "telefoon": "14 099",
    "email": "wijken@voorbeeldstad.example",
    "openingstijden": "elke werkdag",
}
LEVELS = (
    LevelRow("gemeente", "gemeenten", GEMEENTE),
    LevelRow("wijk", "wijken", EIGEN, is_wijk=True, carries_team=True),
)


@pytest.fixture
def new(db):
    return set_up_gemeente(actor=SYSTEM, values=VALUES, levels=LEVELS, valid_from=date(2026, 1, 1))


@pytest.mark.parametrize("address", ["/", "/wijken/", "/nieuws/", "/contact/", "/privacy/", "/en/", "/en/contact/"])
def test_a_new_municipality_has_these_pages(page, new, address):
    page(address)


def test_the_pages_name_its_own_numbers(page, new):
    assert "14 099" in page("/contact/").text


def test_again_leaves_what_editors_wrote(page, new):
    contact = TekstPage.objects.get(slug="contact")
    contact.inleiding = "Kom langs."
    contact.save()
    TekstPage.objects.get(slug="huisregels").delete()
    set_up_gemeente(actor=SYSTEM, values=VALUES, levels=LEVELS, valid_from=date(2026, 1, 1))
    assert HomePage.objects.count() == 1
    assert "Kom langs." in page("/contact/").paragraphs
    assert page("/huisregels/").heading == "Huisregels"


def test_not_by_just_anybody(new):
    with pytest.raises(NotAllowed):
        set_up_pages(PUBLIC)


def test_not_before_there_is_a_municipality(db):
    assert not Gemeente.objects.exists()
    with pytest.raises(NotAllowed):
        set_up_pages(SYSTEM)

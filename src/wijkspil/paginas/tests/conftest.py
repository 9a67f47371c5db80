"""The site with its frame, and a story for Klarendal."""

import pytest

from wijkspil.mensen.testkit import Arnhem
from wijkspil.paginas.models import HomePage, WijkPage
from wijkspil.paginas.testkit import make_site, make_story


@pytest.fixture
def site(arnhem: Arnhem) -> HomePage:
    """The frame of the site."""
    return make_site()


@pytest.fixture
def klarendal(site: HomePage, arnhem: Arnhem) -> WijkPage:
    """The story of Klarendal."""
    return make_story(arnhem.klarendal)

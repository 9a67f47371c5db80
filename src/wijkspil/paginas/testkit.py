"""Pages for tests: the frame of the site, a story, a message and a photo."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Pillow

from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.paginas.models import Foto, HomePage, NieuwsIndexPage, NieuwsPage, WijkenIndexPage, WijkPage
from wijkspil.paginas.site_setup import set_up_pages
from wijkspil.wijken.models import Area


def make_site() -> HomePage:
    """Make the start page, the indexes and the standard texts."""
    return set_up_pages(SYSTEM)


def make_story(area: Area, **fields: Any) -> WijkPage:
    """Make the published story of an area."""
    values: dict[str, Any] = {
        "kernzin": f"{area.naam} is een groene wijk.",
        "ontstaan": [("tekst", f"<p>Zo begon {area.naam}.</p>")],
        "leven": [("tekst", "<p>Er is een speelplein.</p>")],
        "dromen": [("tekst", "<p>Meer bomen.</p>")],
    }
    page = WijkPage(area=area, **{**values, **fields})
    WijkenIndexPage.objects.get().add_child(instance=page)
    return page


def make_news(parent: WijkPage | None = None, *, reageren_tot: date | None = None, **fields: Any) -> NieuwsPage:
    """Make a published message: below the story of a wijk, or for all."""
    values: dict[str, Any] = {
        "title": "De speelplek is klaar",
        "slug": f"bericht-{NieuwsPage.objects.count() + 1}",
        "auteur": "Daan",
        "inleiding": "Kom zaterdag kijken.",
        "inhoud": [("tekst", "<p>Er staan nieuwe schommels.</p>")],
    }
    page = NieuwsPage(reageren_tot=reageren_tot, **{**values, **fields})
    (parent or NieuwsIndexPage.objects.get()).add_child(instance=page)
    return page


def next_week() -> date:
    """Return a date on which reacting is still possible."""
    return clock.today() + timedelta(days=7)


def make_photo(title: str = "Plein", **fields: Any) -> Foto:
    """Make a photo of one colour."""
    target = BytesIO()
    Pillow.new("RGB", (1200, 800), (40, 120, 90)).save(target, "JPEG")
    values = {"maker": "Fotoclub", "jaar": 2025, **fields}
    photo: Foto = Foto.objects.create(title=title, file=ContentFile(target.getvalue(), name="plein.jpg"), **values)
    return photo

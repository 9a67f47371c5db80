"""A reaction as something of which anybody can tell that it is wrong."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wijkspil.mensen.permissions import REACTIES_BEOORDELEN
from wijkspil.reacties import queries
from wijkspil.reacties.subjects import REACTIE, Subject, found, ids_of


def reactions(references: Collection[str]) -> Iterator[Subject]:
    """Name the reactions on the site among some references, each at its place in its page."""
    ids = ids_of(REACTIE, references)
    rows = queries.placed_by_ids(ids) if ids else []
    pages = found([row.onderwerp for row in rows])
    for row in rows:
        page = pages.get(row.onderwerp)
        yield Subject(
            reference=f"{REACTIE}:{row.pk}",
            titel=_("een reactie bij ‘%(titel)s’") % {"titel": page.titel if page else row.onderwerp},
            path=f"{page.path}#reactie-{row.pk}" if page and page.path else "",
            area=row.area,
            is_open=False,
            tekst=row.tekst,
            staff_path=reverse("werkplek:reactie", args=[row.pk]),
            staff_permission=REACTIES_BEOORDELEN,
        )

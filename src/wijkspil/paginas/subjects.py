"""What visitors react to in paginas: a message, until its closing date; its colleagues judge, or those of the whole."""

from collections.abc import Collection, Iterator

from wijkspil.paginas import queries
from wijkspil.paginas.addresses import address_of
from wijkspil.paginas.models import NieuwsPage
from wijkspil.reacties.subjects import Subject, ids_of
from wijkspil.wijken.models import Area


def news(references: Collection[str]) -> Iterator[Subject]:
    """Name the published messages among some references (two queries at most)."""
    ids = ids_of(queries.NIEUWS, references)
    pages = queries.news_by_ids(ids) if ids else []
    whole = queries.whole_area() if any(page.wijk is None for page in pages) else None
    for page in pages:
        area = page.wijk.area if page.wijk else whole
        if area:
            yield as_subject(page, area)


def as_subject(page: NieuwsPage, area: Area) -> Subject:
    """Return a message as something to react to."""
    return Subject(
        reference=queries.reference_of(page),
        titel=page.title,
        path=address_of(page),
        area=area,
        is_open=page.open_for_reactions,
        closes=page.reageren_tot,
        by_mail=False,
        by_visitor=False,
    )

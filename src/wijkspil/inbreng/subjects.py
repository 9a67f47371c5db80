"""What visitors react to in inbreng: what stands on the site, as long as it may come about."""

from collections.abc import Collection, Iterator

from django.urls import reverse

from wijkspil.inbreng import queries
from wijkspil.inbreng.models import Inbreng
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN
from wijkspil.reacties.subjects import Subject, ids_of

INBRENG = "inbreng"


def ideas(references: Collection[str]) -> Iterator[Subject]:
    """Name the inbreng among some references (one query); of what does not stand on the site only the number."""
    kenmerken = ids_of(INBRENG, references)
    for inbreng in queries.named_by_kenmerk(kenmerken) if kenmerken else ():
        yield as_subject(inbreng)


def as_subject(inbreng: Inbreng) -> Subject:
    """Return an inbreng as something to react to."""
    return Subject(
        reference=inbreng.reference,
        titel=inbreng.titel if inbreng.is_public else str(inbreng.kenmerk),
        path=reverse("inbreng:idee", args=[inbreng.kenmerk]) if inbreng.is_public else "",
        area=inbreng.area,
        is_open=inbreng.is_open_to_all,
        tekst=inbreng.tekst if inbreng.is_public else "",
        staff_path=reverse("werkplek:inbreng_deed", args=[inbreng.kenmerk, "niet-plaatsen"]),
        staff_permission=INBRENG_BEHANDELEN,
    )

"""What inbreng tells in the weekmail: ideas that came on the site, and what is done with them; how to follow one."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten import digest_run
from wijkspil.berichten.digest_lines import Line
from wijkspil.berichten.following import Followable, thema_reference, wijk_reference
from wijkspil.inbreng import queries
from wijkspil.inbreng.models import Inbreng, Kind
from wijkspil.inbreng.status import StapKind

_REFERENCE = re.compile(r"inbreng:([0-9]{4}-[0-9]{5,7})")

_THE: dict[str, Promise] = {
    Kind.IDEE: _("het idee"),
    Kind.INITIATIEF: _("het initiatief"),
    Kind.BEHOEFTE: _("de wens"),
    Kind.VRAAG: _("de vraag"),
    Kind.OPMERKING: _("de opmerking"),
}


def followable_ideas(references: Collection[str]) -> Iterable[Followable]:
    """Name the ideas among some references, as far as they stand on the site (one query)."""
    kenmerken = [found[1] for found in map(_REFERENCE.fullmatch, references) if found]
    for idee in queries.public().filter(kenmerk__in=kenmerken) if kenmerken else ():
        naam = f"{_THE[idee.kind]} ‘{idee.titel}’"
        yield Followable(idee.reference, naam, _page(idee))


def lines(since: datetime, until: datetime) -> Iterator[Line]:
    """Tell every idea that came on the site, and every step of a public idea that its page shows (two queries)."""
    for idee in queries.published_between(since, until):
        assert idee.published_at is not None  # noqa: S101 - that is what was asked
        yield _line(f"inbreng:{idee.kenmerk}", idee.published_at, idee.get_kind_display().lower(), idee)
    for stap in queries.public_steps_between(since, until):
        yield _line(f"inbrengstap:{stap.pk}", stap.created_at, _words(stap.kind), stap.inbreng)


def take_back(inbreng: Inbreng) -> None:
    """Keep an idea that leaves the site out of the weekmails that wait to be sent, in whatever language."""
    with override(settings.LANGUAGE_CODE):  # its address in any other language holds this one
        digest_run.take_back(path=_page(inbreng))


def _words(kind: str) -> str:
    """Return what a step is called in one line."""
    words = {
        StapKind.IN_BEHANDELING: gettext("wij zijn bezig met"),
        StapKind.ANTWOORD: gettext("antwoord op"),
        StapKind.AFGEROND: gettext("klaar"),
    }
    return words.get(StapKind(kind), str(StapKind(kind).label).lower())


def _line(key: str, when: datetime, soort: str, idee: Inbreng) -> Line:
    about = {wijk_reference(idee.area), idee.reference}
    if idee.thema:
        about.add(thema_reference(idee.thema))
    return Line(key=key, when=when, soort=soort, titel=idee.titel, path=_page(idee), about=frozenset(about))


def _page(idee: Inbreng) -> str:
    return reverse("inbreng:idee", args=[idee.kenmerk])

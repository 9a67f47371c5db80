"""The frame of the site: the pages that every gemeente begins with."""

from django.db import transaction
from wagtail.models import Page, Site

from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed
from wijkspil.mensen.permissions import PAGINAS_SCHRIJVEN
from wijkspil.paginas.models import HomePage, NieuwsIndexPage, TekstPage, WijkenIndexPage
from wijkspil.paginas.standard_texts import standard_texts
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Gemeente


@transaction.atomic
def set_up_pages(actor: Actor) -> HomePage:
    """Make the pages that are missing: start page, the indexes and the standard texts. What is there stays as it is.

    Raises:
        NotAllowed: the actor may not write pages of the whole gemeente.
    """
    gemeente = wijken.the_gemeente()
    if gemeente is None or not actor.may(PAGINAS_SCHRIJVEN, None):
        raise NotAllowed
    home = HomePage.objects.first() or _make_home(gemeente)
    for kind, slug, title in ((WijkenIndexPage, "wijken", "Wijken"), (NieuwsIndexPage, "nieuws", "Nieuws")):
        if not kind.objects.exists():
            home.add_child(instance=kind(title=title, slug=slug))
    for text in standard_texts(_words(gemeente)):
        if not home.get_children().filter(slug=text.slug).exists():
            page = TekstPage(title=text.titel, slug=text.slug, inleiding=text.inleiding, inhoud=[("tekst", text.html)])
            home.add_child(instance=page)
    log(actor, "paginas.ingericht", home)
    return home


def _make_home(gemeente: Gemeente) -> HomePage:
    """Make the start page and let the site begin there, instead of at the welcome page of Wagtail."""
    root = Page.get_first_root_node()
    home: HomePage = root.add_child(instance=HomePage(title=gemeente.sitenaam, slug="start"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "site_name": gemeente.sitenaam, "hostname": "localhost"}
    )
    for page in root.get_children().exclude(pk=home.pk):
        page.delete()
    return home


def _words(gemeente: Gemeente) -> dict[str, str]:
    return {
        "telefoon": gemeente.telefoon,
        "email": gemeente.email,
        "uren": gemeente.openingstijden,
        "wijkteam": gemeente.sociaal_wijkteam_naam,
    }

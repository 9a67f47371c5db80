"""Every write of paginas: a story to begin. Pages themselves are written in the CMS."""

from django.db import transaction

from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed
from wijkspil.mensen.permissions import PAGINAS_SCHRIJVEN
from wijkspil.paginas.models import WijkenIndexPage, WijkPage
from wijkspil.wijken.models import Area


@transaction.atomic
def begin_story(*, actor: Actor, area: Area) -> WijkPage:
    """Give an area a page for its story: a draft that only editors see. A page that is there already stays as it is.

    Raises:
        NotAllowed: the actor may not write pages of this area.
    """
    if not actor.may(PAGINAS_SCHRIJVEN, area):
        raise NotAllowed
    index = WijkenIndexPage.objects.select_for_update().get()  # one at a time: two editors begin one story
    page: WijkPage | None = WijkPage.objects.filter(area=area).first()
    if page is None:
        above = area.parent.naam if area.parent else area.naam
        sentence = f"{area.niveau.naam.capitalize()} in {above}."
        page = WijkPage(area=area, title=area.naam, slug=area.slug, kernzin=sentence, live=False)
        index.add_child(instance=page)
        page.save_revision()
        log(actor, "verhaal.begonnen", page)
    return page

"""Let cached pages know that something changed in the CMS; Wagtail tells it by its own signals.

A page that is deleted is unpublished first. Photos raise the version when they are saved (fotos.py).
"""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from wijkspil.berichten.digest_run import take_back
from wijkspil.core import site_version
from wijkspil.paginas.addresses import address_of
from wijkspil.paginas.models import NieuwsPage


def listen() -> None:
    """Raise the version of the site when a page appears, changes, moves or disappears."""
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_changed, dispatch_uid="paginas")
    page_unpublished.connect(_gone, sender=NieuwsPage, dispatch_uid="paginas-weekmail")
    post_page_move.connect(_moved, sender=NieuwsPage, dispatch_uid="paginas-wijk")


def _changed(**kwargs: Any) -> None:
    site_version.raise_on_commit()


def _gone(instance: NieuwsPage, **kwargs: Any) -> None:
    """Keep a message that leaves the site out of the weekmails that wait to be sent."""
    take_back(path=address_of(instance))


def _moved(instance: Page, **kwargs: Any) -> None:
    """Let a message find its new wijk."""
    instance.specific.save()

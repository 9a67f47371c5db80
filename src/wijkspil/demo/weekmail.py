"""The demo of following by mail: somebody who follows a wijk and a theme, and their weekmail of this week."""

from wijkspil.berichten import abonnees, digest_run
from wijkspil.berichten.actions import erase_mails
from wijkspil.berichten.digest import due_week
from wijkspil.berichten.following import named, thema_reference, wijk_reference
from wijkspil.berichten.models import Abonnee, about
from wijkspil.core import clock
from wijkspil.core.actors import LinkActor
from wijkspil.demo.context import GEMEENTEN, DemoContext
from wijkspil.demo.ideeen import IDEEEN
from wijkspil.demo.inbreng import days_ago
from wijkspil.wijken import queries as wijken

VOLGER = "volger@bewoners.example"
SINCE = 14  # days


def fill(context: DemoContext) -> None:
    """Let somebody follow, and put their mail in the outbox: the one mail that stands at /demo/post/ from the start."""
    with days_ago(context, SINCE):
        _follow(context)
    digest_run.run(due_week(clock.now(), (1, 0)))


def _follow(context: DemoContext) -> None:
    newest = min(IDEEEN, key=lambda idee: idee.dagen_geleden)
    wijk = wijken.area_by_slug_or_code(newest.wijken[GEMEENTEN.index(context.gemeente)])
    thema = next(thema for thema in wijken.themes() if thema.slug == newest.thema)
    if wijk is None:
        raise LookupError(f"no wijk for {newest.titel}")
    for what in named([wijk_reference(wijk), thema_reference(thema)]).values():
        abonnees.ask_to_follow(actor=LinkActor("demo"), email=VOLGER, what=what, language="nl")
    abonnee = Abonnee.objects.get(email=VOLGER)
    abonnees.confirm(actor=LinkActor(about(abonnee)), abonnee=abonnee)
    erase_mails(thing=abonnee)

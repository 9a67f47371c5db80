"""An inbreng about somebody's own life goes to the sociaal wijkteam, with a yes of its bringer."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wijkspil.inbreng.models import Inbreng
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN
from wijkspil.mensen.web import staff_view
from wijkspil.overdracht.actions import hand_over
from wijkspil.overdracht.forms_staff import HandOverForm
from wijkspil.werkplek.views.inbreng import visible
from wijkspil.werkplek.views.inbreng_deeds import arrange


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
@cache_control(private=True, no_store=True)
def wijkteam(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Hand it over: who the wijkteam calls, what the bringer reads, and whether what stands here is erased."""
    inbreng = visible(actor, kenmerk)
    form = HandOverForm(request.POST or None, initial=_known(inbreng))
    page = {
        "kop": _("Draag over aan het sociaal wijkteam"),
        "knop": _("Draag over"),
        "gedaan": _("Het wijkteam belt de brenger. Dit staat niet meer op de site."),
        "uitleg": _(
            "Bel met de brenger en vul dit samen in. Alleen het wijkteam leest het, en wist het na het gesprek."
        ),
    }
    return arrange(
        request,
        inbreng,
        form,
        lambda said: hand_over(
            actor=actor,
            inbreng=inbreng,
            version=said["version"],
            sleutel=said["sleutel"],
            asked=form.asked,
            consent=said["ja"],
            tekst=said["antwoord"],
            erase=said["wis"],
        ),
        page,
    )


def _known(inbreng: Inbreng) -> dict[str, object]:
    return {
        "version": inbreng.version,
        "naam": inbreng.brenger_naam,
        "telefoon": inbreng.brenger_telefoon,
        "email": inbreng.brenger_email,
        "taal": "English" if inbreng.language == "en" else "",
    }

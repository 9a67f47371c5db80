"""Two inbreng that are the same become one: propose it, note what a bringer said, take it back, undo it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wijkspil.core.attempt import press
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_dossier import ConsentForm, MergeForm, UndoForm
from wijkspil.inbreng.models import Inbreng, Samenvoeging
from wijkspil.inbreng.status import Answer
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek.views.inbreng import visible
from wijkspil.werkplek.views.inbreng_deeds import arrange

get_and_post = require_http_methods(["GET", "HEAD", "POST"])


@get_and_post
@staff_view(INBRENG_BEHANDELEN)
def voorstellen(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Propose to let it go on in another."""
    inbreng = visible(actor, kenmerk)
    first = {"version": inbreng.version, "other": request.GET.get("bij", "")}
    form = MergeForm(request.POST or None, find=lambda number: queries.staff_by_kenmerk(actor, number), initial=first)
    page = {
        "kop": _("Waarmee kan dit samen?"),
        "uitleg": _("Dit gaat dan op in de andere. Eerst vragen wij het beide brengers. Steun en volgers gaan mee."),
        "knop": _("Vraag het beide brengers"),
        "gedaan": _("Gedaan. Hieronder staat wat er nu gebeurt."),
    }
    return arrange(
        request, inbreng, form, lambda said: actions.propose_merge(actor=actor, inbreng=inbreng, **said), page
    )


@get_and_post
@staff_view(INBRENG_BEHANDELEN)
def toestemming(request: HttpRequest, actor: StaffActor, kenmerk: str, pk: int) -> HttpResponse:
    """Note what the bringer of this one said, who has no mail address."""
    inbreng = visible(actor, kenmerk)
    consent = queries.consent_of(_merge(inbreng, pk), inbreng)
    if consent is None:
        raise Http404
    page = {"kop": _("Wat zei de brenger?"), "knop": _("Bewaar het antwoord"), "gedaan": _("Het antwoord staat erbij.")}
    return arrange(
        request,
        inbreng,
        ConsentForm(request.POST or None),
        lambda said: actions.note_answer(
            actor=actor, instemming=consent, yes=said["antwoord"] == Answer.JA, tekst=said["tekst"]
        ),
        page,
    )


@require_POST
@staff_view(INBRENG_BEHANDELEN)
def intrekken(request: HttpRequest, actor: StaffActor, kenmerk: str, pk: int) -> HttpResponse:
    """Take a proposal back."""
    merge = _merge(visible(actor, kenmerk), pk)
    said = _("Het voorstel is ingetrokken. Er verandert niets.")
    press(request, lambda: actions.withdraw_proposal(actor=actor, samenvoeging=merge), said)
    return redirect("werkplek:inbreng", kenmerk)


@get_and_post
@staff_view(INBRENG_BEHANDELEN)
def ongedaan(request: HttpRequest, actor: StaffActor, kenmerk: str, pk: int) -> HttpResponse:
    """Make two of them again, within a week."""
    inbreng = visible(actor, kenmerk)
    merge = _merge(inbreng, pk)
    page = {
        "kop": _("Maak het samenvoegen ongedaan"),
        "uitleg": _("Alles staat dan weer zoals het was: wie wat wilde, en wie wat volgde."),
        "knop": _("Maak ongedaan"),
        "gedaan": _("Ze staan weer los van elkaar. Beide brengers krijgen een mail."),
    }
    form = UndoForm(request.POST or None)
    return arrange(
        request, inbreng, form, lambda said: actions.undo_merge(actor=actor, samenvoeging=merge, **said), page
    )


def _merge(inbreng: Inbreng, pk: int) -> Samenvoeging:
    merge = queries.merge_by_id(inbreng, pk)
    if merge is None:
        raise Http404
    return merge

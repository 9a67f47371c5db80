"""Photos and documents with an inbreng, for staff: add, look, describe, decide about the site, take away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkspil.core.attempt import attempt
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_bijlagen import FilesForm, PhotoForm
from wijkspil.inbreng.models import Bijlage, Inbreng
from wijkspil.inbreng.views.files import give
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.permissions import INBRENG_BEHANDELEN, INBRENG_LEZEN
from wijkspil.mensen.web import staff_view
from wijkspil.werkplek.views.inbreng import visible
from wijkspil.werkplek.views.inbreng_deeds import what_happened


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def bijlagen(request: HttpRequest, actor: StaffActor, kenmerk: str) -> HttpResponse:
    """Add photos and documents."""
    inbreng = visible(actor, kenmerk)
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    done, _inbreng, refused = attempt(
        form, lambda _said: actions.add_files(actor=actor, inbreng=inbreng, files=form.new_files)
    )
    if done:
        messages.success(request, _("Toegevoegd. De brenger ziet dit niet."))
        return redirect("werkplek:inbreng", kenmerk)
    context = {"inbreng": inbreng, "formulier": form, "geweigerd": refused}
    return render(request, "werkplek/inbreng/bijlagen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def bijlage(request: HttpRequest, actor: StaffActor, kenmerk: str, pk: int) -> HttpResponse:
    """Look at one; of a photo, say what can be seen on it and whether everybody may see it."""
    inbreng = visible(actor, kenmerk)
    row = _one(inbreng, pk)
    now = {"version": inbreng.version, "alt": row.alt, "openbaar": "ja" if row.is_public else "nee"}
    form = PhotoForm(request.POST or None, initial=now)
    context = {"inbreng": inbreng, "bijlage": row, "formulier": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "werkplek/inbreng/bijlage.html", context)
    try:
        actions.judge_photo(actor=actor, bijlage=row, **form.action_fields)
    except RuleViolation as rule:
        return render(request, "werkplek/inbreng/bijlage.html", context | what_happened(inbreng, form, rule))
    messages.success(request, _("Bewaard."))
    return redirect("werkplek:inbreng", kenmerk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(INBRENG_BEHANDELEN)
def weghalen(request: HttpRequest, actor: StaffActor, kenmerk: str, pk: int) -> HttpResponse:
    """Ask for one press on a button, and erase the file."""
    inbreng = visible(actor, kenmerk)
    row = _one(inbreng, pk)
    if request.method != "POST":
        return render(request, "werkplek/inbreng/bijlage_weghalen.html", {"inbreng": inbreng, "bijlage": row})
    actions.remove_file(actor=actor, bijlage=row)
    messages.success(request, _("Weggehaald en gewist."))
    return redirect("werkplek:inbreng", kenmerk)


@require_safe
@staff_view(INBRENG_LEZEN)
def bestand(request: HttpRequest, actor: StaffActor, kenmerk: str, pk: int, maat: str) -> HttpResponseBase:
    """Give a file; the small photos of the page of an inbreng were logged with that page."""
    row = _one(visible(actor, kenmerk), pk)
    response = give(row, maat)
    if maat != "klein":
        actions.open_file(actor=actor, bijlage=row)
    return response


def _one(inbreng: Inbreng, pk: int) -> Bijlage:
    row = queries.file_of(inbreng, pk)
    if row is None:
        raise Http404
    return row

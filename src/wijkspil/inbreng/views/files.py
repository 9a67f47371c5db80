"""Photos and documents of a bringer, behind the secret link; and the photos that everybody may see."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wijkspil.core.attempt import attempt
from wijkspil.core.downloads import send_download, send_photo
from wijkspil.core.file_refused import NotKept
from wijkspil.core.limits import Limit, busy_sentence, client_address
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.forms_bijlagen import AltForm, FilesForm
from wijkspil.inbreng.models import Bijlage, Inbreng
from wijkspil.inbreng.status import State
from wijkspil.inbreng.views.follow import bringer_of, for_its_bringer

PER_CLIENT_ADDRESS = Limit("bijlagen", amount=40, seconds=3600)


@for_its_bringer
def bijlagen(request: HttpRequest, inbreng: Inbreng) -> HttpResponse:
    """Show the bringer the photos and documents; take more."""
    if not _is_open(inbreng):
        return redirect("inbreng:volg", inbreng.code)
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    refused, status = "", 200
    wait = PER_CLIENT_ADDRESS.hit(client_address(request)) if form.is_bound else 0
    if wait:  # before the photos are read, for that takes a while
        form, refused, status = FilesForm(initial=request.POST.dict()), busy_sentence(wait), 429
    if form.is_valid():
        try:
            actions.add_files(actor=bringer_of(inbreng), inbreng=inbreng, files=form.new_files)
        except RuleViolation as rule:
            refused, status = rule.tekst, 503 if isinstance(rule, NotKept) else 200
        else:
            return redirect(f"{request.path}?gelukt=erbij")
    context = {
        "idee": inbreng,
        "bijlagen": queries.files_for_bringer(inbreng),
        "formulier": form,
        "geweigerd": refused,
        "gelukt": "" if form.is_bound or refused else request.GET.get("gelukt", ""),
    }
    return render(request, "inbreng/bijlagen.html", context, status=status)


@for_its_bringer
def bijlage(request: HttpRequest, inbreng: Inbreng, pk: int) -> HttpResponse:
    """Show the bringer one photo or document, and let them say what can be seen on it."""
    row = _of_bringer(inbreng, pk)
    form = AltForm(request.POST if request.method == "POST" else None, initial={"alt": row.alt})
    done, _inbreng, refused = attempt(
        form, lambda said: actions.describe_photo(actor=bringer_of(inbreng), bijlage=row, alt=said["alt"])
    )
    if done:
        return redirect(f"{_overview(inbreng)}?gelukt=beschreven")
    context = {"idee": inbreng, "bijlage": row, "formulier": form, "geweigerd": refused}
    return render(request, "inbreng/bijlage.html", context)


@for_its_bringer
def weghalen(request: HttpRequest, inbreng: Inbreng, pk: int) -> HttpResponse:
    """Ask for one press on a button, and erase the file."""
    row = _of_bringer(inbreng, pk)
    if request.method == "POST":
        actions.remove_file(actor=bringer_of(inbreng), bijlage=row)
        return redirect(f"{_overview(inbreng)}?gelukt=weg")
    return render(request, "inbreng/bijlage_weghalen.html", {"idee": inbreng, "bijlage": row})


@for_its_bringer
def bestand(request: HttpRequest, inbreng: Inbreng, pk: int, maat: str) -> HttpResponseBase:
    """Give the bringer a file."""
    return give(_of_bringer(inbreng, pk), maat)


@require_safe
def foto(request: HttpRequest, kenmerk: str, pk: int, maat: str) -> HttpResponseBase:
    """Give a photo that everybody may see."""
    row = queries.public_photo(kenmerk, pk)
    if row is None or maat == "download":
        raise Http404
    return give(row, maat, public=True)


def give(row: Bijlage, maat: str, *, public: bool = False) -> HttpResponseBase:
    """Return a file in one of three ways: a photo `groot` or `klein`, anything as a `download`."""
    if maat == "download":
        return send_download(row.file, content_type=row.content_type, as_name=row.download_name)
    if not row.is_photo or maat not in {"groot", "klein"}:
        raise Http404
    return send_photo(row.thumb if maat == "klein" else row.file, public=public)


def _of_bringer(inbreng: Inbreng, pk: int) -> Bijlage:
    row = queries.file_for_bringer(inbreng, pk) if _is_open(inbreng) else None
    if row is None:
        raise Http404
    return row


def _is_open(inbreng: Inbreng) -> bool:
    return inbreng.state != State.ONBEVESTIGD and not inbreng.is_withdrawn


def _overview(inbreng: Inbreng) -> str:
    return reverse("inbreng:bijlagen", args=[inbreng.code])

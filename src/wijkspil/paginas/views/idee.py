"""The journey "Deel een idee": Uw idee → Uw gegevens → Controleren → Kijk in uw mail.

A text about somebody's own life is met by one page more, after "Uw idee": it offers the sociaal wijkteam, and lets
its writer go on.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid5

from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from wijkspil.core.actors import PUBLIC
from wijkspil.core.file_refused import NotKept
from wijkspil.core.formulieren import Formulier as Form
from wijkspil.core.limits import Limit, busy_sentence, client_address
from wijkspil.core.per_version import kept
from wijkspil.core.rules import RuleViolation
from wijkspil.inbreng import queries as inbreng
from wijkspil.inbreng.actions import share
from wijkspil.inbreng.forms import BrengerForm, IdeeForm
from wijkspil.inbreng.forms_bijlagen import FilesForm
from wijkspil.inbreng.models import Kind, Party
from wijkspil.inbreng.terms import Terms
from wijkspil.overdracht import queries as overdracht
from wijkspil.overdracht.recognition import zorgvraag_in
from wijkspil.paginas.idee_concept import Concept
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area

PER_CLIENT_ADDRESS = Limit("idee", amount=20, seconds=3600)
PAGES = ("idee", "gegevens", "controleren")
# The names of what is typed on a page and travels on, all but the bait.
ANSWERS = {
    "idee": tuple(IdeeForm.base_fields),
    "gegevens": tuple(name for name in BrengerForm.base_fields if name != "website"),
    "controleren": ("alt",),  # the files themselves cannot travel
}
_NAMES = {"idee": _("Uw idee"), "gegevens": _("Uw gegevens"), "controleren": _("Controleren")}


# There is no login and no session to abuse, so a CSRF token would protect nothing; and one that expired while somebody
# was writing would cost a text. `no-cache`, not `no-store`: the button "back" of the browser must find the page again.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def deel_een_idee(request: HttpRequest) -> HttpResponse:
    """Show the page that comes next, with all that was typed so far."""
    if request.method != "POST":
        return Journey(request, Concept(answers=_first_answers(request))).show("idee")
    try:
        concept, lost = Concept.read(request.POST.get("concept", "")), False
    except BadSignature:
        concept, lost = Concept(answers=_first_answers(request)), True
    return Journey(request, concept, lost=lost).after(request.POST.get("stap", ""), request.POST.get("naar", ""))


def _first_answers(request: HttpRequest) -> dict[str, str]:
    """Return what is known before anything was typed: what the link said, and what most people choose."""
    known = {name: request.GET.get(name, "") for name in ("wijk", "soort")}
    return {**known, "soort": known["soort"] or Kind.IDEE, "wie": Party.BEWONER, "language": get_language() or "nl"}


@require_safe
def verstuurd(request: HttpRequest) -> HttpResponse:
    """Tell to look in the mailbox, and what happens then."""
    area = next((one for one in _areas(request) if one.slug == request.GET.get("wijk")), None)
    team = kept(request, f"team:{area.pk}", partial(inbreng.team_name, area)) if area else ""
    context = {"area": area, "team": team, "termijn": _terms(request, request.GET.get("soort", ""))}
    return render(request, "paginas/idee/verstuurd.html", context)


@dataclass
class Journey:
    """One request of the journey: reads what one page sent and shows the next."""

    request: HttpRequest
    concept: Concept
    lost: bool = False

    def __post_init__(self) -> None:
        self.themes = wijken.themes()
        self.areas = _areas(self.request)

    def after(self, page: str, goal: str) -> HttpResponse:
        """Take what `page` sent and go to `goal`: a page by name, or the first that is not right yet, or the end."""
        if page in ANSWERS:
            self.concept.take(self.request.POST, ANSWERS[page])
        if goal == "wijk":
            self.concept.answers["wijk"] = ""
        if goal in {"wijk", "idee", "gegevens"}:
            return self.show("gegevens" if goal == "gegevens" else "idee")
        idee = self._filled("idee")
        if not idee.is_valid():
            return self.show("idee", idee if page in {"idee", "controleren"} else None)
        self.concept.answers |= {"wijk": idee.chosen_area.slug, "postcode": "", "huisnummer": ""}  # no address is kept
        if about_a_life := self._care(goal):
            return about_a_life
        gegevens = self._filled("gegevens")
        if not gegevens.is_valid():
            return self.show("gegevens", gegevens if page in {"gegevens", "controleren"} else None)
        return self._send(idee, gegevens) if goal == "verstuur" else self._check(idee, gegevens)

    def _care(self, goal: str) -> HttpResponse | None:
        """Return the page that offers the wijkteam when the text is about a life, until its writer chose to go on."""
        text = [self.concept.answers["titel"], self.concept.answers["tekst"]]
        these_words = str(uuid5(self.concept.sleutel, repr(text)))  # other words are read anew
        if self.concept.answers.get("zorg") == these_words:
            return None
        verdict = zorgvraag_in(*text)
        if verdict is None or goal == "toch":
            self.concept.answers["zorg"] = these_words
            return None
        area = self._area()
        why = gettext(verdict.reason.sentence) % {"woorden": verdict.reason.words}
        team = overdracht.wijkteam_of(area) if area else None
        can_call = area is not None and overdracht.can_be_called(area)
        return self._render("zorg", waarom=why, spoed=verdict.spoed, wijkteam=team, kan_bellen=can_call)

    def show(self, page: str, form: Form | None = None) -> HttpResponse:
        """Show a page with a form; without one given, with what was typed before and no errors."""
        return self._render(page, formulier=form or self._form(page, initial=self.concept.answers))

    def _form(self, page: str, data: Any = None, **kwargs: Any) -> Any:
        if page == "gegevens":
            return BrengerForm(data, **kwargs)
        return IdeeForm(data, themes=self.themes, areas=self.areas, area=self._area(), **kwargs)

    def _filled(self, page: str) -> Any:
        bait = {"website": self.request.POST.get("website", "")}
        return self._form(page, data=self.concept.answers | bait)

    def _area(self) -> Area | None:
        return next((area for area in self.areas if area.slug == self.concept.answers.get("wijk")), None)

    def _check(
        self,
        idee: IdeeForm,
        gegevens: BrengerForm,
        files: FilesForm | None = None,
        problem: str = "",
        status: int = 200,
    ) -> HttpResponse:
        files = files or FilesForm(required=False, initial=self.concept.answers)
        again = bool(self.request.FILES)  # a browser does not keep what was chosen
        return self._render(
            "controleren",
            status=status,
            idee=idee,
            gegevens=gegevens,
            formulier=files,
            probleem=problem,
            opnieuw=again,
        )

    def _send(self, idee: IdeeForm, gegevens: BrengerForm) -> HttpResponse:
        wait = PER_CLIENT_ADDRESS.hit(client_address(self.request))
        if wait:  # before the photos are read, for that takes a while
            return self._check(idee, gegevens, problem=busy_sentence(wait), status=429)
        files = FilesForm(self.request.POST, self.request.FILES, required=False)
        if not files.is_valid():
            return self._check(idee, gegevens, files)
        sleutel, new = self.concept.sleutel_of_content, files.new_files
        try:
            share(actor=PUBLIC, sleutel=sleutel, content=idee.content, brenger=gegevens.brenger, files=new)
        except RuleViolation as rule:
            return self._check(idee, gegevens, files, rule.tekst, status=503 if isinstance(rule, NotKept) else 429)
        return redirect(f"{reverse('idee_verstuurd')}?wijk={idee.chosen_area.slug}&soort={idee.content.kind}")

    def _render(self, page: str, status: int = 200, **context: Any) -> HttpResponse:
        area = self._area()
        kop = gettext("Deel een idee voor %(wijk)s") % {"wijk": area.naam} if area else gettext("Deel een idee")
        context |= {
            "kop": kop,
            "area": area,
            "stap": page,
            "nummer": PAGES.index(page) + 1 if page in PAGES else 1,
            "aantal": len(PAGES),
            "stappen": [str(_NAMES[name]) for name in PAGES],
            "concept": self.concept.write(),
            "kwijt": self.lost,
            "termijn": _terms(self.request, self.concept.answers.get("soort", "")),
        }
        return render(self.request, f"paginas/idee/{page}.html", context, status=status)


def _areas(request: HttpRequest) -> list[Area]:
    """Return the wijken to choose from; one that ends stays in the database, so a list of a minute ago does no harm."""
    return kept(request, "wijken", wijken.wijk_choices)


def _terms(request: HttpRequest, kind: str) -> Terms:
    """Return by when somebody hears something; of a kind that does not exist, what counts for an idea."""
    terms = kept(request, "termijnen", inbreng.terms_per_kind)
    return terms.get(kind) or terms[Kind.IDEE]

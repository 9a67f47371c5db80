"""How well we keep our terms, for everybody: a page per quarter, and all numbers as a file."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkspil.core import clock
from wijkspil.core.csv_files import csv_response, csv_table
from wijkspil.core.per_version import kept
from wijkspil.core.quarters import Quarter, back_from
from wijkspil.inbreng import queries
from wijkspil.inbreng.forms_public import QuarterForm
from wijkspil.inbreng.models.kinds import WORDS
from wijkspil.inbreng.scores import FEWEST, Kept
from wijkspil.wijken import queries as wijken

OFFERED = 9  # this quarter, and two years back
COMPARED = 4  # the chosen quarter and those before it, for the gemeente as a whole


@require_safe
def hoe_snel(request: HttpRequest) -> HttpResponse:
    """Show how well the terms were kept in a quarter (the last whole one, unless chosen): per wijk, and altogether."""
    offered = back_from(Quarter.of(clock.today()), OFFERED)
    form = QuarterForm(request.GET or None, quarters=offered, initial={"kwartaal": str(offered[1])})
    chosen = (form.is_valid() and Quarter.read(form.cleaned_data["kwartaal"])) or offered[1]
    scores = _scores(request, chosen, COMPARED)
    per_wijk = [(area, scores.of(chosen, area.pk)) for area in wijken.wijken_on()]
    context = {
        "filters": form,
        "kwartaal": chosen,
        "loopt_nog": chosen == offered[0],
        "score": scores.total[chosen],
        "wijken": [(area, score) for area, score in per_wijk if score.is_told],
        "te_weinig": [area for area, score in per_wijk if not score.is_told],
        "kwartalen": [(quarter, scores.total[quarter]) for quarter in scores.quarters],
        "minst": FEWEST,
        "termijnen": [(WORDS[kind].name, terms) for kind, terms in queries.terms_per_kind().items()],
        "menu": "ideeen",
    }
    return render(request, "inbreng/hoe_snel.html", context)


@require_safe
def hoe_snel_csv(request: HttpRequest) -> HttpResponse:
    """Give the numbers of two years, per quarter and wijk, as a table for a spreadsheet."""
    return csv_response(csv_table(_rows(request)), f"hoe-snel-{clock.today().isoformat()}.csv")


def _scores(request: HttpRequest, last: Quarter, how_many: int) -> queries.Scores:
    """Compute the scores, once for everybody until something changes."""
    return kept(request, f"score:{last}:{how_many}", partial(queries.quarterly_scores, last, how_many))


def _rows(request: HttpRequest) -> Iterator[dict[str, Any]]:
    scores = _scores(request, Quarter.of(clock.today()), OFFERED)
    areas = list(wijken.wijken_on())
    for quarter in scores.quarters:
        for area in areas:
            score = scores.of(quarter, area.pk)
            yield {
                "kwartaal": str(quarter),
                "wijk_code": area.code,
                "wijk": area.naam,
                "binnengekomen": score.number if score.is_told else f"minder dan {FEWEST}",
                **_columns("contact", score.contact),
                **_columns("antwoord", score.answer),
            }


def _columns(name: str, kept: Kept) -> dict[str, Any]:
    told = kept.share is not None
    return {
        f"{name}_geteld": kept.judged if told else "",
        f"{name}_op_tijd_procent": kept.share if told else "",
        f"{name}_werkdagen_mediaan": str(kept.days).replace(".0", "").replace(".", ",")
        if kept.days is not None
        else "",
    }

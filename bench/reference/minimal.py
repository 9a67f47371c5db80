"""Reference views: what a careful Django developer would write if there were no rules to keep."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from bench.reference.models import ReferenceIdea
from wijkspil.inbreng.models import Inbreng


def hello(request: HttpRequest) -> HttpResponse:
    """Answer one line, behind the same middleware."""
    return HttpResponse("hello")


def ideas(request: HttpRequest) -> HttpResponse:
    """List the 20 newest public ideas: one query."""
    rows = (
        Inbreng.objects.filter(publication="openbaar").select_related("area", "thema").order_by("-published_at", "-pk")
    )
    return render(request, "reference/ideas.html", {"ideas": rows[:20]})


def idea(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Show one public idea with its answers: two queries."""
    found = Inbreng.objects.select_related("area", "thema").get(kenmerk=kenmerk, publication="openbaar")
    return render(request, "reference/idea.html", {"idea": found, "answers": found.stappen.filter(is_public=True)})


class IdeaForm(forms.ModelForm[ReferenceIdea]):
    """The fields that a resident fills in."""

    class Meta:
        """All of them."""

        model = ReferenceIdea
        fields = ["titel", "tekst", "place", "email"]


@csrf_exempt
@transaction.atomic
def create(request: HttpRequest) -> HttpResponse:
    """Check a form, keep one row, lead to the page that says so."""
    form = IdeaForm(request.POST)
    if not form.is_valid():
        return HttpResponse(form.errors.as_text(), status=400)
    form.save()
    return redirect("/referentie/verstuurd/")


def sent(request: HttpRequest) -> HttpResponse:
    """Say that it was kept: no query."""
    return render(request, "reference/sent.html")

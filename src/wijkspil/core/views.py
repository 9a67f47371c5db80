"""The page that shows every component; only werkplek mounts it, for staff."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wijkspil.core.formulieren import DatumVeld, Formulier


class VoorbeeldFormulier(Formulier):
    """One field of every kind, to look at and to test with."""

    woorden = {"titel": _("een titel"), "onderwerp": _("een onderwerp"), "wijk": _("een wijk")}

    titel = forms.CharField(
        label=_("Titel van uw idee"),
        help_text=_("In een paar woorden. Bijvoorbeeld: Bankjes bij de speeltuin"),
        max_length=80,
    )
    wat = forms.CharField(
        label=_("Wat is uw idee?"),
        help_text=_("Schrijf geen namen of gezondheid van anderen op."),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    onderwerp = forms.ChoiceField(
        label=_("Waar gaat uw idee over?"),
        choices=[("groen", _("Groen")), ("spelen", _("Speeltuinen")), ("veiligheid", _("Veiligheid"))],
        widget=forms.RadioSelect,
    )
    wijk = forms.ChoiceField(label=_("Wijk"), choices=[("", _("Kies een wijk")), ("centrum", _("Centrum"))])
    email = forms.EmailField(label=_("E-mailadres"), help_text=_("Wij sturen u een bericht met een nummer."))
    postcode = forms.CharField(label=_("Postcode"), help_text=_("Zoals 1234 AB"), max_length=7)
    vanaf = DatumVeld(label=_("Vanaf welke datum?"), required=False)
    helpen = forms.MultipleChoiceField(
        label=_("Hoe wilt u meehelpen?"),
        choices=[("meedenken", _("Ik denk mee")), ("doen", _("Ik help op de dag zelf"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    openbaar = forms.BooleanField(label=_("Mijn naam mag bij het idee staan"), required=False)


class VoorbeeldFilter(Formulier):
    """A form that only narrows a list."""

    vraagt = False
    wijk = forms.ChoiceField(label=_("Wijk"), choices=[("", _("Alle wijken"))], required=False)
    status = forms.ChoiceField(label=_("Status"), choices=[("", _("Alles wat open is"))], required=False)


def componenten(request: HttpRequest) -> HttpResponse:
    """Show every component once; the form is a real one, so its errors can be seen too."""
    formulier = VoorbeeldFormulier(request.POST if request.method == "POST" else None)
    formulier.is_valid()
    context = {
        "formulier": formulier,
        "filter": VoorbeeldFilter(),
        "stappen": [_("Uw idee"), _("Uw gegevens"), _("Controleren")],
        "beloften": [
            _("U krijgt meteen een e-mail met een nummer."),
            _("Binnen 5 werkdagen belt of mailt uw aanspreekpunt u."),
            _("Binnen 6 weken hoort u wat wij doen. En waarom."),
        ],
        "op": date(2026, 9, 1),
    }
    return render(request, "core/componenten.html", context)

"""What visitors write, and what staff fill in about it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.forms import MailAddressField
from wijkspil.core.formulieren import Formulier as Form
from wijkspil.core.lokveld import FormulierMetLokveld
from wijkspil.reacties.actions import Said
from wijkspil.reacties.models import NAAM_MAX, REDEN_MAX, TEKST_MAX, TIP_MAX
from wijkspil.reacties.status import TipReden
from wijkspil.reacties.subjects import Subject


class ReactieForm(FormulierMetLokveld):
    """What a visitor writes under something on the site."""

    woorden = {"tekst": _("uw reactie"), "email": _("uw e-mailadres")}

    tekst = forms.CharField(label=_("Uw reactie"), max_length=TEKST_MAX, widget=forms.Textarea(attrs={"rows": 6}))
    naam = forms.CharField(
        label=_("Welke naam mag erbij staan?"),
        help_text=_("Een voornaam is genoeg. Het hoeft niet uw echte naam te zijn."),
        max_length=NAAM_MAX,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = MailAddressField(
        label=_("Uw e-mailadres"),
        help_text=_("Niemand ziet uw adres. Wij sturen u een mail met een knop. Pas daarna lezen wij uw reactie."),
        max_length=254,
    )

    def __init__(self, data: Any = None, *, subject: Subject, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not subject.by_mail:
            self.fields["email"].required = False
            self.fields["email"].help_text = _(
                "Niemand ziet uw adres. Komt uw reactie niet op de site, dan mailen wij u waarom."
            )

    @property
    def said(self) -> Said:
        """What was written, of a valid form."""
        words = {name: self.cleaned_data[name] for name in ("tekst", "naam", "email")}
        return Said(**words, language=get_language() or "nl")


class TipForm(FormulierMetLokveld):
    """What somebody finds wrong on the site; nothing about who it is."""

    reden = forms.ChoiceField(
        label=_("Wat klopt er niet?"),
        choices=TipReden.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er niet klopt.")},
    )
    tekst = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        help_text=_("Schrijf geen namen of gezondheid van anderen op. Wij vragen niet wie u bent."),
        max_length=TIP_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def action_fields(self) -> dict[str, Any]:
        """What `send_tip` takes, of a valid form."""
        return {"reden": TipReden(self.cleaned_data["reden"]), "tekst": self.cleaned_data["tekst"]}


class ObjectionForm(Form):
    """Why the writer does not agree."""

    tekst = forms.CharField(
        label=_("Waarom moet uw reactie op de site?"),
        help_text=_("Een andere medewerker leest dit en beslist. U krijgt daarover mail."),
        max_length=TEKST_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf waarom u het er niet mee eens bent.")},
    )


class RefusalForm(Form):
    """Why a reaction does not come on the site."""

    woorden = {"reden": _("een reden")}
    reden = forms.CharField(
        label=_("Waarom niet?"),
        max_length=REDEN_MAX,
        help_text=_("De schrijver krijgt dit in een mail, als er een e-mailadres is. Schrijf aan ‘u’."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerForm(Form):
    """An answer in the name of the gemeente."""

    woorden = {"tekst": _("een antwoord")}
    tekst = forms.CharField(
        label=_("Uw antwoord"),
        max_length=TEKST_MAX,
        help_text=_("Uw naam en functie staan erbij."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class DecisionForm(Form):
    """What another colleague decides when the writer does not agree."""

    woorden = {"tekst": _("een uitleg")}
    gegrond = forms.ChoiceField(
        label=_("Wat beslist u?"),
        choices=[
            ("ja", _("De schrijver heeft gelijk: zet de reactie op de site")),
            ("nee", _("De reactie blijft van de site")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u beslist.")},
    )
    tekst = forms.CharField(
        label=_("Uw uitleg"),
        help_text=_("De schrijver krijgt dit in een mail. Hierna kan het niet meer anders."),
        max_length=REDEN_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @property
    def action_fields(self) -> dict[str, Any]:
        """What `decide_objection` takes, of a valid form."""
        return {"gegrond": self.cleaned_data["gegrond"] == "ja", "uitleg": self.cleaned_data["tekst"]}

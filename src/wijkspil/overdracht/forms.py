"""What somebody fills in who wants to be called by the sociaal wijkteam."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.forms import MailAddressField
from wijkspil.core.formulieren import Formulier
from wijkspil.core.lokveld import FormulierMetLokveld
from wijkspil.overdracht.actions import Asked

PHONE = RegexValidator(
    r"^\+?[0-9][0-9 ()-]{5,18}$",
    _("Schrijf uw telefoonnummer met cijfers, zoals 026 000 00 99."),
    code="telefoonnummer",
)
TEKST_MAX = 1000


class ReachForm(Formulier):
    """Who, how to reach them, when, and in which language. Nobody has to say why."""

    woorden = {"naam": _("uw naam"), "bericht": _("of wij een bericht mogen achterlaten")}

    naam = forms.CharField(label=_("Hoe mogen wij u noemen?"), help_text=_("Een voornaam is genoeg."), max_length=80)
    telefoon = forms.CharField(
        label=_("Op welk nummer bellen wij u?"), max_length=20, required=False, validators=[PHONE]
    )
    email = MailAddressField(
        label=_("Of hebt u liever een mail?"),
        help_text=_("Vul één van de twee in. In de mail staat niet waar het over gaat."),
        max_length=254,
        required=False,
    )
    wanneer = forms.ChoiceField(
        label=_("Wanneer kunnen wij u het beste bereiken?"),
        choices=[
            ("", _("Dat maakt niet uit")),
            ("ochtend", _("In de ochtend")),
            ("middag", _("In de middag")),
            ("avond", _("Aan het begin van de avond")),
        ],
        required=False,
    )
    bericht = forms.ChoiceField(
        label=_("Neemt u niet op? Mogen wij een bericht achterlaten?"),
        help_text=_("Of iets zeggen tegen wie er opneemt."),
        choices=[("nee", _("Nee, alleen met mij praten")), ("ja", _("Ja, dat mag"))],
        initial="nee",
        widget=forms.RadioSelect,
    )
    taal = forms.CharField(
        label=_("Welke taal spreekt u het liefst?"),
        help_text=_("Laat dit leeg voor Nederlands."),
        max_length=40,
        required=False,
    )
    tekst = forms.CharField(
        label=_("Waar gaat het over?"),
        help_text=_("Dat hoeft u niet te zeggen. Alleen het wijkteam leest dit."),
        max_length=TEKST_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean(self) -> dict[str, Any]:
        """Ask for one way to reach them."""
        said: dict[str, Any] = super().clean() or {}
        if not (said.get("telefoon") or said.get("email") or {"telefoon", "email"} & set(self.errors)):
            self.add_error("telefoon", _("Vul een telefoonnummer of een e-mailadres in."))
        return said

    @property
    def asked(self) -> Asked:
        """What the wijkteam reads, of a valid form, in its own words."""
        said = {name: self.cleaned_data[name] for name in ("naam", "telefoon", "email", "taal", "tekst")}
        return Asked(**said, wanneer=self._chosen("wanneer"), bericht=self._chosen("bericht"))

    def _chosen(self, name: str) -> str:
        field: Any = self.fields[name]
        return str(dict(field.choices)[self.cleaned_data[name]])


class BelMijForm(ReachForm, FormulierMetLokveld):
    """Somebody asks to be called."""

"""What visitors fill in at what stands on the site, without an account."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.forms import MailAddressField
from wijkspil.core.formulieren import Formulier as Form
from wijkspil.core.lokveld import FormulierMetLokveld
from wijkspil.core.quarters import Quarter
from wijkspil.core.templatetags.wijkspil import kwartaal
from wijkspil.inbreng.actions import Offer
from wijkspil.inbreng.models import TEKST_MAX
from wijkspil.inbreng.models.kinds import WORDS
from wijkspil.wijken import queries as wijken
from wijkspil.wijken.models import Area, Thema


class FilterForm(Form):
    """What a visitor wants to see of the public list."""

    vraagt = False

    wijk = forms.TypedChoiceField(label=_("Wijk"), required=False, empty_value=None)
    thema = forms.TypedChoiceField(label=_("Thema"), required=False, empty_value=None)
    soort = forms.ChoiceField(
        label=_("Wat is het?"),
        required=False,
        choices=[("", _("Alles")), *((kind, words.name) for kind, words in WORDS.items())],
    )
    stand = forms.ChoiceField(
        label=_("Hoe ver is het?"),
        required=False,
        choices=[
            ("", _("Alles")),
            ("nieuw", _("Nog zonder antwoord")),
            ("beantwoord", _("Beantwoord")),
            ("klaar", _("Klaar")),
        ],
    )
    volgorde = forms.ChoiceField(
        label=_("Wat eerst?"),
        required=False,
        choices=[("", _("Het nieuwste")), ("steun", _("Meeste steun"))],
    )

    def __init__(self, data: Any = None, *, area: Area | None, **kwargs: Any) -> None:
        """Let choose from all wijken, or of the list of one `area` from nothing of the kind."""
        super().__init__(data, **kwargs)
        _choose_from(self.fields["thema"], wijken.themes(), _("Alle thema’s"))
        if area:
            del self.fields["wijk"]
        else:
            _choose_from(self.fields["wijk"], wijken.wijk_choices(), _("Alle wijken"))


def _choose_from(field: forms.Field, rows: Sequence[Area] | Sequence[Thema], everything: str | Promise) -> None:
    """Let a TypedChoiceField choose one of `rows` by its web name."""
    assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the type checker
    field.choices = [("", everything), *((row.slug, row.naam) for row in rows)]
    field.coerce = {row.slug: row for row in rows}.get


class QuarterForm(Form):
    """Of which quarter a visitor wants to see the score."""

    vraagt = False

    kwartaal = forms.ChoiceField(label=_("Kwartaal"), required=False)

    def __init__(self, data: Any = None, *, quarters: Sequence[Quarter], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        names = [(str(quarter), kwartaal(quarter)) for quarter in quarters]
        self.fields["kwartaal"].choices = names  # type: ignore[attr-defined]


class _MailAddressForm(FormulierMetLokveld):
    """The base of what somebody does with only a mail address."""

    woorden = {"naam": _("uw naam"), "email": _("uw e-mailadres")}

    email = MailAddressField(label=_("Uw e-mailadres"), help_text=_("Niemand ziet uw adres."), max_length=254)


class SteunForm(_MailAddressForm):
    """Somebody wants the same: all we need to know is that it is one person."""


class HulpForm(_MailAddressForm):
    """Somebody wants to help."""

    naam = forms.CharField(label=_("Uw naam"), help_text=_("Een voornaam is genoeg."), max_length=80)
    email = MailAddressField(
        label=_("Uw e-mailadres"), help_text=_("Alleen het team van de wijk ziet uw adres."), max_length=254
    )
    tekst = forms.CharField(
        label=_("Waarmee wilt u helpen?"),
        help_text=_("Bijvoorbeeld met planten, timmeren of koken. Alleen het team leest dit."),
        max_length=TEKST_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Vertel waarmee u wilt helpen.")},
    )
    field_order = ["tekst", "naam", "email"]

    @property
    def offer(self) -> Offer:
        """What is offered, of a valid form."""
        said = {name: self.cleaned_data[name] for name in ("naam", "email", "tekst")}
        return Offer(**said, language=get_language() or "nl")

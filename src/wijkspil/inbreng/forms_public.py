"""What visitors fill in at what stands on the site, without an account."""

from collections.abc import Sequence
from typing import Any

from django import forms
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
from wijkspil.wijken.models import Area, Thema


class FilterForm(Form):
    """What a visitor wants to see of the public list."""

    vraagt = False

    wijk = forms.ChoiceField(label=_("Wijk"), required=False)
    thema = forms.ChoiceField(label=_("Thema"), required=False)
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

    def __init__(self, data: Any = None, *, areas: Sequence[Area], themes: Sequence[Thema], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        everywhere = [("", _("Alle wijken")), *((area.slug, area.naam) for area in areas)]
        every_thema = [("", _("Alle thema’s")), *((thema.slug, thema.naam) for thema in themes)]
        self.fields["wijk"].choices = everywhere  # type: ignore[attr-defined]
        self.fields["thema"].choices = every_thema  # type: ignore[attr-defined]
        if not areas:
            del self.fields["wijk"]


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

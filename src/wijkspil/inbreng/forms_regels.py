"""What a functioneel beheerder fills in about rules and terms."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkspil.core.formulieren import Formulier as Form
from wijkspil.core.versions import VersionForm
from wijkspil.inbreng.actions import RuleContent, TemplateText
from wijkspil.inbreng.models import SJABLOON_MAX, Channel, Kind, Routeregel, Sjabloon
from wijkspil.inbreng.terms import Terms
from wijkspil.mensen.models import Account, Team
from wijkspil.wijken.models import Area, Thema

MOST_WORDS = 50


class RegelForm(Form):
    """A rule: when it fits, where it leads, and by when people hear something."""

    woorden = {"naam": _("een naam")}

    naam = forms.CharField(
        label=_("Naam van de regel"), help_text=_("Zoals: Groen in Noord naar groenbeheer"), max_length=80
    )
    soorten = forms.MultipleChoiceField(
        label=_("Welke soort?"), choices=Kind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    kanalen = forms.MultipleChoiceField(
        label=_("Hoe kwam het binnen?"), choices=Channel.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    themas = forms.MultipleChoiceField(label=_("Welk thema?"), required=False, widget=forms.CheckboxSelectMultiple)
    gebied = forms.ChoiceField(label=_("Welk gebied?"), required=False)
    woordenlijst = forms.CharField(
        label=_("Welke woorden?"),
        help_text=_(
            "Eén van deze woorden staat in de tekst. Zet een komma tussen de woorden. ‘boom’ vindt ook ‘boomgaard’."
        ),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    over_werkwijze = forms.BooleanField(label=_("Alleen als het gaat over hoe de gemeente werkt"), required=False)
    team = forms.ChoiceField(label=_("Naar welk team?"), required=False)
    persoon = forms.ChoiceField(label=_("Of naar welke collega?"), required=False)
    contact_days = forms.IntegerField(
        label=_("Werkdagen tot het eerste contact"),
        help_text=_("Leeg: zoals bij de soort."),
        min_value=1,
        max_value=130,
        required=False,
    )
    answer_days = forms.IntegerField(
        label=_("Werkdagen tot het antwoord"),
        help_text=_("Leeg: zoals bij de soort."),
        min_value=1,
        max_value=130,
        required=False,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        areas: Sequence[Area],
        themes: Sequence[Thema],
        teams: Sequence[Team],
        colleagues: Sequence[Account],
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self._areas, self._teams, self._colleagues = areas, teams, colleagues
        choices = {
            "themas": [(thema.slug, thema.naam) for thema in themes],
            "gebied": [("", _("Overal")), *((area.slug, area.naam) for area in areas)],
            "team": [("", _("Het team van de wijk")), *((str(team.pk), team.naam) for team in teams)],
            "persoon": [("", _("Niemand in het bijzonder")), *((str(one.pk), one.naam) for one in colleagues)],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]

    def clean_woordenlijst(self) -> tuple[str, ...]:
        """Return the words, in the order in which they were typed."""
        words = [word.strip() for word in self.cleaned_data["woordenlijst"].replace("\n", ",").split(",")]
        return tuple(word for word in dict.fromkeys(words) if word)[:MOST_WORDS]

    @property
    def content(self) -> RuleContent:
        """The rule, of a valid form."""
        said = self.cleaned_data
        return RuleContent(
            naam=said["naam"],
            kinds=tuple(said["soorten"]),
            channels=tuple(said["kanalen"]),
            themas=tuple(said["themas"]),
            area=next((area for area in self._areas if area.slug == said["gebied"]), None),
            woorden=said["woordenlijst"],
            over_werkwijze=said["over_werkwijze"],
            team=next((team for team in self._teams if str(team.pk) == said["team"]), None),
            account=next((one for one in self._colleagues if str(one.pk) == said["persoon"]), None),
            contact_days=said["contact_days"],
            answer_days=said["answer_days"],
        )

    @staticmethod
    def answers_of(regel: Routeregel) -> dict[str, Any]:
        """Return what the form shows of a rule."""
        return {
            "naam": regel.naam,
            "soorten": regel.kinds,
            "kanalen": regel.channels,
            "themas": regel.themas,
            "gebied": regel.area.slug if regel.area else "",
            "woordenlijst": ", ".join(regel.woorden),
            "over_werkwijze": regel.over_werkwijze,
            "team": regel.team_id or "",
            "persoon": regel.account_id or "",
            "contact_days": regel.contact_days,
            "answer_days": regel.answer_days,
        }


class TermijnenForm(Form):
    """For every kind two numbers of work days."""

    def __init__(self, data: Any = None, *, terms: dict[str, Terms], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for kind in Kind:
            now = terms[kind]
            first = _("%(soort)s: werkdagen tot het eerste contact") % {"soort": kind.label}
            last = _("%(soort)s: werkdagen tot het antwoord") % {"soort": kind.label}
            self.fields[f"{kind}_contact"] = _days(first, now.contact)
            self.fields[f"{kind}_antwoord"] = _days(last, now.answer)

    @property
    def terms(self) -> dict[str, Terms]:
        """The terms per kind, of a valid form."""
        said = self.cleaned_data
        return {kind: Terms(said[f"{kind}_contact"], said[f"{kind}_antwoord"]) for kind in Kind.values}


class SjabloonForm(VersionForm):
    """A text to begin an answer with."""

    woorden = {"titel": _("een titel"), "tekst": _("de tekst")}

    titel = forms.CharField(
        label=_("Titel"), help_text=_("Zo kiezen collega’s hem. Bijvoorbeeld: Nee, geen geld"), max_length=80
    )
    tekst = forms.CharField(
        label=_("Tekst"),
        help_text=_("Wij vullen zelf in: {naam}, {kenmerk}, {wijk} en {titel}. Aanhef en naam komen er vanzelf bij."),
        max_length=SJABLOON_MAX,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    soorten = forms.MultipleChoiceField(
        label=_("Voor welke soort?"),
        help_text=_("Kiest u niets? Dan past hij bij alles."),
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @property
    def text(self) -> TemplateText:
        """What it says, of a valid form."""
        said = self.cleaned_data
        return TemplateText(said["titel"], said["tekst"], tuple(Kind(kind) for kind in said["soorten"]))

    @staticmethod
    def answers_of(sjabloon: Sjabloon) -> dict[str, Any]:
        """Return what the form shows of a sjabloon."""
        return {
            "version": sjabloon.version,
            "titel": sjabloon.titel,
            "tekst": sjabloon.tekst,
            "soorten": sjabloon.kinds,
        }


def _days(label: str, initial: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, initial=initial, min_value=1, max_value=130)

"""What staff fill in at one inbreng: a text to begin with, help that was asked, what belongs together."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkspil.core.formulieren import DatumVeld, Formulier
from wijkspil.core.versions import VersionForm
from wijkspil.inbreng.actions import Asked, Content
from wijkspil.inbreng.forms_staff import ANSWER_MAX, slugs, with_slug
from wijkspil.inbreng.models import (
    PARTIJ_MAX,
    REDEN_MAX,
    TEKST_MAX,
    TITEL_MAX,
    UITKOMST_MAX,
    WAT_MAX,
    Inbreng,
    Kind,
    Sjabloon,
    Toezegging,
)
from wijkspil.inbreng.status import Answer
from wijkspil.mensen.models import Account, Team
from wijkspil.taken.forms import OwnerField
from wijkspil.taken.queries import OwnerChoices
from wijkspil.wijken.models import Area, Thema

OUTSIDE = "buiten"


class SjabloonKeuze(Formulier):
    """Which text to put into the answer; sent along with the form that has the id `tekst-schrijven`."""

    vraagt = False

    sjabloon = forms.ChoiceField(
        label=_("Begin met een tekst"), required=False, widget=forms.Select(attrs={"form": "tekst-schrijven"})
    )

    def __init__(self, data: Any = None, *, offered: Sequence[Sjabloon], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._offered = {str(row.pk): row for row in offered}
        titles = [(pk, row.titel) for pk, row in self._offered.items()]
        self.fields["sjabloon"].choices = [("", _("Kies een tekst")), *titles]  # type: ignore[attr-defined]

    @property
    def heeft_teksten(self) -> bool:
        """There is something to choose."""
        return bool(self._offered)

    @property
    def chosen(self) -> Sjabloon | None:
        """The text that was chosen, or None."""
        return self._offered.get(str(self.data.get("sjabloon", "")))


class AskedField(OwnerField):
    """A colleague, a team, or somebody outside the gemeente (None)."""

    def offer(self, choices: OwnerChoices, me: Account) -> None:
        """Show these people and teams, and as the last one somebody outside."""
        super().offer(choices, me)
        self.choices = [*list(self.choices), (OUTSIDE, _("Iemand buiten de gemeente"))]  # type: ignore[arg-type]


def _for_bringer() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("De brenger mag dit lezen"),
        help_text=_("Het staat dan op de volgpagina. De brenger krijgt er geen mail over."),
        required=False,
    )


def _due(**more: Any) -> DatumVeld:
    return DatumVeld(label=_("Voor wanneer is het toegezegd?"), **more)


class AskForm(VersionForm):
    """Help that is asked, or that was promised at once."""

    woorden = {"wat": _("wat u vraagt"), "van": _("van wie"), "due": _("een datum")}

    wat = forms.CharField(
        label=_("Wat vraagt u?"),
        help_text=_("Bijvoorbeeld: zout strooien bij de school. Schrijf geen namen van bewoners op."),
        max_length=WAT_MAX,
    )
    van = AskedField(label=_("Van wie?"))
    partij = forms.CharField(
        label=_("Wie buiten de gemeente?"),
        help_text=_("Alleen als u dat hierboven koos. Bijvoorbeeld: de woningcorporatie. Geen namen van mensen."),
        max_length=PARTIJ_MAX,
        required=False,
    )
    due = _due(required=False, help_text=_("Zoals 1-9-2026. Laat dit leeg als er nog niets is toegezegd."))
    for_bringer = _for_bringer()

    def __init__(
        self, data: Any = None, *, colleagues: Sequence[Account], teams: Sequence[Team], me: Account, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["van"].offer(OwnerChoices(list(teams), list(colleagues)), me)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask who it is outside the gemeente, when that was chosen."""
        said = self.cleaned_data
        if "van" in said and said["van"] is None and not said.get("partij"):
            self.add_error("partij", _("Vul in wie het is, buiten de gemeente."))
        return said

    @property
    def asked(self) -> Asked:
        """What the action is given, of a valid form."""
        said = self.cleaned_data
        return Asked(said["wat"], said["van"] or said["partij"], due=said["due"], for_bringer=said["for_bringer"])


class PromiseForm(VersionForm):
    """The base of what is filled in about help that stands there."""

    def __init__(self, data: Any = None, *, toezegging: Toezegging, **kwargs: Any) -> None:
        now = {"version": toezegging.inbreng.version, "for_bringer": toezegging.for_bringer, "due": toezegging.due}
        super().__init__(data, initial=now, **kwargs)


class PromisedForm(PromiseForm):
    """For which day it was promised."""

    woorden = {"due": _("een datum")}

    due = _due()
    tekst = forms.CharField(
        label=_("Wat moet een collega weten?"),
        help_text=_("Bijvoorbeeld waarom het later wordt."),
        max_length=UITKOMST_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    for_bringer = _for_bringer()


class FulfilledForm(PromiseForm):
    """What was done."""

    tekst = forms.CharField(
        label=_("Wat is er gedaan?"),
        max_length=UITKOMST_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf wat er is gedaan.")},
    )
    for_bringer = _for_bringer()


class NotFulfilledForm(PromiseForm):
    """Why it will not be done."""

    tekst = forms.CharField(
        label=_("Waarom gaat het niet door?"),
        max_length=UITKOMST_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf waarom het niet doorgaat.")},
    )
    for_bringer = _for_bringer()


class OtherField(forms.CharField):
    """The number of another inbreng, as people type it: 2026-00012, 2026-12 or #2026-12."""

    find: Callable[[str], Inbreng | None]

    def clean(self, value: Any) -> Any:
        """Return the inbreng itself; refuse a number that this member of staff does not see."""
        typed = super().clean(value)
        number = re.fullmatch(r"#?\s*([0-9]{4})\s*-\s*([0-9]{1,7})", typed.strip())
        found = self.find(f"{number[1]}-{number[2]:0>5}") if number else None
        if found is None:
            raise forms.ValidationError(_("Wij vinden dit nummer niet. Een nummer is zoals 2026-00012."))
        return found


class RelateForm(VersionForm):
    """What it belongs with, and why."""

    woorden = {"other": _("het nummer"), "reden": _("waarom")}

    other = OtherField(label=_("Nummer van de andere"), help_text=_("Zoals 2026-00012"), max_length=20)
    reden = forms.CharField(
        label=_("Waarom hoort dit bij elkaar?"),
        help_text=_("Alleen collega’s lezen dit. Bijvoorbeeld: gaat over dezelfde straat."),
        max_length=REDEN_MAX,
    )

    def __init__(self, data: Any = None, *, find: Callable[[str], Inbreng | None], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["other"].find = find  # type: ignore[attr-defined]


class SplitForm(VersionForm):
    """The part that goes on by itself, and what its bringer hears."""

    woorden = {"titel": _("een titel"), "tekst": _("de tekst"), "wijk": _("een wijk")}

    titel = forms.CharField(label=_("Titel van het tweede deel"), max_length=TITEL_MAX)
    tekst = forms.CharField(
        label=_("Tekst van het tweede deel"),
        help_text=_("Laat staan wat bij dit deel hoort. Haal de rest weg. De eerste tekst blijft zoals hij is."),
        max_length=TEKST_MAX,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    soort = forms.ChoiceField(label=_("Soort"), choices=Kind.choices)
    wijk = forms.ChoiceField(label=_("Wijk"))
    thema = forms.ChoiceField(label=_("Thema"), required=False)
    bericht = forms.CharField(
        label=_("Bericht aan de brenger"),
        help_text=_("De brenger krijgt één mail, met het nieuwe nummer."),
        initial=_("Wij behandelen beide delen apart. Zo krijgt u op allebei een goed antwoord."),
        max_length=ANSWER_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf een bericht aan de brenger.")},
    )

    def __init__(self, data: Any = None, *, areas: Sequence[Area], themes: Sequence[Thema], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._areas, self._themes = areas, themes
        self.fields["wijk"].choices = slugs(areas)  # type: ignore[attr-defined]
        self.fields["thema"].choices = [("", _("Nog niet bekend")), *slugs(themes)]  # type: ignore[attr-defined]

    @property
    def part(self) -> Content:
        """The part that goes on by itself, of a valid form."""
        said = self.cleaned_data
        return Content(
            area=with_slug(self._areas, said["wijk"]),
            kind=Kind(said["soort"]),
            thema=with_slug(self._themes, said["thema"]),
            titel=said["titel"],
            tekst=said["tekst"],
        )


class MergeForm(RelateForm):
    """Into what it would go, and words to both bringers."""

    woorden = {"other": _("het nummer"), "reden": _("waarom dit samen kan")}

    reden = forms.CharField(
        label=_("Waarom kan dit samen?"),
        help_text=_("Beide brengers lezen dit. Schrijf niets over de ander."),
        initial=_("Het gaat om dezelfde wens. Samen krijgt die meer aandacht, en u krijgt één antwoord."),
        max_length=UITKOMST_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ConsentForm(Formulier):
    """What a bringer without mail address said."""

    antwoord = forms.ChoiceField(
        label=_("Wat zei de brenger?"),
        choices=[(Answer.JA, _("Ja, dit mag samen")), (Answer.NEE, _("Nee, liever niet"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat de brenger zei.")},
    )
    tekst = forms.CharField(
        label=_("Hoe weet u dit?"),
        help_text=_("Bijvoorbeeld: gebeld op 3 maart. Alleen collega’s lezen dit."),
        max_length=REDEN_MAX,
        error_messages={"required": _("Schrijf op hoe u dit weet.")},
    )


class UndoForm(Formulier):
    """Why two become two again."""

    tekst = forms.CharField(
        label=_("Waarom maakt u dit ongedaan?"),
        help_text=_("Beide brengers krijgen dit per mail."),
        max_length=UITKOMST_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf waarom u dit ongedaan maakt.")},
    )

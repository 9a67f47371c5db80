"""What staff fill in about an inbreng."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.forms import MailAddressField
from wijkspil.core.formulieren import Formulier as Form
from wijkspil.core.uploads import UploadsField
from wijkspil.core.versions import VersionForm
from wijkspil.inbreng.actions import Brenger, Content
from wijkspil.inbreng.forms_bijlagen import ALT_LABEL, new_files
from wijkspil.inbreng.models import ALT_MAX, TEKST_MAX, TITEL_MAX, Channel, Kind, Party
from wijkspil.inbreng.queries import StaffFilter
from wijkspil.inbreng.status import OUTCOMES, HulpState
from wijkspil.inbreng.titles import title_of
from wijkspil.mensen.models import Account, Team
from wijkspil.wijken.models import Area, Thema

ANSWER_MAX = 4000
NOTE_MAX = 2000
SEARCH_WORDS = 6  # more make a search slow and find nothing


class TakeUpForm(VersionForm):
    """Taking up an inbreng."""

    tekst = forms.CharField(
        label=_("Bericht aan de brenger"),
        help_text=_("De brenger hoort vanzelf dat u ermee bezig bent, en wanneer het antwoord komt."),
        initial=_("Ik heb gelezen wat u schreef en zoek uit wat wij kunnen doen."),
        max_length=ANSWER_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf een bericht aan de brenger.")},
    )


class AnswerForm(VersionForm):
    """The answer to an inbreng."""

    woorden = {"tekst": _("uw antwoord")}

    outcome = forms.ChoiceField(
        label=_("Waar komt het op neer?"),
        choices=[(outcome, outcome.label) for outcome in OUTCOMES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar uw antwoord op neerkomt.")},
    )
    tekst = forms.CharField(
        label=_("Uw antwoord"),
        help_text=_("Zeg wat u doet en waarom. Uw naam komt er vanzelf onder."),
        max_length=ANSWER_MAX,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    is_public = forms.BooleanField(
        label=_("Zet dit antwoord ook op de openbare pagina"),
        help_text=_("Alleen als het idee op de site staat. Schrijf dan niets over de brenger."),
        required=False,
    )


class CompleteForm(VersionForm):
    """Telling that what was promised is done."""

    tekst = forms.CharField(
        label=_("Wat is er gedaan?"),
        max_length=ANSWER_MAX,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Vertel wat er is gedaan.")},
    )
    is_public = forms.BooleanField(label=_("Zet dit ook op de openbare pagina"), required=False)


class ReopenForm(VersionForm):
    """Taking it up again after an answer."""

    tekst = forms.CharField(
        label=_("Waarom pakt u het weer op?"),
        help_text=_("De brenger krijgt dit per mail."),
        max_length=ANSWER_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Vertel waarom u het weer oppakt.")},
    )


class NotPublishForm(VersionForm):
    """Why an idea does not stand on the site."""

    reason = forms.CharField(
        label=_("Waarom komt het niet op de site?"),
        help_text=_("De brenger krijgt deze reden per mail."),
        max_length=ANSWER_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf waarom het niet op de site komt.")},
    )


class OfferAnswerForm(Form):
    """What the team says to somebody who offered to help."""

    woorden = {"tekst": _("uw antwoord")}

    to = forms.ChoiceField(
        label=_("Wat spreekt u af?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u afspreekt.")},
    )
    tekst = forms.CharField(
        label=_("Uw antwoord"),
        help_text=_("Dit gaat per mail naar wie wil helpen. Uw naam komt er vanzelf onder."),
        max_length=ANSWER_MAX,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, data: Any = None, *, states: Sequence[HulpState], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        words = {
            HulpState.AFGESPROKEN: _("Ja, graag: deze hulp is welkom"),
            HulpState.GEDAAN: _("Het is gedaan"),
            HulpState.NIET_NODIG: _("Nee, deze hulp is niet nodig"),
        }
        self.fields["to"].choices = [(state, words[state]) for state in states]  # type: ignore[attr-defined]

    @property
    def action_fields(self) -> dict[str, Any]:
        """What `actions.answer_offer` needs, of a valid form."""
        return {"to": HulpState(self.cleaned_data["to"]), "tekst": self.cleaned_data["tekst"]}


class StaffFilterForm(Form):
    """What a member of staff wants to see of the list."""

    vraagt = False

    q = forms.CharField(label=_("Zoek"), max_length=80, required=False)
    wijk = forms.ChoiceField(label=_("Gebied"), required=False)
    thema = forms.ChoiceField(label=_("Thema"), required=False)
    soort = forms.ChoiceField(label=_("Soort"), required=False, choices=[("", _("Alle soorten")), *Kind.choices])
    wie = forms.ChoiceField(
        label=_("Van wie"),
        required=False,
        choices=[("", _("Van iedereen")), ("ik", _("Van mij")), ("team", _("Van mijn team"))],
    )
    laat = forms.BooleanField(label=_("Alleen te laat"), required=False)

    def __init__(self, data: Any = None, *, areas: Sequence[Area], themes: Sequence[Thema], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._areas, self._themes = areas, themes
        self.fields["wijk"].choices = [("", _("Al mijn gebieden")), *slugs(areas)]  # type: ignore[attr-defined]
        self.fields["thema"].choices = [("", _("Alle thema’s")), *slugs(themes)]  # type: ignore[attr-defined]

    def chosen(self, tab: str) -> StaffFilter:
        """Return what was chosen; what cannot be read counts as not chosen."""
        said = self.cleaned_data if self.is_valid() else {}
        return StaffFilter(
            tab=tab,
            area=with_slug(self._areas, said.get("wijk")),
            thema=with_slug(self._themes, said.get("thema")),
            kind=said.get("soort", ""),
            who=said.get("wie", ""),
            late=said.get("laat", False),
            words=tuple(said.get("q", "").split()[:SEARCH_WORDS]),
        )


class PhoneNoteForm(Form):
    """What staff note for somebody: the text first, for one is on the phone; all the rest has an answer already."""

    woorden = {"wijk": _("een wijk"), "tekst": _("wat er is gezegd")}

    tekst = forms.CharField(
        label=_("Wat is er gezegd?"),
        max_length=TEKST_MAX,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schrijf op wat er is gezegd.")},
    )
    naam = forms.CharField(label=_("Naam"), max_length=80, required=False)
    telefoon = forms.CharField(label=_("Telefoon"), max_length=20, required=False)
    email = MailAddressField(
        label=_("E-mailadres"),
        help_text=_("Dan krijgt deze persoon meteen een bericht met het nummer."),
        required=False,
    )
    wijk = forms.ChoiceField(label=_("Wijk"))
    kanaal = forms.ChoiceField(
        label=_("Hoe kwam het binnen?"),
        choices=[(channel, channel.label) for channel in Channel if channel != Channel.WEB],
        initial=Channel.TELEFOON,
    )
    soort = forms.ChoiceField(label=_("Soort"), choices=Kind.choices, initial=Kind.VRAAG)
    titel = forms.CharField(
        label=_("Titel"),
        help_text=_("Laat dit leeg, dan nemen wij de eerste woorden."),
        max_length=TITEL_MAX,
        required=False,
    )
    thema = forms.ChoiceField(label=_("Thema"), required=False)
    place = forms.CharField(label=_("Waar in de wijk?"), max_length=120, required=False)
    organisatie = forms.CharField(label=_("Organisatie"), max_length=120, required=False)
    over_werkwijze = forms.BooleanField(label=_("Gaat over hoe de gemeente werkt"), required=False)
    openbaar = forms.BooleanField(label=_("Deze persoon vindt het goed dat het op de site komt"), required=False)
    bestanden = UploadsField(label=_("Foto’s of bestanden"), required=False)
    alt = forms.CharField(
        label=ALT_LABEL,
        help_text=_("Eén zin, voor wie de foto niet kan zien."),
        max_length=ALT_MAX,
        required=False,
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    FIRST = ("tekst", "naam", "telefoon", "email", "wijk", "kanaal", "soort")

    def __init__(
        self, data: Any = None, files: Any = None, *, areas: Sequence[Area], themes: Sequence[Thema], **kwargs: Any
    ) -> None:
        super().__init__(data, files, **kwargs)
        self._areas, self._themes = areas, themes
        choices = slugs(areas) if len(areas) == 1 else [("", _("Kies een wijk")), *slugs(areas)]
        self.fields["wijk"].choices = choices  # type: ignore[attr-defined]
        self.fields["thema"].choices = [("", _("Nog niet bekend")), *slugs(themes)]  # type: ignore[attr-defined]

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """The fields that everybody fills in."""
        return [self[name] for name in self.FIRST]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """The fields that are folded away."""
        return [field for field in self.visible_fields() if field.name not in self.FIRST]

    @property
    def action_fields(self) -> dict[str, Any]:
        """What `actions.note_for` needs, of a valid form."""
        said = self.cleaned_data
        return {
            "sleutel": said["sleutel"],
            "content": self.content,
            "brenger": self.brenger,
            "channel": Channel(said["kanaal"]),
            "files": new_files(said),
        }

    @property
    def content(self) -> Content:
        """What was said, of a valid form."""
        said = self.cleaned_data
        area = with_slug(self._areas, said["wijk"])
        if area is None:  # a choice of the form is one of these
            raise LookupError(said["wijk"])
        return Content(
            area=area,
            kind=Kind(said["soort"]),
            thema=with_slug(self._themes, said["thema"]),
            titel=said["titel"] or title_of(said["tekst"]),
            tekst=said["tekst"],
            place=said["place"],
            over_werkwijze=said["over_werkwijze"],
        )

    @property
    def brenger(self) -> Brenger:
        """Who said it, of a valid form."""
        said = self.cleaned_data
        return Brenger(
            email=said["email"],
            naam=said["naam"],
            telefoon=said["telefoon"],
            organisatie=said["organisatie"],
            party=Party.PROFESSIONAL if said["organisatie"] else Party.BEWONER,
            may_be_public=said["openbaar"],
        )


class NoteForm(Form):
    """Something for colleagues."""

    tekst = forms.CharField(
        label=_("Notitie voor collega’s"),
        help_text=_("De brenger ziet dit niet."),
        max_length=NOTE_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf eerst uw notitie.")},
    )


class AssignForm(VersionForm):
    """Who handles it from now on."""

    handler = forms.ChoiceField(label=_("Collega"), required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)
    tekst = forms.CharField(
        label=_("Wat moet deze collega weten?"),
        help_text=_("De brenger ziet dit niet."),
        max_length=NOTE_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, data: Any = None, *, colleagues: Sequence[Account], teams: Sequence[Team], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self._colleagues, self._teams = colleagues, teams
        people = [(str(one.pk), ", ".join(filter(None, [one.naam, one.functie]))) for one in colleagues]
        self.fields["handler"].choices = [("", _("Niemand in het bijzonder")), *people]  # type: ignore[attr-defined]
        groups = [(str(team.pk), team.naam) for team in teams]
        self.fields["team"].choices = [("", _("Het team van de wijk")), *groups]  # type: ignore[attr-defined]

    @property
    def action_fields(self) -> dict[str, Any]:
        """What the action `assign` asks, of a valid form."""
        said = self.cleaned_data
        return {
            "version": said["version"],
            "handler": next((one for one in self._colleagues if str(one.pk) == said["handler"]), None),
            "team": next((team for team in self._teams if str(team.pk) == said["team"]), None),
            "tekst": said["tekst"],
        }


class MoveForm(VersionForm):
    """In which wijk and theme it belongs."""

    woorden = {"wijk": _("een wijk")}

    wijk = forms.ChoiceField(label=_("Wijk"))
    thema = forms.ChoiceField(label=_("Thema"), required=False)

    def __init__(self, data: Any = None, *, areas: Sequence[Area], themes: Sequence[Thema], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._areas, self._themes = areas, themes
        self.fields["wijk"].choices = slugs(areas)  # type: ignore[attr-defined]
        self.fields["thema"].choices = [("", _("Nog niet bekend")), *slugs(themes)]  # type: ignore[attr-defined]

    @property
    def action_fields(self) -> dict[str, Any]:
        """What the action `move` asks, of a valid form."""
        said = self.cleaned_data
        return {
            "version": said["version"],
            "area": with_slug(self._areas, said["wijk"]),
            "thema": with_slug(self._themes, said["thema"]),
        }


def slugs(things: Sequence[Area] | Sequence[Thema]) -> list[tuple[str, str]]:
    """Return the choices of a field: a wijk or thema by its slug."""
    return [(thing.slug, thing.naam) for thing in things]


def with_slug(things: Sequence[Any], slug: str | None) -> Any:
    """Return what was chosen, or None."""
    return next((thing for thing in things if thing.slug == slug), None)

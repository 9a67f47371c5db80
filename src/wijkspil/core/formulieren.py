"""The form kit: every form looks, speaks and behaves the same.

A form inherits from `Formulier` and is shown with `<c-formulier>` or `{{ form }}`; a template never
writes a field by hand. Server-side rules only: no `required`, no `maxlength`, no placeholder, so a
browser never refuses and nothing that somebody typed gets lost.

    class IdeeFormulier(Formulier):
        woorden = {"onderwerp": _("een onderwerp")}
        titel = forms.CharField(label=_("Titel van uw idee"), max_length=80)
        onderwerp = forms.ChoiceField(label=_("Waar gaat uw idee over?"), widget=forms.RadioSelect)
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, ClassVar, Final, NamedTuple

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.datastructures import MultiValueDict
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from wijkspil.core.foutteksten import ErrorSentences, Text

MAX_LENGTH: Final = 5_000  # characters, for a text field that sets no length of its own

_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff\ud800-\udfff]")

# Attributes with which a browser would refuse an answer; False leaves them out.
_REFUSING: Final = ("required", "maxlength", "minlength", "min", "max", "step")

_AUTOCOMPLETE: Final = {
    "naam": "name",
    "email": "email",
    "telefoon": "tel",
    "postcode": "postal-code",
    "organisatie": "organization",
}

# The first base class that fits says how a control is drawn and which classes it gets.
_CONTROLS: Final[tuple[tuple[type[forms.Widget], str, str], ...]] = (
    (forms.CheckboxSelectMultiple, "keuzes", "utrecht-custom-checkbox utrecht-custom-checkbox--html-input"),
    (forms.RadioSelect, "keuzes", "utrecht-radio-button utrecht-radio-button--html-input"),
    (forms.CheckboxInput, "vinkje", "utrecht-custom-checkbox utrecht-custom-checkbox--html-input"),
    (forms.Select, "keuze", "utrecht-select utrecht-select--html-select"),
    (forms.Textarea, "groot", "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.FileInput, "bestand", "wijk-bestand"),
    (forms.Widget, "tekst", "utrecht-textbox utrecht-textbox--html-input"),
)


class Renderer(TemplatesSetting):
    """Draws forms and fields with the templates of the site."""

    form_template_name = "core/formulier/formulier.html"
    field_template_name = "core/formulier/veld.html"


class Fout(NamedTuple):
    """One line of the error summary: the sentence, and the id of the control it leads to (or "")."""

    tekst: str
    id: str


class Veld(BoundField):
    """A field on its form, with all that its template needs."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add our classes and ARIA attributes; take out what makes a browser refuse an answer."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if widget.is_hidden:
            return attrs
        attrs |= dict.fromkeys(_REFUSING, False) | {"class": self._css(widget)}
        if self.soort == "keuzes":
            attrs["aria-invalid"] = False  # the fieldset tells it; a single option is not wrong
        elif self.soort != "vinkje" and self.field.required and self._form_asks:
            attrs["aria-required"] = "true"
        if "autocomplete" not in widget.attrs and self.name in _AUTOCOMPLETE:
            attrs["autocomplete"] = _AUTOCOMPLETE[self.name]
        return attrs

    @property
    def soort(self) -> str:
        """Which template draws it: tekst, groot, keuze, keuzes, vinkje or bestand."""
        return _control(self.field.widget.__class__)[0]

    @property
    def label_tekst(self) -> str:
        """The label, with "(niet verplicht)" behind it when the answer may be left out."""
        if self.field.required or not self._form_asks:
            return str(self.label)
        return gettext("%(label)s (niet verplicht)") % {"label": self.label}

    @property
    def breedte(self) -> str:
        """How wide the box is, after the length of the answer: kort, middel or "" (full)."""
        if isinstance(self.field, forms.DateField | forms.IntegerField | forms.TimeField):
            return "kort"
        length: int | None = getattr(self.field, "max_length", None)
        if length is None or length > 30:
            return ""
        return "kort" if length <= 12 else "middel"

    @property
    def id_uitleg(self) -> str:
        """The id of the hint under the label."""
        return f"{self.auto_id}-u"

    @property
    def id_fout(self) -> str:
        """The id of the error between hint and control."""
        return f"{self.auto_id}-f"

    @property
    def id_teller(self) -> str:
        """The id of the line with the characters left."""
        return f"{self.auto_id}-n"

    @property
    def id_eerste(self) -> str:
        """The id of the control that an error leads to: of a group the first one."""
        return f"{self.auto_id}_0" if self.soort == "keuzes" else self.auto_id

    @property
    def aria_describedby(self) -> str:
        """The ids of hint, error and counter, in reading order; a hidden field shows none of them."""
        if self.is_hidden:
            return ""
        parts = [
            (self.help_text, self.id_uitleg),
            (self.errors, self.id_fout),
            (self.teller, self.id_teller),
        ]
        return " ".join(id_ for present, id_ in parts if present)

    @property
    def teller(self) -> "Teller | None":
        """The characters left of a large text field; None for other fields."""
        length: int | None = getattr(self.field, "max_length", None)
        if self.soort != "groot" or length is None:
            return None
        return Teller(length, used=len(self.value() or ""))

    @property
    def _form_asks(self) -> bool:
        return bool(getattr(self.form, "vraagt", True))

    def _css(self, widget: forms.Widget) -> str:
        soort, css = _control(widget.__class__)
        if self.errors and soort in {"tekst", "groot", "keuze"}:
            css = f"{css} {css.split(' ')[0]}--invalid"
        return f"{css} {widget.attrs.get('class', '')}".strip()


@cache
def _control(widget: type[forms.Widget]) -> tuple[str, str]:
    return next((soort, css) for base, soort, css in _CONTROLS if issubclass(widget, base))


class Teller:
    """How many characters of a text field are left, as a sentence; wijk.js keeps it up to date."""

    def __init__(self, max_length: int, used: int) -> None:
        self.max = max_length
        self.over = max_length - used

    def __str__(self) -> str:
        number = number_format(abs(self.over), use_l10n=True, force_grouping=True)
        return self._sentence().replace("#", number)

    def _sentence(self) -> str:
        if self.over < 0:
            return self.zin_te_veel
        return {0: self.zin_nul, 1: self.zin_een}.get(self.over, self.zin_meer)

    @property
    def zin_meer(self) -> str:
        """Several characters left; # stands for the number."""
        return gettext("U kunt nog # tekens gebruiken")

    @property
    def zin_een(self) -> str:
        """One left."""
        return gettext("U kunt nog 1 teken gebruiken")

    @property
    def zin_nul(self) -> str:
        """None left."""
        return gettext("U hebt alle tekens gebruikt")

    @property
    def zin_te_veel(self) -> str:
        """Too many; # stands for the number."""
        return gettext("Uw tekst is # tekens te lang")


class Formulier(forms.Form):
    """The base of every form.

    Class attributes for a form to set:
        woorden: per field the thing it asks for, with its article: {"titel": _("een titel")}.
        vraagt: False for a form that only narrows a list; then nothing is needed and no field says so.
    """

    woorden: ClassVar[Mapping[str, Text]] = {}
    vraagt: ClassVar[bool] = True

    default_renderer = Renderer
    bound_field_class = Veld
    use_required_attribute = False

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        if not self.vraagt:
            kwargs.setdefault("auto_id", "filter_%s")  # so it may share a page with a form that asks the same
        super().__init__(_readable(data), *args, **kwargs)
        for name, field in self.fields.items():
            _prepare(field)
            if self.is_bound:  # only an answer can be wrong
                field.error_messages = ErrorSentences(field, str(self[name].label), self.woorden.get(name))

    @property
    def fouten(self) -> list[Fout]:
        """Every error once, in the order of the page: the summary above the form says the same as the fields."""
        return list(self._fouten())

    @property
    def kop_fouten(self) -> str:
        """The heading of the summary."""
        count = len(self.fouten)
        sentence = ngettext(
            "Er ging iets mis. Verbeter %(count)d antwoord", "Er ging iets mis. Verbeter %(count)d antwoorden", count
        )
        return sentence % {"count": count}

    @property
    def uitleg(self) -> str:
        """What stands above the form about fields that may be left out; "" for a form with one field."""
        visible = [field for field in self.visible_fields() if not getattr(field.field, "is_bait", False)]
        if not self.vraagt or len(visible) < 2:
            return ""
        if all(field.field.required for field in visible):
            return gettext("Vul alle velden in.")
        return gettext("Vul alle velden in. Staat er ‘(niet verplicht)’ achter? Dan mag u het overslaan.")

    def show_as_typed(self) -> None:
        """Show what was typed again without saying what is wrong: its writer pressed a button that sends nothing."""
        if self.is_bound:
            self.initial = {**self.initial, **{bound.name: bound.data for bound in self}}
            self.is_bound, self._errors = False, None

    def _fouten(self) -> Iterator[Fout]:
        for text in self.errors.get(NON_FIELD_ERRORS, ()):
            yield Fout(str(text), "")
        for bound in self:
            target = "" if bound.is_hidden or not isinstance(bound, Veld) else bound.id_eerste
            for text in bound.errors:
                yield Fout(str(text), target)


class DatumVeld(forms.DateField):
    """A date that somebody types: 1-9-2026, 01-09-2026, 2026-09-01 or 1 september 2026."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Zoals 1-9-2026"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """Give the date; ValidationError for what is no date between 1900 and 2199."""
        if value in self.empty_values:
            return None
        found = value if isinstance(value, date) else read_date(str(value))
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def prepare_value(self, value: Any) -> Any:
        """Show a date the way people write it."""
        return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else value


_MONTHS: Final = {
    month[:3]: number
    for language in (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "january february march april may june july august september october november december",
    )
    for number, month in enumerate(language.split(), start=1)
} | {"mrt": 3}
_DATE: Final = re.compile(
    r"(?P<day>[0-9]{1,2})[-/. \u00a0]+(?P<month>[0-9]{1,2}|[a-z]{3,9})\.?[-/. \u00a0]+(?P<year>(?:19|20|21)[0-9]{2})"
    r"|(?P<iso_year>(?:19|20|21)[0-9]{2})-(?P<iso_month>[0-9]{1,2})-(?P<iso_day>[0-9]{1,2})"
)


def read_date(text: str) -> date | None:
    """Read a date as people type it, Dutch or English month names too; None when it is none."""
    found = _DATE.fullmatch(text.strip().lower())
    if found is None:
        return None
    month = found["iso_month"] or found["month"]
    try:
        return date(
            int(found["iso_year"] or found["year"]),
            int(month) if month.isdigit() else _MONTHS.get(month[:3], 0),
            int(found["iso_day"] or found["day"]),
        )
    except ValueError:  # such as 31 februari
        return None


def _prepare(field: forms.Field) -> None:
    """Give a field our limits, and a control that takes what people type."""
    if isinstance(field, forms.CharField) and not isinstance(field, forms.JSONField | forms.UUIDField):
        _prepare_text(field)
    if isinstance(field.widget, forms.NumberInput):
        field.widget = forms.TextInput(attrs={"inputmode": "numeric", **field.widget.attrs})


def _prepare_text(field: forms.CharField) -> None:
    """Refuse what no database keeps, and more text than anybody needs; count a line break once."""
    if field.max_length is None:
        field.max_length = MAX_LENGTH
        field.validators = [*field.validators, MaxLengthValidator(MAX_LENGTH)]
    field.validators = [check_readable, *field.validators]


def check_readable(value: str) -> None:
    """Refuse NUL, control characters, lone surrogates and bytes that were no UTF-8."""
    if _UNREADABLE.search(value):
        raise ValidationError(_("Er staat een teken in dat wij niet kunnen lezen. Haal het weg."), code="unreadable")


def _readable(data: Any) -> Any:
    """Give the posted data with line breaks of one character and nothing that no page can hold.

    Browsers send a line break as two characters, which would make a text longer than its writer counted.
    A NUL, control character or lone surrogate becomes U+FFFD, because it cannot be put on a page again; check_readable
    refuses it.
    """
    if isinstance(data, MultiValueDict):
        return MultiValueDict({name: [_one_text(value) for value in values] for name, values in data.lists()})
    return data and {name: _one_text(value) for name, value in data.items()}


def _one_text(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return _UNREADABLE.sub("\ufffd", value.replace("\r\n", "\n"))

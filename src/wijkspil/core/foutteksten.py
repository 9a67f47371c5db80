"""Error sentences of the form kit, made from the words of the label.

An empty answer gets an instruction ("Vul een postcode in."), an unreadable one an example ("Schrijf bij
‘Einddatum’ een datum zoals 1-9-2026."). A form gives a field its own words in `woorden`
(`{"onderwerp": _("een onderwerp")}`), or a whole sentence in the field's own `error_messages`.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Text = str | Promise


class ErrorSentences(dict[str, Any]):
    """What is wrong with an answer, by the code of the error; made when somebody made that error.

    What the maker of the field wrote stays; for other codes we have a sentence, or the one of Django is left.
    """

    def __init__(self, field: forms.Field, label: str, woord: Text | None) -> None:
        """Take over the messages of `field`.

        `label` is what stands above the field, `woord` the thing it asks for with its article, if the form gives one.
        """
        defaults = _defaults(type(field).__mro__)
        ours = {"required", *_SENTENCES}
        super().__init__(
            {code: text for code, text in field.error_messages.items() if code not in ours or id(text) not in defaults}
        )
        self._asked = (field, label, woord)

    def __contains__(self, code: object) -> bool:
        return code == "required" or code in _SENTENCES or super().__contains__(code)

    def __missing__(self, code: str) -> str:
        field, label, woord = self._asked
        if code == "required":
            return required_sentence(field, label, woord)
        return _filled(_invalid_sentence(field) if code == "invalid" else str(_SENTENCES[code]), label)


# Lengths are filled in by the validators: %(limit_value)d and %(show_value)d.
_SENTENCES: dict[str, Promise] = {
    "max_length": gettext_lazy(
        "Uw antwoord bij ‘%(label)s’ is te lang. Gebruik hooguit %%(limit_value)d tekens. "
        "U hebt er nu %%(show_value)d gebruikt."
    ),
    "min_length": gettext_lazy("Uw antwoord bij ‘%(label)s’ is te kort. Gebruik minstens %%(limit_value)d tekens."),
    "max_value": gettext_lazy("‘%(label)s’ mag hooguit %%(limit_value)s zijn."),
    "min_value": gettext_lazy("‘%(label)s’ moet minstens %%(limit_value)s zijn."),
    "unreadable": gettext_lazy(
        "In uw antwoord bij ‘%(label)s’ staat een teken dat wij niet kunnen lezen. "
        "Haal het weg of typ de tekst opnieuw."
    ),
    "null_characters_not_allowed": gettext_lazy(
        "In uw antwoord bij ‘%(label)s’ staat een teken dat wij niet kunnen lezen. "
        "Haal het weg of typ de tekst opnieuw."
    ),
    "invalid_list": gettext_lazy("Kies uit de lijst bij ‘%(label)s’."),
    "invalid_choice": gettext_lazy("Kies bij ‘%(label)s’ een van de mogelijkheden."),
    "invalid_pk_value": gettext_lazy("Kies bij ‘%(label)s’ een van de mogelijkheden."),
    "invalid": gettext_lazy("Uw antwoord bij ‘%(label)s’ klopt niet. Kijk het na."),
    "overflow": gettext_lazy("Schrijf bij ‘%(label)s’ een kleiner getal."),
    "missing": gettext_lazy("Kies bij ‘%(label)s’ een bestand."),
    "empty": gettext_lazy("Het bestand bij ‘%(label)s’ is leeg. Kies een ander bestand."),
    "contradiction": gettext_lazy("Kies bij ‘%(label)s’ een bestand, of laat het huidige weghalen. Niet allebei."),
    "invalid_image": gettext_lazy("Het bestand bij ‘%(label)s’ is geen foto die wij kunnen lezen."),
}


@cache
def _defaults(kinds: tuple[type, ...]) -> frozenset[int]:
    """Return the identities of the messages that a field has by itself, being of these classes."""
    return frozenset(id(text) for klass in kinds for text in getattr(klass, "default_error_messages", {}).values())


def required_sentence(field: forms.Field, label: str, woord: Text | None) -> str:
    """Say what to do with an empty field, with the verb that fits: fill in, choose, tick."""
    verb = _verb(field)
    if woord:
        return {
            "kies": _("Kies %(ding)s."),
            "vink": _("Zet een vinkje bij %(ding)s."),
            "vul": _("Vul %(ding)s in."),
        }[verb] % {"ding": woord}
    if label.endswith("?"):
        return _("Beantwoord de vraag ‘%(label)s’.") % {"label": label}
    return {
        "kies": _("Kies een %(label)s."),
        "vink": _("Zet een vinkje bij ‘%(label)s’."),
        "vul": _("Vul een %(label)s in."),
    }[verb] % {"label": label if verb == "vink" else _lower_first(label)}


def _verb(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return "vink"
    return "kies" if isinstance(field, forms.ChoiceField | forms.FileField) else "vul"


def _invalid_sentence(field: forms.Field) -> str:
    """Describe what is wrong with an answer of the wrong kind, and give an example."""
    sentences: list[tuple[type[forms.Field], Callable[[], str]]] = [
        (forms.EmailField, lambda: _("Schrijf bij ‘%(label)s’ een e-mailadres zoals naam@voorbeeld.nl.")),
        (forms.DateField, lambda: _("Schrijf bij ‘%(label)s’ een datum zoals 1-9-2026.")),
        (forms.TimeField, lambda: _("Schrijf bij ‘%(label)s’ een tijd zoals 9.30.")),
        (forms.URLField, lambda: _("Schrijf bij ‘%(label)s’ een webadres zoals https://www.voorbeeld.nl.")),
        (forms.IntegerField, lambda: _("Schrijf bij ‘%(label)s’ alleen cijfers.")),
    ]
    for kind, sentence in sentences:
        if isinstance(field, kind):
            return sentence()
    return str(_SENTENCES["invalid"])


def _filled(sentence: str, label: str) -> str:
    """Put the label in; without a %, because a validator fills in the rest of the sentence later."""
    return sentence % {"label": label.replace("%", "")}


def _lower_first(label: str) -> str:
    """Start with a small letter, but leave an abbreviation such as BSN alone."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]

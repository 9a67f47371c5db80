"""Error sentences of the form kit, made from the words of the label.

An empty answer gets an instruction ("Vul een postcode in."), an unreadable one an example ("Schrijf bij
‘Einddatum’ een datum zoals 1-9-2026."). A form gives a field its own words in `woorden`
(`{"onderwerp": _("een onderwerp")}`), or a whole sentence in the field's own `error_messages`.
"""

from collections.abc import Callable

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

Text = str | Promise


def error_sentences(field: forms.Field, label: str, woord: Text | None) -> dict[str, str]:
    """Give a sentence for every error code of this field.

    `label` is what stands above the field, `woord` the thing it asks for with its article, if the form
    gives one. Lengths are filled in by the validators: %(limit_value)d and %(show_value)d.
    """
    sentences = {
        "max_length": _(
            "Uw antwoord bij ‘%(label)s’ is te lang. Gebruik hooguit %%(limit_value)d tekens. "
            "U hebt er nu %%(show_value)d gebruikt."
        ),
        "min_length": _("Uw antwoord bij ‘%(label)s’ is te kort. Gebruik minstens %%(limit_value)d tekens."),
        "max_value": _("‘%(label)s’ mag hooguit %%(limit_value)s zijn."),
        "min_value": _("‘%(label)s’ moet minstens %%(limit_value)s zijn."),
        "unreadable": _(
            "In uw antwoord bij ‘%(label)s’ staat een teken dat wij niet kunnen lezen. "
            "Haal het weg of typ de tekst opnieuw."
        ),
        "null_characters_not_allowed": _(
            "In uw antwoord bij ‘%(label)s’ staat een teken dat wij niet kunnen lezen. "
            "Haal het weg of typ de tekst opnieuw."
        ),
        "invalid_list": _("Kies uit de lijst bij ‘%(label)s’."),
        "invalid_choice": _("Kies bij ‘%(label)s’ een van de mogelijkheden."),
        "invalid_pk_value": _("Kies bij ‘%(label)s’ een van de mogelijkheden."),
        "invalid": _invalid_sentence(field),
        "overflow": _("Schrijf bij ‘%(label)s’ een kleiner getal."),
        "missing": _("Kies bij ‘%(label)s’ een bestand."),
        "empty": _("Het bestand bij ‘%(label)s’ is leeg. Kies een ander bestand."),
        "contradiction": _("Kies bij ‘%(label)s’ een bestand, of laat het huidige weghalen. Niet allebei."),
        "invalid_image": _("Het bestand bij ‘%(label)s’ is geen foto die wij kunnen lezen."),
    }
    filled = {code: _filled(sentence, label) for code, sentence in sentences.items()}
    return {"required": required_sentence(field, label, woord), **filled}


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
    return _("Uw antwoord bij ‘%(label)s’ klopt niet. Kijk het na.")


def _filled(sentence: str, label: str) -> str:
    """Put the label in; without a %, because a validator fills in the rest of the sentence later."""
    return sentence % {"label": label.replace("%", "")}


def _lower_first(label: str) -> str:
    """Start with a small letter, but leave an abbreviation such as BSN alone."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]

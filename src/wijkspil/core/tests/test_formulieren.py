"""The form kit: how a field looks, what it says when an answer is wrong, and that nothing gets lost."""

from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkspil.core.formulieren import MAX_LENGTH, DatumVeld, Formulier, read_date
from wijkspil.core.testkit.html_checks import classes_of, parse, text_of


class IdeeFormulier(Formulier):
    woorden = {"onderwerp": "een onderwerp"}

    titel = forms.CharField(label="Titel", help_text="In een paar woorden.", max_length=20)
    wat = forms.CharField(label="Wat is uw idee?", max_length=30, widget=forms.Textarea)
    onderwerp = forms.ChoiceField(
        label="Waar gaat het over?", choices=[("groen", "Groen"), ("sport", "Sport")], widget=forms.RadioSelect
    )
    wijk = forms.ChoiceField(label="Wijk", choices=[("", "Kies een wijk"), ("centrum", "Centrum")])
    email = forms.EmailField(label="E-mailadres")
    aantal = forms.IntegerField(label="Aantal", required=False, max_value=99)
    vanaf = DatumVeld(label="Datum", required=False)
    akkoord = forms.BooleanField(label="Ik ga akkoord", required=True)
    foto = forms.FileField(label="Foto", required=False)


class FilterFormulier(Formulier):
    vraagt = False
    wijk = forms.ChoiceField(label="Wijk", choices=[("", "Alle wijken")], required=False)
    woord = forms.CharField(label="Zoek", required=False)


GOOD = {
    "titel": "Bankjes",
    "wat": "Twee bankjes",
    "onderwerp": "groen",
    "wijk": "centrum",
    "email": "amira@voorbeeld.example",
    "akkoord": "on",
}


def filled(**answers: str) -> IdeeFormulier:
    """A form that was sent with good answers, but for the ones given."""
    formulier = IdeeFormulier({**GOOD, **answers})
    formulier.is_valid()
    return formulier


def seen(formulier: Formulier) -> Element:
    """The form as a browser reads it; refuses broken HTML."""
    document, invalid = parse(
        f"<!doctype html><html lang=nl><title>x</title><body><form>{formulier}</form></body></html>"
    )
    assert not invalid
    return document


def control(formulier: Formulier, name: str) -> Element:
    return next(element for element in seen(formulier).iter() if element.get("name") == name)


def field_of(formulier: Formulier, name: str) -> Element:
    """The outer element of one field."""
    document = seen(formulier)
    return next(
        element
        for element in document.iter("div")
        if {"utrecht-form-field", "utrecht-form-fieldset"} & set(classes_of(element))
        and any(part.get("name") == name for part in element.iter())
    )


def errors_at_fields(formulier: Formulier) -> list[str]:
    parts = [e for e in seen(formulier).iter() if "utrecht-form-field-error-message" in classes_of(e)]
    return [text_of(part).removeprefix("Fout:").strip() for part in parts]


# --- How a field looks ------------------------------------------------------------------------------------------------


def test_a_field_has_label_hint_error_and_control_in_that_order() -> None:
    field = field_of(filled(titel=""), "titel")
    assert classes_of(field)[:2] == ["utrecht-form-field", "utrecht-form-field--invalid"]
    kinds = [classes_of(part)[0] for part in field]
    assert kinds == [
        "utrecht-form-label",
        "utrecht-form-field-description",
        "utrecht-form-field-error-message",
        "utrecht-textbox",
    ]


def test_a_text_field_tells_a_screen_reader_its_hint_error_and_that_it_is_needed() -> None:
    field = control(filled(titel=""), "titel")
    assert field.get("type") == "text"
    assert field.get("class") == "utrecht-textbox utrecht-textbox--html-input utrecht-textbox--invalid"
    assert field.get("aria-describedby") == "id_titel-u id_titel-f"
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-required") == "true"


def test_a_good_answer_shows_no_error() -> None:
    field = control(filled(), "titel")
    assert field.get("aria-describedby") == "id_titel-u"
    assert field.get("aria-invalid") is None
    assert field.get("value") == "Bankjes"


def test_no_browser_ever_refuses_an_answer() -> None:
    for element in seen(filled()).iter():
        assert not {"required", "maxlength", "minlength", "placeholder", "min", "max", "pattern"} & set(element.attrib)


def test_what_may_be_left_out_says_so_and_only_that() -> None:
    labels = [text_of(label) for label in seen(IdeeFormulier()).iter("label")]
    assert "Datum (niet verplicht)" in labels
    assert "Titel" in labels
    assert IdeeFormulier().uitleg.startswith("Vul alle velden in. Staat er ‘(niet verplicht)’ achter?")


def test_a_group_of_choices_is_a_fieldset_with_the_question_as_legend() -> None:
    group = field_of(filled(onderwerp=""), "onderwerp")
    assert "utrecht-form-fieldset--invalid" in classes_of(group)
    fieldset = next(group.iter("fieldset"))
    assert fieldset.get("aria-describedby") == "id_onderwerp-f"
    assert [text_of(legend) for legend in group.iter("legend")] == ["Waar gaat het over?"]
    options = list(group.iter("input"))
    assert [option.get("id") for option in options] == ["id_onderwerp_0", "id_onderwerp_1"]
    assert {option.get("aria-invalid") for option in options} == {None}


@pytest.mark.parametrize(
    ("name", "css"),
    [
        ("wat", "utrecht-textarea"),
        ("wijk", "utrecht-select"),
        ("akkoord", "utrecht-custom-checkbox"),
        ("onderwerp", "utrecht-radio-button"),
    ],
)
def test_every_kind_of_control_has_its_class(name: str, css: str) -> None:
    assert classes_of(control(IdeeFormulier(), name))[0] == css


def test_the_browser_can_fill_in_what_it_knows() -> None:
    assert control(IdeeFormulier(), "email").get("autocomplete") == "email"
    assert control(IdeeFormulier(), "titel").get("autocomplete") is None


def test_a_number_is_typed_in_a_text_box_with_the_keyboard_for_digits() -> None:
    field = control(IdeeFormulier(), "aantal")
    assert (field.get("type"), field.get("inputmode")) == ("text", "numeric")


def test_a_form_that_only_narrows_a_list_asks_nothing() -> None:
    formulier = FilterFormulier()
    assert [text_of(label) for label in seen(formulier).iter("label")] == ["Wijk", "Zoek"]
    assert formulier.uitleg == ""
    assert control(formulier, "woord").get("aria-required") is None


# --- Characters left --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "sentence"),
    [
        (0, "U kunt nog 30 tekens gebruiken"),
        (29, "U kunt nog 1 teken gebruiken"),
        (30, "U hebt alle tekens gebruikt"),
        (34, "Uw tekst is 4 tekens te lang"),
    ],
)
def test_a_large_field_says_how_many_characters_are_left(length: int, sentence: str) -> None:
    field = field_of(filled(wat="x" * length), "wat")
    counter = next(part for part in field if "wijk-resterend" in classes_of(part))
    assert text_of(counter) == sentence
    assert counter.get("data-tekens-van") == "id_wat"
    assert "id_wat-n" in (control(filled(), "wat").get("aria-describedby") or "")


def test_large_numbers_are_written_the_dutch_way() -> None:
    class LangFormulier(Formulier):
        tekst = forms.CharField(label="Tekst", max_length=1500, widget=forms.Textarea)

    assert "U kunt nog 1.500 tekens gebruiken" in text_of(seen(LangFormulier()))


def test_a_line_break_counts_as_one_character() -> None:
    assert filled(wat="a\r\n" * 15).cleaned_data["wat"] == "a\n" * 14 + "a"


# --- What it says -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "answer", "sentence"),
    [
        ("titel", "", "Vul een titel in."),
        ("wat", " ", "Beantwoord de vraag ‘Wat is uw idee?’."),
        ("onderwerp", "", "Kies een onderwerp."),
        ("onderwerp", "iets anders", "Kies bij ‘Waar gaat het over?’ een van de mogelijkheden."),
        ("wijk", "", "Kies een wijk."),
        ("email", "", "Vul een e-mailadres in."),
        ("email", "amira@", "Schrijf bij ‘E-mailadres’ een e-mailadres zoals naam@voorbeeld.nl."),
        ("aantal", "veel", "Schrijf bij ‘Aantal’ alleen cijfers."),
        ("aantal", "100", "‘Aantal’ mag hooguit 99 zijn."),
        ("vanaf", "31-2-2026", "Schrijf bij ‘Datum’ een datum zoals 1-9-2026."),
        ("akkoord", "", "Zet een vinkje bij ‘Ik ga akkoord’."),
        (
            "titel",
            "x" * 25,
            "Uw antwoord bij ‘Titel’ is te lang. Gebruik hooguit 20 tekens. U hebt er nu 25 gebruikt.",
        ),
    ],
)
def test_an_error_says_what_to_do(name: str, answer: str, sentence: str) -> None:
    formulier = filled(**{name: answer})
    assert formulier.errors[name] == [sentence]
    assert errors_at_fields(formulier) == [sentence]


def test_a_field_may_have_a_sentence_of_its_own() -> None:
    class EigenFormulier(Formulier):
        naam = forms.CharField(label="Naam", error_messages={"required": "Vul uw naam in."})

    assert EigenFormulier({}).errors["naam"] == ["Vul uw naam in."]


def test_a_percent_sign_in_a_label_does_no_harm() -> None:
    class Percentage(Formulier):
        deel = forms.CharField(label="Hoeveel % van het geld", max_length=3)
        soort = forms.ChoiceField(label="100%", choices=[("a", "a")])

    errors = Percentage({"deel": "alles", "soort": "b"}).errors
    assert "Gebruik hooguit 3 tekens" in errors["deel"][0]
    assert "een van de mogelijkheden" in errors["soort"][0]


def test_the_summary_says_the_same_as_the_fields_and_leads_to_them() -> None:
    formulier = IdeeFormulier({"aantal": "veel"})
    assert [fout.tekst for fout in formulier.fouten] == errors_at_fields(formulier)
    assert [fout.id for fout in formulier.fouten] == [
        "id_titel",
        "id_wat",
        "id_onderwerp_0",
        "id_wijk",
        "id_email",
        "id_aantal",
        "id_akkoord",
    ]
    assert formulier.kop_fouten == "Er ging iets mis. Verbeter 7 antwoorden"


def test_every_link_of_the_summary_leads_to_a_control() -> None:
    formulier = IdeeFormulier({})
    ids = {element.get("id") for element in seen(formulier).iter()}
    assert {fout.id for fout in formulier.fouten} <= ids


def test_an_error_about_the_whole_form_stands_in_the_summary() -> None:
    formulier = filled()
    formulier.add_error(None, "Deze ronde is gesloten.")
    assert [(fout.tekst, fout.id) for fout in formulier.fouten] == [("Deze ronde is gesloten.", "")]
    assert formulier.kop_fouten == "Er ging iets mis. Verbeter 1 antwoord"


def test_the_sentences_are_english_on_an_english_page() -> None:
    with translation.override("en"):
        formulier = IdeeFormulier({})
        sentences = [fout.tekst for fout in formulier.fouten]
        labels = text_of(seen(formulier))
    assert sentences[1] == "Answer the question ‘Wat is uw idee?’."
    assert not any("Vul" in sentence for sentence in sentences)
    assert "(optional)" in labels


# --- Dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "1-9-2026",
        "01-09-2026",
        " 1/9/2026 ",
        "1.9.2026",
        "2026-09-01",
        "1 september 2026",
        "1 Sept. 2026",
        "1 september\u00a02026",
    ],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text) == date(2026, 9, 1)


@pytest.mark.parametrize("month", ["maart", "mrt", "March", "mar"])
def test_a_month_is_read_in_both_languages(month: str) -> None:
    assert read_date(f"3 {month} 2027") == date(2027, 3, 3)


@pytest.mark.parametrize(
    "text",
    ["", "morgen", "31-2-2026", "2026-13-01", "1-9-26", "0-0-2026", "1-9-1026", "1-9-20260", "١-٩-2026", "9" * 5000],
)
def test_what_is_no_date_is_no_date(text: str) -> None:
    assert read_date(text) is None


def test_a_date_is_shown_as_people_write_it() -> None:
    assert control(IdeeFormulier(initial={"vanaf": date(2026, 9, 1)}), "vanaf").get("value") == "1-9-2026"


def test_a_date_that_was_typed_wrong_stays_as_it_was_typed() -> None:
    assert control(filled(vanaf="31 februari"), "vanaf").get("value") == "31 februari"


# --- Hostile and broken input -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["titel", "wat", "email"])
@pytest.mark.parametrize(
    "text", ["a\x00b", f"a{chr(0xD800)}b", "a\ufffdb", "\x1b[31m"], ids=["nul", "surrogate", "no utf-8", "escape"]
)
def test_an_unreadable_character_gives_a_clear_error(name: str, text: str) -> None:
    formulier = filled(**{name: text})
    assert any("een teken dat wij niet kunnen lezen" in sentence for sentence in formulier.errors[name])
    str(formulier).encode("utf-8")


def test_a_text_field_without_a_length_refuses_an_endless_text() -> None:
    formulier = FilterFormulier({"woord": "x" * (MAX_LENGTH + 1)})
    assert "is te lang" in formulier.errors["woord"][0]


def test_a_number_of_thousands_of_digits_gives_an_error() -> None:
    assert filled(aantal="9" * 5000).errors["aantal"]


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(IdeeFormulier.base_fields)), st.text(max_size=60)))
def test_any_answer_is_taken_or_refused_and_can_be_shown_again(answers: dict[str, Any]) -> None:
    data = QueryDict(mutable=True)
    for name, answer in answers.items():
        data[name] = answer
    formulier = IdeeFormulier(data)
    formulier.is_valid()
    str(formulier).encode("utf-8")
    assert [fout.tekst for fout in formulier.fouten] == [
        str(sentence) for field in formulier for sentence in field.errors
    ]

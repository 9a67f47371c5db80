"""A functioneel beheerder keeps texts; who answers gets those that fit, filled in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions, queries, testkit
from wijkspil.inbreng.invulplekken import PLACES, filled, unknown_places
from wijkspil.inbreng.models import Kind, Sjabloon

TEXT = actions.TemplateText("Nee, geen geld", "Beste {naam}, ‘{titel}’ ({kenmerk}) in {wijk} gaat niet door.")


def made(by, **more):
    return actions.add_template(actor=by.actor, text=actions.TemplateText("Titel", "Tekst voor {naam}.", **more))


@pytest.mark.django_db
def test_who_answers_gets_it_filled_in(arnhem, beheerder):
    row = actions.add_template(actor=beheerder.actor, text=TEXT)
    idee = testkit.confirmed(arnhem.klarendal)
    said = queries.template_text(row, idee)
    assert said == f"Beste Amira, ‘Bankjes bij de speeltuin’ ({idee.kenmerk}) in Klarendal gaat niet door."


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "word"), [("nl", "bewoner"), ("en", "resident")])
def test_who_gave_no_name(arnhem, beheerder, language, word):
    row = made(beheerder)
    brenger = actions.Brenger(email="a@bewoners.example", language=language)
    idee = testkit.confirmed(arnhem.klarendal, brenger=brenger)
    assert queries.template_text(row, idee) == f"Tekst voor {word}."


@pytest.mark.django_db
def test_only_what_fits_is_offered(arnhem, beheerder):
    everything, question = made(beheerder), made(beheerder, kinds=(Kind.VRAAG,))
    stopped = made(beheerder)
    actions.use_template(actor=beheerder.actor, sjabloon=stopped, again=False)
    idee = testkit.confirmed(arnhem.klarendal)
    assert queries.templates_for(idee) == [everything]
    idee.kind = Kind.VRAAG
    assert queries.templates_for(idee) == [everything, question]
    actions.use_template(actor=beheerder.actor, sjabloon=stopped, again=True)
    assert stopped in queries.templates_for(idee)


@pytest.mark.django_db
def test_stopping_twice_is_stopping_once(beheerder):
    row = made(beheerder)
    for _ in range(2):
        actions.use_template(actor=beheerder.actor, sjabloon=row, again=False)
    assert not Sjabloon.objects.get().is_used


@pytest.mark.django_db
def test_the_second_of_two_is_told(beheerder):
    row = made(beheerder)
    actions.change_template(actor=beheerder.actor, sjabloon=row, version=1, text=TEXT)
    with pytest.raises(ChangedMeanwhile):
        actions.change_template(actor=beheerder.actor, sjabloon=row, version=1, text=TEXT)
    assert Sjabloon.objects.get().version == 2


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["bram", "daan", "els"])
def test_nobody_else(request, beheerder, who):
    person, row = request.getfixturevalue(who), made(beheerder)
    for act in (
        lambda: made(person),
        lambda: actions.change_template(actor=person.actor, sjabloon=row, version=1, text=TEXT),
        lambda: actions.use_template(actor=person.actor, sjabloon=row, again=False),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.django_db
def test_a_place_that_nobody_fills(beheerder):
    with pytest.raises(RuleViolation, match=r"\{datum\} kunnen wij niet invullen"):
        actions.add_template(actor=beheerder.actor, text=actions.TemplateText("Titel", "Op {datum}."))


def test_braces_in_a_name_stay_what_they_are():
    values = {"naam": "{wijk}", "wijk": "{naam}", "kenmerk": "1", "titel": "{}"}
    assert filled("{naam} {wijk} {titel} {x}", values) == "{wijk} {naam} {} {x}"


@given(st.text(max_size=200))
def test_a_text_without_unknown_places_is_filled_wholly(text):
    done = filled(text, dict.fromkeys(PLACES, "x"))
    if not unknown_places(text):
        assert not any(f"{{{place}}}" in done for place in PLACES)

"""Staff hand an inbreng over to the sociaal wijkteam, together with its bringer."""

from dataclasses import replace
from uuid import uuid4

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.core.actors import PUBLIC
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.core.versions import ChangedMeanwhile
from wijkspil.inbreng import actions as inbreng_actions
from wijkspil.inbreng import queries as inbreng
from wijkspil.inbreng.status import State, Zorg
from wijkspil.inbreng.testkit import AMIRA, bringer, content, published, with_photo
from wijkspil.overdracht import actions
from wijkspil.overdracht.actions import Asked
from wijkspil.overdracht.models import Terugbelverzoek

pytestmark = pytest.mark.django_db

CARE = "Ik kan mijn huur niet meer betalen en ik slaap er niet van."
WORDS = "Het wijkteam belt u."


@pytest.fixture
def care(arnhem, els):
    said = replace(content(arnhem.klarendal, "Wie kan mij helpen?"), tekst=CARE)
    shared = inbreng_actions.share(actor=PUBLIC, sleutel=uuid4(), content=said, brenger=AMIRA)
    return inbreng_actions.confirm(actor=bringer(shared), inbreng=shared)


def handed_over(by, item, **more):
    known = {"consent": True, "tekst": WORDS, "erase": False, "version": item.version}
    asked = Asked(naam="Amira", telefoon="026 000 00 99", tekst="Huur en slapen.")
    return actions.hand_over(actor=by.actor, inbreng=item, sleutel=uuid4(), asked=asked, **{**known, **more})


def test_the_wijkteam_calls_and_the_bringer_hears_it(care, bram, els):
    request = handed_over(bram, care)
    assert actions.open_request(actor=els.actor, request=request)["tekst"] == "Huur en slapen."
    care.refresh_from_db()
    assert (care.state, care.outcome, care.zorg) == (State.DOORVERWEZEN, State.DOORVERWEZEN, Zorg.WIJKTEAM)
    assert (care.zorg_woorden, care.tekst) == ("", CARE)
    mail = Bericht.objects.latest("pk")
    assert (mail.recipient, WORDS in mail.text) == (AMIRA.email, True)
    assert "Huur en slapen" not in mail.text
    assert "overgedragen" in [stap.kind for stap in inbreng.trail(care)]
    assert "overgedragen" not in [stap.kind for stap in inbreng.steps_for_bringer(care)]


def test_who_hands_it_over_cannot_read_the_request(care, bram):
    request = handed_over(bram, care)
    with pytest.raises(NotAllowed):
        actions.open_request(actor=bram.actor, request=request)


def test_not_without_a_yes(care, bram):
    with pytest.raises(RuleViolation) as refused:
        handed_over(bram, care, consent=False)
    assert refused.value.code == "geen_ja"
    assert not Terugbelverzoek.objects.exists()


def test_not_without_words_and_then_nothing_is_kept(care, bram):
    with pytest.raises(RuleViolation):
        handed_over(bram, care, tekst=" ")
    assert not Terugbelverzoek.objects.exists()


def test_only_who_handles_it(care, carla, els):
    for stranger in (carla, els):
        with pytest.raises(NotAllowed):
            handed_over(stranger, care)


def test_the_second_of_two_is_refused_and_nothing_is_asked_twice(care, bram):
    handed_over(bram, care)
    with pytest.raises(ChangedMeanwhile):
        handed_over(bram, care)
    assert Terugbelverzoek.objects.count() == 1


def test_it_leaves_the_site_and_cannot_come_back(arnhem, bram, els, page):
    idea = published(bram.actor, arnhem.klarendal)
    photo = with_photo(idea)
    idea.refresh_from_db()
    inbreng_actions.judge_photo(actor=bram.actor, bijlage=photo, version=idea.version, alt=photo.alt, is_public=True)
    idea.refresh_from_db()
    handed_over(bram, idea)
    page(f"/ideeen/{idea.kenmerk}/", status=404)
    idea.refresh_from_db()
    assert not idea.is_public
    assert not idea.bijlagen.filter(is_public=True).exists()
    with pytest.raises(RuleViolation):
        inbreng_actions.publish(actor=bram.actor, inbreng=idea, version=idea.version)


def test_erased_on_choice_nothing_of_the_text_is_left(care, bram, django_capture_on_commit_callbacks):
    inbreng_actions.note(actor=bram.actor, inbreng=care, tekst="Zij vertelt over haar huur.")
    inbreng_actions.add_remark(actor=bringer(care), inbreng=care, tekst="De huur is te hoog.")
    with_photo(care)
    care.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        handed_over(bram, care, erase=True)
    care.refresh_from_db()
    assert (care.titel, care.tekst, care.place, care.biedt, care.zorg_woorden) == ("", "", "", "", "")
    assert not care.bijlagen.exists()
    assert [stap.tekst for stap in inbreng.trail(care) if stap.tekst] == [WORDS]
    assert not [mail for mail in Bericht.objects.all() if "huur" in mail.text.lower()]
    assert bram.page(f"/werk/inbreng/{care.kenmerk}/").heading == care.kenmerk


def test_from_the_page_of_the_inbreng(care, bram):
    page = bram.page(f"/werk/inbreng/{care.kenmerk}/")
    assert f"/werk/inbreng/{care.kenmerk}/wijkteam/" in page.html
    form = bram.page(f"/werk/inbreng/{care.kenmerk}/wijkteam/")
    assert (form.value("naam"), form.value("email")) == (AMIRA.naam, AMIRA.email)
    assert "no-store" in form.response.headers["Cache-Control"]
    assert form.submit("Draag over").errors == ["Bel eerst met de brenger, en zet dan het vinkje."]
    done = form.submit("Draag over", ja="on", telefoon="026 000 00 99", goes_to=f"/werk/inbreng/{care.kenmerk}/")
    assert "Het wijkteam belt de brenger." in done.text
    assert "Misschien een zorgvraag" not in done.headings
    assert Terugbelverzoek.objects.count() == 1


def test_where_no_wijkteam_reads_staff_are_told(arnhem, bram, els):
    els.account.rollen.all().delete()
    idea = published(bram.actor, arnhem.klarendal)
    with pytest.raises(RuleViolation) as refused:
        handed_over(bram, idea)
    assert refused.value.code == "niet_mogelijk"

"""A beheerder reads in what people brought in elsewhere: each row once, nobody mailed, nothing public by itself."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.storage import default_storage

from wijkspil.berichten.models import Bericht
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.core.models import LogRegel
from wijkspil.core.quarters import Quarter
from wijkspil.core.retention import clean_up
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.inlezen.mapping import Mapping, guess
from wijkspil.inbreng.models import Inbreng, Inlezing, WijkAantal
from wijkspil.inbreng.testkit import supported
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.taken.actions import Details as TaskDetails
from wijkspil.taken.actions import add_taak
from wijkspil.wijken.models import Thema

HEAD = "Id;Titel;Omschrijving;Wijk;Thema;Datum;Naam;E-mail;Status;Openbaar"
ROWS = [
    "1;Bankjes;Bij de speeltuin;Klarendal;Groen;3-5-2024;Amira;amira@bewoners.example;nieuw;ja",
    "2;Zebrapad;Het is gevaarlijk;st-marten;Verkeer;2023-11-02;;;afgewezen;nee",
    "3;Fontein;;Presikhaaf-West;;;;;;",
]


def csv_of(*rows, head=HEAD, encoding="utf-8"):
    return "\n".join([head, *rows]).encode(encoding)


def brought(by, data, bron="Enquête 2024"):
    return actions.bring_file(actor=by.actor, data=data, naam="lijst.csv", bron=bron)


def taken(by, data, bron="Enquête 2024", **mapping):
    inlezing = brought(by, data, bron)
    if mapping:
        chosen = queries.mapping_of(inlezing)
        chosen = Mapping({**chosen.columns, **mapping.pop("columns", {})}, mapping.pop("fixed", {}), **mapping)
        actions.choose_columns(actor=by.actor, inlezing=inlezing, mapping=chosen)
        inlezing.refresh_from_db()
    return actions.take_over(actor=by.actor, inlezing=inlezing)


def test_columns_are_guessed_from_their_names():
    found = guess(["ID", "Titel van het idee", "Omschrijving", "Wijk", "E-mailadres", "Zomaar"])
    assert found.columns == {"nummer": 0, "titel": 1, "tekst": 2, "wijk": 3, "email": 4}


def test_each_row_becomes_an_inbreng_with_its_own_date_state_and_wijk(arnhem, beheerder):
    inlezing = taken(beheerder, csv_of(*ROWS))
    assert (inlezing.nieuw, inlezing.dubbel, inlezing.geweigerd) == (3, 0, 0)
    bankjes, zebrapad, fontein = Inbreng.objects.order_by("pk")
    assert (bankjes.titel, bankjes.tekst, bankjes.area) == ("Bankjes", "Bij de speeltuin", arnhem.klarendal)
    assert (bankjes.thema, bankjes.brenger_email) == (Thema.objects.get(slug="groen"), "amira@bewoners.example")
    assert bankjes.confirmed_at.date() == date(2024, 5, 3)
    assert (bankjes.state, bankjes.waits_on_staff, bankjes.owner) == ("ontvangen", True, arnhem.noord)
    assert (zebrapad.state, zebrapad.outcome, zebrapad.waits_on_staff) == ("gaat_niet_door", "gaat_niet_door", False)
    assert (zebrapad.contact_before, zebrapad.thema) == (None, None)
    assert (fontein.area, fontein.confirmed_at.date()) == (arnhem.presikhaaf_west, clock.today())
    assert bankjes.kenmerk < zebrapad.kenmerk < fontein.kenmerk
    assert [stap.kind for stap in queries.trail(bankjes)] == ["ontvangen"]


def test_what_is_open_gets_its_terms_from_the_day_it_was_read_in(arnhem, beheerder):
    taken(beheerder, csv_of(*ROWS))
    bankjes = Inbreng.objects.get(titel="Bankjes")
    terms = queries.terms_per_kind()["idee"]
    assert bankjes.contact_before == terms.contact_before(clock.today())
    assert bankjes.answer_before == terms.answer_before(clock.today())
    assert bankjes.due_on == bankjes.contact_before
    quarter = Quarter.of(date(2024, 5, 3))
    assert queries.quarterly_scores(quarter, 1).total[quarter].contact.running == 0


def test_nobody_is_mailed_and_the_log_holds_numbers_only(beheerder):
    taken(beheerder, csv_of(*ROWS))
    assert not Bericht.objects.exists()
    row = LogRegel.objects.get(deed="inlezing.overgenomen")
    assert row.details == {"nieuw": 3, "dubbel": 0, "geweigerd": 0}


def test_the_same_file_again_brings_nothing_new_and_a_longer_one_only_what_is_new(beheerder):
    taken(beheerder, csv_of(*ROWS))
    again = brought(beheerder, csv_of(*ROWS))
    assert queries.look_at(beheerder.actor, again).double == 3
    with pytest.raises(RuleViolation, match="niets nieuws"):
        actions.take_over(actor=beheerder.actor, inlezing=again)
    changed = ROWS[0].replace("Bankjes", "Andere bankjes")
    more = taken(beheerder, csv_of(changed, *ROWS[1:], "4;Boom;;Klarendal;;;;;;"))
    assert (more.nieuw, more.dubbel) == (1, 3)
    assert Inbreng.objects.filter(titel="Bankjes").exists()


def test_without_a_number_the_content_tells_what_is_there_already(beheerder):
    head, rows = "Titel;Wijk", ["Bankjes;Klarendal", "Bankjes;Klarendal", "Bankjes;St. Marten"]
    inlezing = taken(beheerder, csv_of(*rows, head=head))
    assert (inlezing.nieuw, inlezing.dubbel) == (2, 1)
    assert taken(beheerder, csv_of("Bankjes;Klarendal", head=head), bron="Elders").nieuw == 1


def test_refused_rows_are_told_with_their_number_and_the_reason(beheerder):
    bad = [
        ";;Zonder titel;Nergens;;;;;;",
        ";;;Klarendal;;;;;;",
        ";Bankjes;;;;;;;;",
        ";Bankjes;;Klarendal;;32-1-2024;;;;",
        ";Bankjes;;Klarendal;;1-1-2199;;;;",
        ";Bankjes;;Klarendal;;;;geen adres;;",
        ";Bankjes;;Klarendal;;;;;vreemd;",
        ";Bankjes;;Klarendal;;;;;;misschien",
    ]
    inlezing = brought(beheerder, csv_of(*bad, ROWS[0]))
    look = queries.look_at(beheerder.actor, inlezing)
    assert [one.number for one in look.refused] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert [one.reason for one in look.refused] == [
        "Wij kennen ‘Nergens’ niet als wijk of gebied.",
        "Er staat geen titel en geen tekst in.",
        "Er staat geen wijk bij.",
        "‘32-1-2024’ is geen datum die wij kennen. Schrijf 31-12-2025.",
        "De datum 1-1-2199 komt nog.",
        "Het e-mailadres klopt niet.",
        "Wij kennen ‘vreemd’ niet als stand.",
        "Bij ‘mag op de site’ staat ‘misschien’. Schrijf ja of nee.",
    ]
    assert len(look.items) == 1


def test_nothing_is_public_without_the_column_and_then_staff_look_first(arnhem, beheerder):
    without = csv_of("Bankjes;Klarendal", head="Titel;Wijk")
    taken(beheerder, without)
    assert Inbreng.objects.get().publication == "prive"
    taken(beheerder, csv_of(*ROWS), bron="Met kolom")
    assert list(Inbreng.objects.filter(may_be_public=True).values_list("publication", flat=True)) == ["wacht"]
    assert not queries.public().exists()


def test_what_was_public_elsewhere_can_be_put_on_the_site_at_once(arnhem, beheerder):
    taken(beheerder, csv_of(*ROWS), at_once=True)
    idea = queries.public().get()
    assert (idea.titel, idea.published_at.date()) == ("Bankjes", date(2024, 5, 3))
    assert WijkAantal.objects.get(pk=arnhem.klarendal.pk).aantal == 1
    since = clock.now() - timedelta(days=4000)
    assert not queries.published_between(since, clock.now()).exists()  # no weekmail about it


def test_a_text_about_a_life_waits_on_staff_even_when_the_rest_goes_on_the_site(arnhem, beheerder):
    care = "2;Hulp;Ik kan mijn huur niet meer betalen en slaap niet;Klarendal;;;;;;ja"
    taken(beheerder, csv_of(ROWS[0], care), at_once=True)
    assert [idea.titel for idea in queries.public()] == ["Bankjes"]
    assert Inbreng.objects.get(titel="Hulp").may_be_care


def test_a_fixed_value_holds_for_all_rows(arnhem, beheerder):
    fixed = {"wijk": "klarendal", "kanaal": "gesprek", "soort": "behoefte"}
    taken(beheerder, csv_of("Bankjes", "Bomen", head="Titel"), fixed=fixed)
    rows = Inbreng.objects.values_list("area", "channel", "kind")
    assert set(rows) == {(arnhem.klarendal.pk, "gesprek", "behoefte")}


def test_a_long_title_begins_the_text_and_a_text_alone_gives_the_title(beheerder):
    long = "Een heel lange titel over bankjes die veel meer dan tachtig tekens nodig heeft om alles te zeggen"
    taken(beheerder, csv_of(f"{long};Tekst;Klarendal", ";Alleen tekst. En meer.;Klarendal", head="Titel;Tekst;Wijk"))
    first, second = Inbreng.objects.order_by("pk")
    assert first.titel.endswith("…")
    assert first.tekst == f"{long}\n\nTekst"
    assert (second.titel, second.tekst) == ("Alleen tekst", "Alleen tekst. En meer.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators_of_office_programs(beheerder, encoding, separator):
    rows = f'Titel{separator}Wijk\n"Café, ‘t Huis; é€"{separator}Klarendal'
    taken(beheerder, rows.encode(encoding))
    assert Inbreng.objects.get().titel == "Café, ‘t Huis; é€"


def test_a_spreadsheet_with_dates_numbers_and_formulas(arnhem, beheerder):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Nr", "Titel", "Wijk", "Datum", "Openbaar"])
    sheet.append([7.0, "Bankjes", "Klarendal", date(2024, 5, 3), True])
    sheet.append([8, "=1+1", "Klarendal", None, False])
    out = io.BytesIO()
    book.save(out)
    taken(beheerder, out.getvalue())
    bankjes = Inbreng.objects.get()  # a formula without a saved answer is empty: that row has no words
    assert (bankjes.titel, bankjes.confirmed_at.date(), bankjes.may_be_public) == ("Bankjes", date(2024, 5, 3), True)
    assert Inlezing.objects.get().geweigerd == 1
    assert taken(beheerder, csv_of("7;Bankjes;Klarendal", "9;Boom;Klarendal", head="Nr;Titel;Wijk")).dubbel == 1


def test_the_file_is_gone_after_it_was_taken_over_thrown_away_or_a_week(beheerder, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first, second, third = (brought(beheerder, csv_of(*ROWS), bron=f"Bron {n}") for n in range(3))
        names = [one.file for one in (first, second, third)]
    assert all(default_storage.exists(name) for name in names)
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_over(actor=beheerder.actor, inlezing=first)
        actions.drop_file(actor=beheerder.actor, inlezing=second)
        Inlezing.objects.filter(pk=third.pk).update(created_at=clock.now() - timedelta(days=8))
        assert clean_up()["bestanden om in te lezen na 7 dagen"] == 1
    assert not any(default_storage.exists(name) for name in names)
    assert list(Inlezing.objects.values_list("pk", flat=True)) == [first.pk]


def test_undo_takes_away_what_nobody_worked_on_and_keeps_the_rest(arnhem, beheerder, bram):
    inlezing = taken(beheerder, csv_of(*ROWS, "4;Boom;;Klarendal;;;;;;ja", "5;Tegel;;Klarendal;;;;;;"), at_once=True)
    boom, tegel, fontein = (Inbreng.objects.get(titel=titel) for titel in ("Boom", "Tegel", "Fontein"))
    actions.note(actor=bram.actor, inbreng=tegel, tekst="Gebeld.")
    supported(boom)
    kim = make_person("Kim", Rol.TEAMLID, arnhem.stad).account
    soon = TaskDetails(titel="Kijken", due=clock.today())
    add_taak(actor=SYSTEM, area=fontein.area, details=soon, owner=kim, about=f"inbreng:{fontein.pk}")
    assert actions.undo(actor=beheerder.actor, inlezing=inlezing) == 2
    assert set(Inbreng.objects.values_list("titel", flat=True)) == {"Boom", "Tegel", "Fontein"}
    assert WijkAantal.objects.get(pk=arnhem.klarendal.pk).aantal == 1
    with pytest.raises(RuleViolation, match="ongedaan gemaakt"):
        actions.undo(actor=beheerder.actor, inlezing=inlezing)
    assert taken(beheerder, csv_of(*ROWS)).nieuw == 2


def test_after_two_weeks_it_stays(beheerder):
    inlezing = taken(beheerder, csv_of(*ROWS))
    Inlezing.objects.update(taken_at=clock.now() - timedelta(days=15))
    with pytest.raises(RuleViolation, match="langer dan veertien dagen"):
        actions.undo(actor=beheerder.actor, inlezing=inlezing)
    assert Inbreng.objects.count() == 3


def test_taken_over_twice_is_one_time(beheerder):
    inlezing = brought(beheerder, csv_of(*ROWS))
    stale = Inlezing.objects.get(pk=inlezing.pk)
    actions.take_over(actor=beheerder.actor, inlezing=inlezing)
    with pytest.raises(RuleViolation, match=r"is er niet meer|al overgenomen"):
        actions.take_over(actor=beheerder.actor, inlezing=stale)
    inlezing.refresh_from_db()
    with pytest.raises(RuleViolation, match="al overgenomen"):
        actions.take_over(actor=beheerder.actor, inlezing=inlezing)
    assert Inbreng.objects.count() == 3


def test_only_a_beheerder_reads_in_and_only_for_the_own_area(arnhem, bram, beheerder):
    with pytest.raises(NotAllowed):
        brought(bram, csv_of(*ROWS))
    oost = make_person("Oost", Rol.BEHEERDER, arnhem.oost)
    inlezing = taken(oost, csv_of(*ROWS))
    assert (inlezing.nieuw, inlezing.geweigerd) == (1, 2)
    assert Inbreng.objects.get().area == arnhem.presikhaaf_west
    with pytest.raises(NotAllowed):
        actions.undo(actor=bram.actor, inlezing=inlezing)
    assert queries.inlezing_for(oost.actor, brought(beheerder, csv_of(*ROWS)).pk) is None


def test_many_rows_go_into_one_statement(beheerder, query_budget):
    few = brought(beheerder, csv_of(*[f"{n};Idee {n};;Klarendal;;;;;;" for n in range(3)]), bron="Weinig")
    many = brought(beheerder, csv_of(*[f"{n};Idee {n};;Klarendal;;;;;;" for n in range(300)]), bron="Veel")
    with query_budget(40) as needed:
        actions.take_over(actor=beheerder.actor, inlezing=few)
    with query_budget(len(needed) + 15):  # SQLite takes 22 rows in one
        actions.take_over(actor=beheerder.actor, inlezing=many)
    assert Inbreng.objects.count() == 303

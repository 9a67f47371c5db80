"""An export of OpenStad, against the contract that was written down from its published source (no live server)."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkspil.core.file_refused import FileRefused
from wijkspil.inbreng import actions, queries
from wijkspil.inbreng.inlezen import openstad
from wijkspil.inbreng.inlezen.mapping import guess
from wijkspil.inbreng.inlezen.values import STATES
from wijkspil.inbreng.models import Inbreng
from wijkspil.wijken.models import Omtrek

CONTRACT = json.loads((Path(__file__).parent / "openstad" / "contract.json").read_text())
EDITIONS = {edition["name"]: edition["fields"] for edition in CONTRACT["editions"]}
RESOURCE = {
    "id": 12,
    "projectId": 3,
    "title": "Bankjes &amp; bomen",
    "summary": "Een plek om te zitten.",
    "description": "<p>Bij de <strong>speeltuin</strong>.</p><p>Met schaduw.<script>x()</script></p>",
    "startDate": "2024-05-02T09:00:00.000Z",
    "createdAt": "2024-05-03T09:00:00.000Z",
    "publishDate": "2024-05-04T09:00:00.000Z",
    "viewableByRole": "all",
    "location": {"lat": 51.99, "lng": 5.92},
    "tags": [{"id": 1, "type": "theme", "name": "Groen"}, {"id": 2, "type": "area", "name": "Klarendal"}],
    "statuses": [{"id": 3, "type": "status", "name": "open", "label": "Open"}],
    "user": {"id": 4, "role": "member", "displayName": "Amira", "email": "amira@bewoners.example"},
}
IDEA = {
    "id": 7,
    "siteId": 1,
    "title": "Fontein",
    "summary": "Water.",
    "status": "DENIED",
    "location": {"type": "Point", "coordinates": [51.99, 5.92]},
    "publishedDate": None,
    "createdAt": "2021-01-01T12:00:00.000Z",
    "tags": [{"id": 9, "name": "Groen"}],
}


def nowhere(lon, lat):
    return ""


def exported(*records):
    return json.dumps(list(records)).encode()


def cells(record, area_at=nowhere):
    table = openstad.read_openstad(exported(record), area_at)
    return dict(zip(table.columns, table.rows[0].cells, strict=True))


def test_every_field_that_is_read_stands_in_the_contract():
    source = Path(openstad.__file__).read_text()
    fields = set().union(*EDITIONS.values()) | set(CONTRACT["user"]) | set(CONTRACT["tag"]) | set(CONTRACT["page"])
    within = {"lat", "lng", "coordinates"}
    read = set(re.findall(r'\.get\("(\w+)"\)', source))
    assert read - within <= fields
    assert set(openstad.STATES) == set(CONTRACT["status"])
    assert set(openstad.STATES.values()) <= set(STATES)
    assert CONTRACT["recorded_from_a_live_server"] is False


def test_a_resource_becomes_a_row():
    assert cells(RESOURCE) == {
        "Nummer": "12",
        "Titel": "Bankjes & bomen",
        "Tekst": "Een plek om te zitten.\n\nBij de speeltuin.\n\nMet schaduw.",
        "Wijk": "Klarendal",
        "Thema": "Groen",
        "Datum": "2024-05-03T09:00:00.000Z",
        "Naam": "Amira",
        "E-mail": "amira@bewoners.example",
        "Stand": "open",
        "Openbaar": "ja",
    }


def test_an_idea_of_the_earlier_edition_becomes_a_row():
    asked = []

    def there(lon, lat):
        asked.append((lon, lat))
        return "WK020206"

    row = cells(IDEA, there)
    assert asked == [(5.92, 51.99)]
    assert (row["Nummer"], row["Wijk"], row["Thema"], row["Stand"]) == ("7", "WK020206", "Groen", "afgewezen")
    assert (row["Openbaar"], row["Naam"], row["E-mail"]) == ("nee", "", "")


def test_a_draft_or_what_only_some_may_see_is_not_public():
    assert cells(RESOURCE | {"publishDate": None})["Openbaar"] == "nee"
    assert cells(RESOURCE | {"viewableByRole": "moderator"})["Openbaar"] == "nee"
    assert cells(RESOURCE | {"viewableByRole": None})["Openbaar"] == "ja"


def test_its_columns_are_known_by_their_names():
    found = guess(openstad.COLUMNS).columns
    assert set(found) == {"nummer", "titel", "tekst", "wijk", "thema", "datum", "naam", "email", "stand", "publiek"}


DATES = st.datetimes().map(lambda moment: f"{moment:%Y-%m-%d}T{moment:%H:%M:%S}.000Z")
TAGS = st.lists(st.fixed_dictionaries({"id": st.integers(), "type": st.text(max_size=9), "name": st.text(max_size=9)}))
TYPES = {
    "integer": st.integers(),
    "date": DATES,
    "string": st.text(max_size=40),
    "html": st.text(max_size=40).map(lambda text: f"<p>{text}</p>"),
    "json": st.recursive(st.none() | st.booleans() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3)),
    "role": st.sampled_from(CONTRACT["roles"]),
    "enum": st.sampled_from(CONTRACT["status"]),
    "latlng": st.fixed_dictionaries({"lat": st.floats(), "lng": st.floats()}),
    "point": st.fixed_dictionaries({"type": st.just("Point"), "coordinates": st.lists(st.floats(), max_size=3)}),
    "tags": TAGS,
    "statuses": TAGS,
    "user": st.fixed_dictionaries({name: st.text(max_size=9) for name in CONTRACT["user"]}),
}


def any_of(fields):
    made = {}
    for name, kind in fields.items():
        strategy = TYPES[kind.rstrip("?")]
        made[name] = st.none() | strategy if kind.endswith("?") else strategy
    return st.fixed_dictionaries(made)


@pytest.mark.parametrize("edition", EDITIONS)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_the_contract_allows_can_be_read(edition, data):
    record = data.draw(any_of(EDITIONS[edition]))
    row = cells(record)
    assert row["Nummer"] == str(record["id"])
    assert all(isinstance(cell, str) for cell in row.values())


@given(
    st.dictionaries(
        st.sampled_from(sorted(set().union(*EDITIONS.values()))),
        st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2),
    )
)
@settings(max_examples=60, deadline=None)
def test_a_field_of_another_type_counts_as_empty(wrong):
    row = cells({**wrong, "id": 1, "title": "Bankjes"})
    assert (row["Nummer"], row["Titel"]) == ("1", "Bankjes")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"[", "kunnen wij niet lezen"),
        (b"[" * 100_000, "kunnen wij niet lezen"),
        (b'[{"id": ' + b"9" * 10_000 + b"}]", "kunnen wij niet lezen"),
        (b'["\xff"]', "kunnen wij niet lezen"),
        (b"{}", "geen export van OpenStad"),
        (b'{"records": 3}', "geen export van OpenStad"),
        (b"[1, 2]", "geen export van OpenStad"),
        (b'[{"id": 1}]', "geen export van OpenStad"),
        (b"[]", "geen idee"),
        (json.dumps([{"id": 1, "title": "x"}] * 10_001).encode(), "meer dan 10000 regels"),
    ],
)
def test_what_is_no_export_is_refused(beheerder, data, sentence):
    with pytest.raises(FileRefused, match=sentence):
        actions.bring_file(actor=beheerder.actor, data=data, naam="x.json", bron="OpenStad")


def test_an_export_goes_the_same_way_as_any_file(arnhem, beheerder):
    page = json.dumps({"metadata": {"page": 0, "totalCount": 2}, "records": [RESOURCE, IDEA]}).encode()
    inlezing = actions.bring_file(actor=beheerder.actor, data=page, naam="openstad.json", bron="OpenStad")
    look = queries.look_at(beheerder.actor, inlezing)
    assert [one.reason for one in look.refused] == ["Er staat geen wijk bij."]  # no outline around its point yet
    square = [[5.9, 51.9], [6.0, 51.9], [6.0, 52.0], [5.9, 52.0], [5.9, 51.9]]
    Omtrek.objects.create(area=arnhem.st_marten, geometry={"type": "MultiPolygon", "coordinates": [[square]]})
    actions.take_over(actor=beheerder.actor, inlezing=inlezing)
    bankjes, fontein = Inbreng.objects.order_by("pk")
    assert (bankjes.area, bankjes.publication, bankjes.state) == (arnhem.klarendal, "wacht", "ontvangen")
    assert (fontein.area, fontein.publication, fontein.state) == (arnhem.st_marten, "prive", "gaat_niet_door")
    again = actions.bring_file(actor=beheerder.actor, data=exported(RESOURCE), naam="x.json", bron="openstad")
    assert queries.look_at(beheerder.actor, again).double == 1
    assert actions.undo(actor=beheerder.actor, inlezing=inlezing) == 2

from datetime import date

import pytest

from wijkspil.demo import wijken
from wijkspil.demo.context import DemoContext
from wijkspil.wijken.models import Area, Gemeente, Kerncijfers, Thema

pytestmark = pytest.mark.django_db
TREE = {"arnhem": (8, 24, "GM0202"), "nijmegen": (9, 44, "GM0268")}


@pytest.mark.parametrize("city", TREE)
def test_each_city_has_its_own_division(city):
    wijken.fill(DemoContext(city, date(2026, 11, 23), date(2026, 9, 1)))
    groups, wijken_count, code = TREE[city]
    assert Gemeente.objects.get().code == code
    assert Area.objects.filter(niveau__carries_team=True).count() == groups
    assert Area.objects.wijken().count() == wijken_count
    assert Thema.objects.count() == 8
    assert Kerncijfers.objects.get(area__code=code).inwoners > 160_000


@pytest.mark.parametrize("city", TREE)
def test_every_wijk_lies_in_a_group_and_has_a_tile_of_its_own(city):
    wijken.fill(DemoContext(city, date(2026, 11, 23), date(2026, 9, 1)))
    rows = list(Area.objects.wijken().select_related("parent__niveau"))
    assert all(row.parent.niveau.carries_team for row in rows)
    assert all(row.path == f"{row.parent.path}{row.pk}/" for row in rows)
    tiles = {(row.tile_x, row.tile_y) for row in rows}
    assert len(tiles) == len(rows)
    assert max(x for x, _ in tiles) <= 8


def test_filling_twice_changes_nothing():
    context = DemoContext("arnhem", date(2026, 11, 23), date(2026, 9, 1))
    wijken.fill(context)
    before = list(Area.objects.values())
    wijken.fill(context)
    assert list(Area.objects.values()) == before


def test_names_are_spelled_out():
    wijken.fill(DemoContext("nijmegen", date(2026, 11, 23), date(2026, 9, 1)))
    assert Area.objects.get(slug="t-acker").naam == "’t Acker"
    assert Area.objects.get(slug="sint-anna").naam == "Sint Anna"

"""The tile map: every area one tile, as near to its place as can be."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkspil.wijken import maps, tile_map

POINTS = st.lists(st.tuples(st.floats(5.7, 6.1), st.floats(51.7, 52.1)), min_size=1, max_size=25)
COSTS = st.integers(1, 5).flatmap(
    lambda rows: st.lists(
        st.lists(st.integers(0, 50).map(float), min_size=rows + 1, max_size=rows + 1), min_size=rows, max_size=rows
    )
)


@settings(max_examples=40, deadline=None)
@given(POINTS)
def test_every_area_gets_a_tile_of_its_own(points):
    places = tile_map.place({str(number): point for number, point in enumerate(points)})
    assert len(set(places.values())) == len(points)
    assert min(x for x, _ in places.values()) == min(y for _, y in places.values()) == 0


def test_north_is_up_and_east_is_right():
    places = tile_map.place({"nw": (5.0, 52.0), "no": (5.1, 52.0), "zw": (5.0, 51.9), "zo": (5.1, 51.9)})
    assert places["nw"] < places["no"]
    assert places["nw"][1] < places["zw"][1]
    assert places["zo"][0] > places["zw"][0]


@given(COSTS)
def test_the_assignment_is_the_cheapest_there_is(costs):
    def price(columns):
        return sum(row[column] for row, column in zip(costs, columns, strict=True))

    chosen = tile_map.assign(costs)
    assert len(set(chosen)) == len(costs)
    assert price(chosen) == min(price(columns) for columns in permutations(range(len(costs[0])), len(costs)))


@given(st.text(max_size=80))
def test_a_name_fits_on_its_tile(name):
    lines = maps.wrap(name)
    assert len(lines) <= maps.MOST_LINES
    assert all(len(line) <= maps.LONGEST_WORD for line in lines)


def test_names_break_where_people_would_break_them():
    assert maps.wrap("Burgemeesterswijk/Hoogkamp") == ["Burgemeesterswijk/", "Hoogkamp"]
    assert maps.wrap("Malburgen-Oost (Noord)") == ["Malburgen-", "Oost (Noord)"]
    assert maps.wrap("De Laar") == ["De Laar"]

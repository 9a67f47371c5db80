"""Our own RD transformation, beside the official one of PROJ."""

from math import cos, hypot, radians

import pyproj
from hypothesis import given
from hypothesis import strategies as st

from wijkspil.wijken import rd

OFFICIAL = pyproj.Transformer.from_crs(28992, 4326, always_xy=True)
METRES = 111_320  # in a degree of latitude


@given(st.floats(13_600, 278_000), st.floats(306_900, 619_300))
def test_differs_less_than_half_a_metre_anywhere_in_the_country(x, y):
    lon, lat = rd.to_lon_lat(x, y)
    official_lon, official_lat = OFFICIAL.transform(x, y)
    east = (lon - official_lon) * METRES * cos(radians(lat))
    assert hypot(east, (lat - official_lat) * METRES) < 0.5


def test_the_tower_of_amersfoort_is_where_it_stands():
    lon, lat = rd.to_lon_lat(155_000, 463_000)
    assert (round(lon, 4), round(lat, 4)) == (5.3872, 52.1552)

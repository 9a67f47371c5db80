"""Read a table of address points: postcode, house number and a place (longitude and latitude, or RD)."""

from collections.abc import Iterator
from typing import NamedTuple

from wijkspil.wijken import addresses, rd
from wijkspil.wijken.readers.tables import Table
from wijkspil.wijken.reports import ImportReport

SPELLINGS = {
    "postcode": ["postcode", "pc6"],
    "nummer": ["huisnummer", "huisnr", "hnr"],
    "lon": ["lon", "longitude", "lengtegraad"],
    "lat": ["lat", "latitude", "breedtegraad"],
    "x": ["x", "rd_x", "x_rd"],
    "y": ["y", "rd_y", "y_rd"],
}


class AddressPoint(NamedTuple):
    """One address: the line it stood on, its packed number, and its longitude and latitude."""

    line: int
    key: int
    lon: float
    lat: float


def is_address_points(table: Table) -> bool:
    """Tell whether a table has a postcode, a house number and a place."""
    found = table.find(SPELLINGS).keys()
    return {"postcode", "nummer"} <= found and ({"lon", "lat"} <= found or {"x", "y"} <= found)


def points(table: Table, report: ImportReport) -> Iterator[AddressPoint]:
    """Read a whole table; rows that cannot be are refused in `report`."""
    places = table.find(SPELLINGS)
    for row in table.rows:
        line = table.rows.line_num
        if not row:
            continue
        try:
            values = {name: row[place] for name, place in places.items()}
            key = addresses.pack(
                addresses.parse_postcode(values["postcode"]), addresses.parse_house_number(values["nummer"])
            )
            lon, lat = _place(values)
        except IndexError:
            report.refuse(line, "Deze regel heeft te weinig kolommen.")
        except addresses.BadAddress as error:
            report.refuse(line, f"De waarde van {error.field} klopt niet.")
        except ValueError:
            report.refuse(line, "De coördinaten kloppen niet of liggen niet in Nederland.")
        else:
            yield AddressPoint(line, key, lon, lat)


def _place(values: dict[str, str]) -> tuple[float, float]:
    if "lon" in values and "lat" in values:
        lon, lat = _number(values["lon"]), _number(values["lat"])
    else:
        lon, lat = rd.to_lon_lat(_number(values["x"]), _number(values["y"]))
    if not (3.0 < lon < 7.4 and 50.5 < lat < 53.8):
        raise ValueError("outside the Netherlands")
    return lon, lat


def _number(text: str) -> float:
    return float(text.strip().replace(",", "."))

"""Place areas on a tile map: every area one square, none on top of another, neighbours as near as they can be.

A tile map shows a small wijk as large as a big one, needs no outlines and can be drawn by the server. Pure: no Django.
The tiles lie on a grid over the centre points; which area gets which tile is an assignment problem, solved exactly
(Hungarian method, n areas × m tiles in O(n²·m)), so the map is always the same for the same points.
"""

from collections.abc import Mapping
from itertools import pairwise
from math import ceil, cos, inf, radians, sqrt

Point = tuple[float, float]
Tile = tuple[int, int]
ROOM = 1.35  # tiles per area: enough freedom to keep the shape, few enough to stay compact


def place(points: Mapping[str, Point]) -> dict[str, Tile]:
    """Return the column and row (from 0, row 0 in the north) of every area.

    Args:
        points: longitude and latitude in degrees of the middle of each area, by code.
    """
    if not points:
        return {}
    codes = sorted(points)
    spots = _flatten([points[code] for code in codes])
    tiles, side = _grid(spots)
    costs = [
        [(x - (column + 0.5) * side) ** 2 + (y - (row + 0.5) * side) ** 2 for column, row in tiles] for x, y in spots
    ]
    chosen = [tiles[index] for index in assign(costs)]
    columns = sorted({column for column, _ in chosen})
    rows = sorted({row for _, row in chosen})  # a row or column without tiles says nothing: it is left out
    return {code: (columns.index(x), rows.index(y)) for code, (x, y) in zip(codes, chosen, strict=True)}


def _flatten(points: list[Point]) -> list[Point]:
    """Turn degrees into one even scale, from the north-west corner: x to the east, y to the south."""
    stretch = cos(radians(sum(lat for _, lat in points) / len(points)))
    west, north = min(lon for lon, _ in points), max(lat for _, lat in points)
    return [((lon - west) * stretch, north - lat) for lon, lat in points]


def _grid(spots: list[Point]) -> tuple[list[Tile], float]:
    """Return the tiles that cover the points, and the length of a side in the scale of the points."""
    width = max(1e-6, *(x for x, _ in spots))
    height = max(1e-6, *(y for _, y in spots))
    side = sqrt(width * height / (ROOM * len(spots)))
    side = max(side, max(width, height) / len(spots))  # points on one line: one row of tiles
    columns, rows = ceil(width / side), ceil(height / side)
    while columns * rows < len(spots):
        columns, rows = columns + 1, rows + 1
    return [(column, row) for row in range(rows) for column in range(columns)], side


def assign(costs: list[list[float]]) -> list[int]:
    """Return for each row the column it gets, each column at most once, with the lowest total (rows <= columns)."""
    rows, columns = len(costs), len(costs[0])
    row_price = [0.0] * (rows + 1)
    column_price = [0.0] * (columns + 1)
    taken_by = [0] * (columns + 1)  # row (from 1) that holds each column; 0 is nobody
    for row in range(1, rows + 1):
        taken_by[0] = row
        path = _shortest_path(costs, row_price, column_price, taken_by)
        _hand_over(path, taken_by)
    result = [0] * rows
    for column in range(1, columns + 1):
        if taken_by[column]:
            result[taken_by[column] - 1] = column - 1
    return result


def _shortest_path(
    costs: list[list[float]], row_price: list[float], column_price: list[float], taken_by: list[int]
) -> list[int]:
    """Find the cheapest chain of swaps that ends in a free column, and adjust the prices; return its columns."""
    columns = len(column_price)
    distance, previous, open_columns = [inf] * columns, [0] * columns, set(range(1, columns))
    here, done = 0, {0}
    while row := taken_by[here]:
        for column in open_columns:
            reduced = costs[row - 1][column - 1] - row_price[row] - column_price[column]
            if reduced < distance[column]:
                distance[column], previous[column] = reduced, here
        nearest = min(open_columns, key=lambda column: (distance[column], column))
        step = distance[nearest]
        for column in done:
            row_price[taken_by[column]] += step
            column_price[column] -= step
        for column in open_columns:
            distance[column] -= step
        open_columns.remove(nearest)
        done.add(nearest)
        here = nearest
    chain = [here]
    while here:
        here = previous[here]
        chain.append(here)
    return chain


def _hand_over(chain: list[int], taken_by: list[int]) -> None:
    """Give every column of the chain to the row that holds the next one."""
    for column, next_column in pairwise(chain):
        taken_by[column] = taken_by[next_column]

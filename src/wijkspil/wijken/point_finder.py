"""In which area does a point lie: shapely's STRtree over the outlines, ten microseconds a point. Pure: no Django."""

from collections.abc import Sequence
from typing import Any

import shapely


class PointFinder:
    """Outlines that can be asked for a point."""

    def __init__(self, outlines: Sequence[tuple[str, dict[str, Any]]]) -> None:
        """Take codes with their GeoJSON outline in EPSG:4326."""
        self.codes = [code for code, _ in outlines]
        self.shapes = [shapely.geometry.shape(geometry) for _, geometry in outlines]
        shapely.prepare(self.shapes)
        self.tree = shapely.STRtree(self.shapes)

    def code_at(self, lon: float, lat: float) -> str:
        """Return the code of the area that the point lies in (the first one on a border), or an empty text."""
        found = self.tree.query(shapely.Point(lon, lat), predicate="intersects")
        return self.codes[min(found)] if len(found) else ""

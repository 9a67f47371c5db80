"""Read a delimited table with named columns from a text file."""

import csv
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any

from wijkspil.wijken.readers import BadFile
from wijkspil.wijken.readers.files import TextFile

MOST_COLUMNS = 500
DELIMITERS = ";,\t"


@dataclass
class Table:
    """A table that is open.

    Attributes:
        columns: names in the first line, in lower case.
        rows: what follows, as lists of text; `rows.line_num` is the line just read, counted from 1.
    """

    columns: list[str]
    rows: "Any"
    name: str

    def find(self, names: Mapping[str, Sequence[str]]) -> dict[str, int]:
        """Return the place of each column that is there; `names` gives the spellings that we know for each."""
        places = {column: place for place, column in reversed(list(enumerate(self.columns)))}
        found = {}
        for wanted, spellings in names.items():
            place = next((places[spelling] for spelling in spellings if spelling in places), None)
            if place is not None:
                found[wanted] = place
        return found

    def year(self) -> int:
        """Return the year in a column name (`Buurt2024`) or else in the name of the file; 0 when there is none."""
        return next((year for text in [*self.columns, self.name] if (year := year_in(text))), 0)


def year_in(text: str) -> int:
    """Return the first year from 1990 to 2099 in a text, or 0."""
    match = re.search(r"(?<!\d)(?:199\d|20\d\d)(?!\d{3,})", text)
    return int(match[0]) if match else 0


@contextmanager
def opened(file: TextFile) -> Iterator[Table]:
    """Open a table; the first line tells the delimiter and the names of the columns.

    Raises:
        BadFile: the first line is no list of columns, or the file turns out broken while it is read.
    """
    try:
        with file.lines() as lines:
            first = lines.readline()
            delimiter = max(DELIMITERS, key=first.count)
            if not first.count(delimiter):
                raise BadFile(
                    f"De eerste regel van {file.name} noemt geen kolommen. "
                    "Scheid de kolommen met puntkomma’s of komma’s."
                )
            if first.count(delimiter) > MOST_COLUMNS:
                raise BadFile(
                    f"{file.name} heeft meer dan {MOST_COLUMNS} kolommen. Dat is niet de tabel die wij zoeken."
                )
            reader = csv.reader(chain([first], lines), delimiter=delimiter)
            columns = [name.strip().lower() for name in next(reader)]
            yield Table(columns, reader, file.name)
    except (csv.Error, UnicodeError) as error:
        raise BadFile(f"{file.name} is beschadigd: een regel kan niet worden gelezen ({error}).") from None
    except (EOFError, OSError, zipfile.BadZipFile, zlib.error):
        raise BadFile(f"{file.name} is beschadigd of niet compleet. Download het opnieuw.") from None

"""`wijkspil herken-zorg`: lines of texts in, lines of verdicts out. Loads no Django and asks no database.

All lines are read before the first is answered, so a line that cannot be read leaves nothing half done.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, BinaryIO

from wijkspil.overdracht import measures
from wijkspil.overdracht.herken_zorg import recognise
from wijkspil.overdracht.measures import Line

HELP = "Herken in teksten (JSON-regels) een vraag over iemands eigen leven."
OURS = Path()  # no file is named: the texts of Wijkspil


class UnreadableLine(Exception):  # noqa: N818 - a sentence for who runs the command
    """A line or a file that cannot be used; the text says where and why."""


class _Parser(argparse.ArgumentParser):
    """Says in one Dutch sentence that an option is not known."""

    def error(self, message: str) -> Any:
        """Stop with exit code 2."""
        del message  # it is English
        self.exit(2, "Deze opdracht kent alleen --json en --meet [BESTAND]; zie wijkspil herken-zorg --help.\n")


def main(words: Sequence[str]) -> int:
    """Answer the lines on stdin, or measure; return the exit code."""
    parser = _Parser(prog="wijkspil herken-zorg", description=HELP)
    parser.add_argument("--json", action="store_true", help="Toon ook de cijfers van --meet als JSON.")
    parser.add_argument(
        "--meet",
        nargs="?",
        type=Path,
        const=OURS,
        metavar="BESTAND",
        help="Meet hoe goed het gaat op gelabelde teksten (gewoon: die van Wijkspil).",
    )
    options = parser.parse_args(words)
    try:
        if options.meet is not None:
            files = measures.FILES if options.meet == OURS else [options.meet]
            _print(_measure(files, as_json=options.json))
        else:
            _print(_answers(list(_texts(sys.stdin.buffer))))
    except UnreadableLine as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:  # who read us, has enough
        sys.stderr.close()
    return 0


def _texts(stream: BinaryIO) -> Iterator[tuple[Any, str]]:
    """Yield id and text of each line; an empty line is passed over."""
    for number, line in _objects(stream):
        key, text = line.get("id"), line.get("text")
        if not isinstance(key, str | int) or isinstance(key, bool) or key == "":
            raise UnreadableLine(f"Regel {number}: ‘id’ ontbreekt of is geen tekst of getal.")
        if not isinstance(text, str):
            raise UnreadableLine(f"Regel {number}: ‘text’ ontbreekt of is geen tekst.")
        yield key, text


def _objects(stream: BinaryIO) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, raw in enumerate(stream, start=1):
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise UnreadableLine(f"Regel {number}: dit is geen tekst in UTF-8.") from None
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            raise UnreadableLine(f"Regel {number}: dit is geen JSON.") from None
        if not isinstance(found, dict):
            raise UnreadableLine(f"Regel {number}: hier hoort één object te staan, met ‘id’ en ‘text’.")
        yield number, found


def _answers(texts: Sequence[tuple[Any, str]]) -> Iterator[str]:
    for key, text in texts:
        verdict = recognise(text)
        line = {
            "id": key,
            "zorg": verdict.zorg,
            "score": verdict.score,
            "spoed": verdict.spoed,
            "reden": verdict.reden,
        }
        yield json.dumps(line, ensure_ascii=False)


def _measure(files: Sequence[Path], *, as_json: bool) -> Iterator[str]:
    lines = [line for file in files for line in _labelled(file)]
    for half in dict.fromkeys(line.half for line in lines):
        report = measures.Report.of([line for line in lines if line.half == half], recognise)
        if as_json:
            yield json.dumps({"deel": half, **report.as_data()}, ensure_ascii=False)
        else:
            yield from report.as_text(half)


def _labelled(file: Path) -> Iterator[Line]:
    """Yield the labelled texts of a file: `id`, `text` and `zorg`, and what else of `Line` is known."""
    names = {one.name for one in fields(Line)}
    try:
        with file.open("rb") as stream:
            for number, line in _objects(stream):
                if not isinstance(line.get("text"), str) or not isinstance(line.get("zorg"), bool):
                    raise UnreadableLine(f"Regel {number}: ‘text’ of ‘zorg’ (true of false) ontbreekt.")
                yield Line(**{"id": str(number)} | {name: value for name, value in line.items() if name in names})
    except OSError:
        raise UnreadableLine(f"Het bestand {file} kan niet worden gelezen.") from None


def _print(lines: Iterator[str]) -> None:
    """Write lines in UTF-8; half a character in an id is written as JSON writes it."""
    for line in lines:
        sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()

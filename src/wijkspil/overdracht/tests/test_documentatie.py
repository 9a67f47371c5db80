"""What docs/zorg-herkennen.md and the register say is what is measured today."""

import re
from pathlib import Path

import pytest

from wijkspil.overdracht.herken_zorg import recognise, weights
from wijkspil.overdracht.measures import Report, Share, read_lines

DOCS = Path(__file__).resolve().parents[4] / "docs"


def dutch(share: Share) -> str:
    low, high = share.margin
    return f"{share.value:.1%} ({low:.1%}–{high:.1%})".replace(".", ",")


@pytest.mark.parametrize("half", ["tune", "test", "extra", "derde"])
def test_the_figures(half):
    found = Report.of([line for line in read_lines() if line.half == half], recognise)
    lines = (DOCS / "zorg-herkennen.md").read_text().replace("*", "").splitlines()
    row = next(line for line in lines if line.startswith(f"| {half} |"))
    for share in (found.care.precision, found.care.recall, found.danger.precision, found.danger.recall):
        assert dutch(share) in row


def test_every_mistake_is_listed_and_no_other():
    found = Report.of([line for line in read_lines() if line.half == "test"], recognise)
    listed = re.findall(r"^- `(test\d+)`", (DOCS / "zorg-herkennen.md").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(line.id for _, line in found.mistakes)


def test_the_register_says_the_same():
    text = (DOCS / "algoritmeregister" / "herken-zorg.md").read_text()
    found = Report.of([line for line in read_lines() if line.half == "test"], recognise)
    for share in (found.care.recall, found.care.precision, found.danger.recall, found.danger.precision):
        assert f"{share.value:.1%}".replace(".", ",").replace("%", " %") in text
    assert f"{len(weights().words)} gewone woorden" in text
    assert f"{len(read_lines()):,}".replace(",", ".") + " voor dit doel geschreven teksten" in text

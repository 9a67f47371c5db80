"""The guide for a new municipality, followed to the letter in an empty folder, with real outlines and addresses."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
GUIDE = ROOT / "docs" / "howto" / "eigen-gemeente.md"
DATA = Path(os.environ.get("WIJKSPIL_DATA", ROOT / "../shared/data"))
FILES = {
    "wijkenbuurten_2024.gpkg": "geo/nl_wijken_2022.geojson",
    "kerncijfers-wijken-en-buurten-2024.csv": "kerncijfers/nl_gemeenten_wijken_2024.csv",
    "2024-cbs-pc6huisnr20240801_buurt.zip": "adressen/utrecht_rivierenwijk_adressen.csv",
}
ELSEWHERE = ("make setup", ".venv/bin/wijkspil serve", ".venv/bin/wijkspil controleer")  # serving and the browser
TYPED = re.compile(r"^(?:\.venv/bin/wijkspil|mkdir|cat|set -a|WIJKSPIL_\w+=|EINDE)")

pytestmark = [
    pytest.mark.traag,
    pytest.mark.skipif(not (DATA / "geo").is_dir(), reason="WIJKSPIL_DATA noemt geen map met echte gegevens"),
]


def lines() -> list[str]:
    """Every line of the guide that stands in a block of commands."""
    blocks = re.findall(r"^```\n(.*?)^```$", GUIDE.read_text(), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if not line.startswith(ELSEWHERE)]


def script() -> str:
    """What the reader types, with our data in place of what they download."""
    text = "\n".join(line for line in lines() if TYPED.match(line))
    for name, ours in FILES.items():
        assert name in text, f"the guide no longer names {name}"
        text = text.replace(name, str(DATA / ours))
    return text.replace(".venv/bin/wijkspil", f"{sys.executable} -m wijkspil")


def test_the_guide_works_to_the_letter(tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("WIJKSPIL_", "DATABASE_URL"))}
    done = subprocess.run(
        ["bash", "-euc", script()], cwd=tmp_path, env=clean, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert [line for line in lines() if not TYPED.match(line) and line not in said] == []
    assert said[-1].startswith("http://127.0.0.1:8000/inloggen/wachtwoord-kiezen/")
    assert (tmp_path / "var" / "wijkspil.sqlite3").exists()

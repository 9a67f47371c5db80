"""The front-end build: the same files every time, within budget, with our own rules for CSS."""

import gzip
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
FRONTEND = ROOT / "frontend"
BUILT = ROOT / "src/wijkspil/core/static/wijkspil/gebouwd"

OWN_CSS = sorted((FRONTEND / "css").glob("*.css"))
PHYSICAL = re.compile(r"(margin|padding|border)-(left|right|top|bottom)\b|[^-]\b(left|right|top|bottom|width|height):")
TOKEN_USE = re.compile(r"var\((--[\w-]+)")
TOKEN_DEFINITION = re.compile(r"(--[\w-]+):")


def build(output: Path) -> str:
    """Run the build into a folder and give what it printed."""
    command = [sys.executable, str(FRONTEND / "build.py"), "--output", str(output)]
    return str(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gebouwd")
    build(folder)
    return folder


def test_a_rebuild_is_identical_to_the_last_byte(built: Path, tmp_path: Path) -> None:
    build(tmp_path / "again")
    assert contents(built) == contents(tmp_path / "again")


def test_a_second_run_does_nothing_and_is_quick(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    start = time.perf_counter()
    assert build(built) == ""
    assert time.perf_counter() - start < 1
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == before


def test_a_lost_file_is_built_again(built: Path, tmp_path: Path) -> None:
    build(tmp_path / "out")
    (tmp_path / "out" / "iconen.svg").unlink()
    build(tmp_path / "out")
    assert contents(tmp_path / "out") == contents(built)


def test_the_site_serves_the_present_build(built: Path) -> None:
    assert contents(BUILT) == contents(built), "voer `make setup` uit"


def test_css_stays_within_its_budget_and_names_its_licence(built: Path) -> None:
    css = (built / "wijk.css").read_bytes()
    assert css.startswith(b"/*! Wijkspil, EUPL-1.2.")
    assert len(gzip.compress(css, 9)) <= 30_000


def test_no_picture_stands_in_the_css_where_our_policy_blocks_it(built: Path) -> None:
    css = (built / "wijk.css").read_text(encoding="utf-8")
    assert "data:" not in css
    named = set(re.findall(r'url\("(beeld-\w+\.svg)"\)', css))
    assert named
    assert named == {path.name for path in built.glob("beeld-*.svg")}


def test_first_view_leaves_room_for_the_page(built: Path) -> None:
    """CSS, the largest font, icons, skyline and script together; the page itself may take the rest of 100 kB."""
    static = BUILT.parent
    sizes = [
        len(gzip.compress(path.read_bytes(), 9))
        for path in (built / "wijk.css", built / "iconen.svg", static / "wijk.js")
    ]
    font = max(path.stat().st_size for path in (built / "fonts").iterdir())
    assert sum(sizes) + font <= 75_000


def test_every_icon_of_the_list_is_in_the_sprite_and_nothing_else(built: Path) -> None:
    lines = (FRONTEND / "iconen.txt").read_text(encoding="utf-8").splitlines()
    wanted = {line.partition("#")[0].strip() for line in lines} - {""}
    sprite = (built / "iconen.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'<symbol id="([^"]+)" viewBox="0 0 24 24"', sprite)) == wanted


def test_every_icon_that_a_template_names_is_in_the_sprite(built: Path) -> None:
    sprite = (built / "iconen.svg").read_text(encoding="utf-8")
    there = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    for template in (ROOT / "src/wijkspil").rglob("templates/**/*.html"):
        text = template.read_text(encoding="utf-8")
        named = re.findall(r'<c-icoon naam="([a-z0-9-]+)"', text) + re.findall(r'\bicoon="([a-z0-9-]+)"', text)
        assert set(named) <= there, template


def test_every_class_of_our_own_that_a_template_names_is_in_the_stylesheet(built: Path) -> None:
    there = set(re.findall(r"\.(wijk-[\w-]+)", (built / "wijk.css").read_text(encoding="utf-8")))
    for template in (ROOT / "src/wijkspil").rglob("templates/**/*.html"):
        text = re.sub(r"{%.*?%}|{{.*?}}", "?", template.read_text(encoding="utf-8"))
        named = {name for value in re.findall(r'class="([^"]*)"', text) for name in value.split() if "?" not in name}
        assert {name for name in named if name.startswith("wijk-")} <= there, template


def test_no_address_of_a_download_in_the_lock_file() -> None:
    lock = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


def test_the_packages_are_pinned_exactly() -> None:
    package = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))
    versions = {**package["dependencies"], **package["devDependencies"]}.values()
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)


@pytest.mark.parametrize("path", OWN_CSS, ids=lambda path: path.name)
def test_own_css_has_no_colour_of_its_own_and_only_logical_properties(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgb\(|\bhsl\(|\boklch\(", css)
    assert not PHYSICAL.search(css.replace("max-width:", "").replace("min-width:", ""))


@pytest.mark.parametrize("path", OWN_CSS, ids=lambda path: path.name)
def test_own_css_reads_only_tokens_of_the_contract_that_exist(path: Path, built: Path) -> None:
    defined = set(TOKEN_DEFINITION.findall((built / "wijk.css").read_text(encoding="utf-8")))
    for token in TOKEN_USE.findall(path.read_text(encoding="utf-8")):
        assert token.startswith(("--basis-", "--wijk-", "--nl-link-")), token
        assert token in defined, token


@pytest.mark.parametrize(
    "token",
    ["basis-pointer-target-min-block-size:3rem", "basis-focus-outline-width:3px", "utrecht-root-font-size-adjust:none"],
)
def test_no_theme_can_undo_target_size_focus_ring_or_letters(token: str, built: Path) -> None:
    css = (built / "wijk.css").read_text(encoding="utf-8")
    strong = css[css.index(".wijk-theme.wijk-theme{") :]
    assert f"--{token}" in strong[: strong.index("}")]


def test_the_bridge_for_an_own_theme_sets_the_eight_steps(built: Path) -> None:
    css = (built / "eigen-thema-brug.css").read_text(encoding="utf-8")
    assert len(re.findall(r"--wijk-merk-\d+:var\(--basis-color-accent-1-", css)) == 8

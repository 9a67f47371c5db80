"""What is built is written down: every command and option, every setting, every page, every decision."""

import re
from pathlib import Path

import pytest
import yaml
from django.core.management import load_command_class

from wijkspil.bouwen import decision_index
from wijkspil.cli import WITHOUT_DJANGO, our_commands
from wijkspil.config.tests.routes import routes

PACKAGE = Path(__file__).resolve().parents[2]
ROOT = PACKAGE.parents[1]
DOCS = ROOT / "docs"
INTERNAL = {"WIJKSPIL_TELLING"}  # from run.py to the plugin of pytest
OF_DJANGO = {
    *("--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color"),
    *("--force-color", "--skip-checks", "--json"),
}


def section(command: str) -> str:
    """What docs/commandos.md says of a command."""
    text = (DOCS / "commandos.md").read_text()
    found = re.search(rf"^### `wijkspil {command}`$(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commandos.md has no part `wijkspil {command}`"
    return found.group(1)


@pytest.mark.parametrize("command", our_commands())
def test_every_command_and_option(command: str) -> None:
    text = section(command)
    if command in WITHOUT_DJANGO and command != "demo":
        return
    app = next(PACKAGE.glob(f"*/management/commands/{command.replace('-', '_')}.py")).parents[2].name
    parser = load_command_class(f"wijkspil.{app}", command.replace("-", "_")).create_parser("wijkspil", command)
    options = {word for action in parser._actions for word in action.option_strings if word.startswith("--")}
    assert [option for option in sorted(options - OF_DJANGO) if f"`{option}`" not in text] == []


def test_no_command_is_written_down_that_is_not_there() -> None:
    named = re.findall(r"^### `wijkspil ([\w-]+)`$", (DOCS / "commandos.md").read_text(), re.MULTILINE)
    assert sorted(named) == sorted(our_commands())


def test_every_setting_and_no_other() -> None:
    read = {
        name
        for file in PACKAGE.rglob("*.py")
        if "/tests/" not in str(file)
        for name in re.findall(r'"((?:WIJKSPIL|DATABASE)_[A-Z_]+)"', file.read_text())
    } - INTERNAL
    written = set(re.findall(r"^\| `([A-Z_]+)` \|", (DOCS / "instellingen.md").read_text(), re.MULTILINE))
    # Read by tests only.
    assert written - {"WIJKSPIL_DATA"} == read - {"WIJKSPIL_DATA"}


def test_every_page_and_no_other() -> None:
    written = re.findall(r"^\| `([^`]+)` \|", (DOCS / "paginas.md").read_text(), re.MULTILINE)
    assert sorted(written) == routes()


def test_the_index_of_decisions_is_the_generated_one() -> None:
    assert (DOCS / "decisions" / "README.md").read_text() == decision_index(), "run `make setup`"


def test_every_link_in_the_documents_leads_somewhere() -> None:
    broken = [
        f"{document.relative_to(ROOT)}: {goal}"
        for document in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
        for goal in re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text())
        if not goal.startswith(("http", "mailto")) and not (document.parent / goal).exists()
    ]
    assert broken == []


def test_publiccode() -> None:
    """The keys that publiccode.yml 0.4 asks for, with values that are true."""
    data = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    required = {
        *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"),
        *("description", "legal", "maintenance", "localisation"),
    }
    assert required <= set(data)
    assert data["legal"]["license"] == "EUPL-1.2"
    assert data["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert data["maintenance"].get("contacts")
    assert data["localisation"]["availableLanguages"] == ["nl", "en"]
    assert {"nl", "en"} <= set(data["description"])
    for language in data["description"].values():
        assert len(language["shortDescription"]) <= 150
        assert 150 <= len(language["longDescription"]) <= 10_000
        assert language["features"]


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert [int(number) for number in re.findall(r"^## (\d+)\.", text, re.MULTILINE)] == list(range(1, 16))
    assert "## Appendix" in text


def test_the_changelog_knows_this_version() -> None:
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert version
    assert f"## {version.group(1)}" in (ROOT / "CHANGELOG.md").read_text()


def test_both_readmes_have_the_same_parts() -> None:
    english, dutch = ((ROOT / name).read_text().count("\n## ") for name in ("README.md", "README.nl.md"))
    assert english == dutch > 2

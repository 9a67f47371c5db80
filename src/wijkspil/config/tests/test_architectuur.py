"""The layout of docs/indeling.md holds: for foreign keys, for files and their names, for their size."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field

PACKAGE = Path(__file__).resolve().parents[2]
ROOT = PACKAGE.parents[1]
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LONGEST_VIEW = 30
FOLDERS_OF_AN_APP = {
    *("management", "migrations", "templates", "templatetags", "locale", "static", "tests", "testkit"),
    *("views", "models", "actions", "queries", "data", "__pycache__"),
}
GENERATED = ("gebouwd", "node_modules", "__pycache__", "/migrations/")


def layers() -> dict[str, int]:
    """The height of each app, as import-linter holds the imports to it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    names = next(contract["layers"] for contract in contracts if contract["id"] == "lagen")
    return {
        app.strip("() "): height for height, layer in enumerate(reversed(names)) for app in re.split(r"[|:]", layer)
    }


def our_files(*suffixes: str) -> Iterator[Path]:
    for folder in ("src", "frontend", "bench", ".ci"):
        for file in (ROOT / folder).rglob("*"):
            if file.suffix in suffixes and not any(part in str(file) for part in GENERATED):
                yield file


def our_modules() -> Iterator[tuple[Path, ast.Module]]:
    for file in our_files(".py"):
        yield file, ast.parse(file.read_text(), filename=str(file))


def named_in_the_layout(ending: str = ".py") -> set[str]:
    names = re.findall(r"`(\w+(?:\.py|/))`", (ROOT / "docs" / "indeling.md").read_text())
    return {name.rstrip("/") for name in names if name.endswith(ending)}


def imports_of(module: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_every_app_has_its_layer() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("wijkspil.")}
    assert ours <= set(layers())


def test_foreign_keys_point_down() -> None:
    height = layers()
    wrong = [
        str(field)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.related_model and model._meta.app_label in height
        if height.get(field.related_model._meta.app_label, -1) > height[model._meta.app_label]
        or (
            height.get(field.related_model._meta.app_label) == height[model._meta.app_label]
            and field.related_model._meta.app_label != model._meta.app_label
        )
    ]
    assert wrong == []


def test_no_view_touches_a_manager() -> None:
    views = [
        (file, module)
        for file, module in our_modules()
        if file.name.startswith("views") or file.parent.name == "views" or file.name == "urls.py"
    ]
    assert views
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file, module in views
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]
    assert wrong == []


def test_every_file_of_an_app_has_a_name_of_the_list() -> None:
    """A pure algorithm may have a name of its own; all else stands in docs/indeling.md."""
    known = named_in_the_layout() | {"__init__.py"}
    wrong = [
        str(file.relative_to(PACKAGE))
        for app in layers()
        if app not in {"core", "config", "demo"}
        for file in (PACKAGE / app).glob("*.py")
        if file.name not in known
        if "django" in imports_of(ast.parse(file.read_text()))
    ]
    assert wrong == [], "name it in docs/indeling.md, or keep Django out of it"


def test_every_folder_of_an_app_has_a_name_of_the_list() -> None:
    wrong = [
        str(folder.relative_to(PACKAGE))
        for app in layers()
        for folder in (PACKAGE / app).glob("*/")
        if folder.name not in FOLDERS_OF_AN_APP | named_in_the_layout("/")
    ]
    assert wrong == []


@pytest.mark.parametrize("suffix", [".py", ".html", ".txt", ".css", ".js", ".sh"])
def test_no_file_grows_too_long(suffix: str) -> None:
    wrong = {
        str(file.relative_to(ROOT)): lines
        for file in our_files(suffix)
        if (lines := len(file.read_text().splitlines())) > LONGEST_FILE
    }
    assert wrong == {}


def test_no_function_grows_too_long() -> None:
    wrong = []
    for file, module in our_modules():
        is_view = file.name.startswith("views") or file.parent.name == "views"
        longest = LONGEST_VIEW if is_view else LONGEST_FUNCTION
        for node in ast.walk(module):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > longest:
                    wrong.append(
                        f"{file.relative_to(ROOT)}:{node.lineno} {node.name}: {length} lines, {longest} allowed"
                    )
    assert wrong == []


def test_no_signals_between_apps() -> None:
    """What crosses apps is called, or registered in `core.registers`; a signal hides who does what."""
    wrong = [
        str(file.relative_to(ROOT))
        for file, module in our_modules()
        if "tests" not in file.parts
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith(("django.dispatch", "django.db.models.signals"))
    ]
    assert wrong == []

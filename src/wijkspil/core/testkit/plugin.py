"""Loaded by pytest before the settings: tests run in the mode `test`, whatever the shell says.

With `--dist loadgroup` tests that share something costly stay on one worker: those whose first parameter begins with
the same `@word`, such as the browser tests of one city. (The group mark of pytest-xdist does not work with pytest 9.)

At the end it writes how many tests passed, failed and were skipped to the file that WIJKSPIL_TELLING names, for run.py.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

os.environ["WIJKSPIL_MODUS"] = "test"
os.environ.pop("WIJKSPIL_NU", None)

FAILED = ("failed", "error")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write the counts for whoever adds them up."""
    target = os.environ.get("WIJKSPIL_TELLING")
    if target:
        stats = terminalreporter.stats
        counts = {
            "passed": len(stats.get("passed", [])),
            "failed": sum(len(stats.get(word, [])) for word in FAILED),
            "skipped": len(stats.get("skipped", [])),
        }
        Path(target).write_text(json.dumps(counts))


class KeepTogether(LoadScopeScheduling):
    """Spread tests one by one, but keep a group on one worker."""

    def _split_scope(self, nodeid: str) -> str:
        found = re.search(r"\[(@\w+)", nodeid)
        return found.group(1) if found else nodeid


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    """Give the scheduler of `--dist loadgroup`."""
    return KeepTogether(config, log) if config.getoption("dist") == "loadgroup" else None

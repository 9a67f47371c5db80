"""Loaded by pytest before the settings: tests run in the mode `test`, whatever the shell says.

At the end it writes how many tests passed, failed and were skipped to the file that WIJKSPIL_TELLING names, for run.py.
"""

import json
import os
from pathlib import Path

import pytest

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

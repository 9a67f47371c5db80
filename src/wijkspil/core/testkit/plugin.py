"""Loaded by pytest before the settings: tests run in the mode `test`, whatever the shell says."""

import os

os.environ["WIJKSPIL_MODUS"] = "test"
os.environ.pop("WIJKSPIL_NU", None)

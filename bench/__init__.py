"""Measure Wijkspil beside a reference app: ratios, never absolute times (`make bench`).

Run as `python -m bench`; every part prints what it compares and whether it is within its budget (docs/metingen.md).
"""

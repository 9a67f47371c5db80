"""The staff environment under /werk/: its shell and the lists that cross apps; no rules of its own."""

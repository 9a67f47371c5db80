"""Accounts of staff, their dated roles per area, and teams."""

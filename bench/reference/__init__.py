"""The least that Django itself costs for the same page: minimal queries, the same base template, as many items."""

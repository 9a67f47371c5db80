"""Commands of mensen."""

"""Commands of inbreng."""

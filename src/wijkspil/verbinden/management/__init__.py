"""Commands of berichten."""

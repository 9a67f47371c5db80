"""One file per screen of the staff environment."""

"""Public screens: one file per screen."""

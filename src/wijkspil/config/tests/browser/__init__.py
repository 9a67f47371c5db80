"""Every screen in a real browser: see docs/toegankelijkheid.md for what is looked at and how to add a screen."""

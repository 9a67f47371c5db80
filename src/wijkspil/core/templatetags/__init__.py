"""Tags and filters for every template of the site."""

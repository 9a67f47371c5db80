"""The public site: Wagtail pages, home, Mijn wijk, news with reactions, and the journeys that cross apps."""

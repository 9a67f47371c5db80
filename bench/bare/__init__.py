"""The smallest Wagtail site: what a worker and a start cost before Wijkspil adds anything."""

"""Public pages: what stands on the site, what others do there, and the pages behind a secret link."""

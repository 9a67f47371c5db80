"""A site that really runs, in processes of its own: for tests that break it, and for tests that look at it."""

"""Who does what, and by when."""

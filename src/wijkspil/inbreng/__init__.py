"""What people bring in, from the first word to an answer that a named person signs."""

"""Read the files that administrators bring. No database, no Django; a fault is a `BadFile` with a Dutch sentence."""


class BadFile(Exception):  # noqa: N818 - it is an answer to a person
    """A file cannot be read as what it should be; nothing was changed. The text is meant for the administrator."""

"""Parts of an address that every app uses."""

from django.urls import register_converter


class PkConverter:
    """The id of a row: `<pk:pk>`. A number that no database can hold is no id, so the address is not there."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the digits."""
        return str(value)


register_converter(PkConverter, "pk")

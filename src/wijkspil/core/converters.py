"""Parts of an address that several apps use."""

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


class SecretConverter:
    """The secret code of a link: `<geheim:code>`."""

    regex = r"[A-Za-z0-9_-]{20,43}"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(PkConverter, "pk")
register_converter(SecretConverter, "geheim")

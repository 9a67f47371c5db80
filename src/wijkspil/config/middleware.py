"""Take away what no visitor means and no database takes."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

NUL, UNREADABLE = "\x00", "\ufffd"


class ReplaceNul:
    """Read a NUL byte in the address, the query or a cookie as a character that cannot be read.

    Django reads bytes that are no UTF-8 so already. PostgreSQL would answer a NUL with an error; now it is a word that
    nothing is called, and each screen answers as it does to any unknown word. Forms refuse a NUL at the field.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer one request."""
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query:
            request.META["QUERY_STRING"] = query.replace("%00", "%EF%BF%BD")
        if NUL in request.path_info:
            request.path_info = request.path_info.replace(NUL, UNREADABLE)
            request.path = request.path.replace(NUL, UNREADABLE)
        for name, value in request.COOKIES.items():
            if NUL in value:
                request.COOKIES[name] = value.replace(NUL, UNREADABLE)
        return self.get_response(request)

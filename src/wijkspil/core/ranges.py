"""A part of a file: browsers ask for it to play a video from the middle, and Safari will not play one without."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

_RANGE = re.compile(r"bytes=([0-9]{1,15})-([0-9]{0,15})")
_CHUNK = 64 * 1024


def part_of(request: HttpRequest, file: IO[bytes], size: int, content_type: str) -> HttpResponseBase:
    """Return the bytes that the request asks for, or all of them.

    Args:
        request: its Range header may name one range; several at once get the whole file.
        file: open for reading; closed when it has been sent.
        size: of the whole file, in bytes.
        content_type: what it is.
    """
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    first = int(asked[1]) if asked else 0
    last = min(int(asked[2]), size - 1) if asked and asked[2] else size - 1
    if asked and not first <= last < size:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(_read(file, first, last - first + 1), content_type=content_type)
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = str(last - first + 1)
    if asked:
        response.status_code = 206
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _read(file: IO[bytes], start: int, left: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk

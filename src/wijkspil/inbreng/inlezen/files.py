"""What kind of file it is, by its content."""

from django.utils.translation import gettext as _

from wijkspil.core.documents import MAX_BYTES
from wijkspil.core.file_refused import FileRefused
from wijkspil.inbreng.inlezen.openstad import looks_like_json, read_openstad
from wijkspil.inbreng.inlezen.tables import Table, read_table
from wijkspil.wijken.queries import AreaFinder


def read_any(data: bytes) -> Table:
    """Return a file as a table; FileRefused says why not."""
    if len(data) > MAX_BYTES:
        text = _("Dit bestand is groter dan %(mb)d MB. Deel het op.")
        raise FileRefused("te_groot", text % {"mb": MAX_BYTES // 10**6})
    if looks_like_json(data):
        return read_openstad(data, AreaFinder().code_at)
    return read_table(data)

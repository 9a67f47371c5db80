"""From the HTML of a mail to plain text: paragraphs, lists, quotations with `> `, links with their address."""

import re
from html.parser import HTMLParser

import nh3

MAX_HTML = 2_000_000  # characters that are looked at
MAX_TAGS = 10_000  # nested as deep as this, the parser takes a second; twice as deep, four
_BLOCKS = {"p", "div", "ul", "ol", "li", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "blockquote"}
_AIRY = {"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "hr"}
_KEPT = _BLOCKS | {"br", "td", "th", "a"}
_WITHOUT_CONTENT = {"script", "style", "title", "head", "template", "noscript", "object", "svg", "math"}
_DEEPEST = 8  # quotations in quotations


def text_of(html: str) -> str:
    """Return the words of a page. Links keep their address, for a person may have put the point in it.

    The HTML is first made harmless and well-formed by nh3 (html5ever). What is new in a mail stands at its beginning,
    so a longer page is cut off.
    """
    safe = nh3.clean(
        "<".join(html[:MAX_HTML].split("<", MAX_TAGS)[:MAX_TAGS]),
        tags=_KEPT,
        attributes={"a": {"href"}},
        clean_content_tags=_WITHOUT_CONTENT,
        url_schemes={"http", "https"},
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(safe)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Writes lines while it goes through the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._quotes = 0
        self._literal = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._begin_block(tag)
        elif tag == "br":
            self._end_line(even_empty=True)
        elif tag in {"td", "th"}:
            self._line.append(" ")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self._line)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            self._end_link()
        if tag in _BLOCKS:
            self._end_line()
            self._quotes -= tag == "blockquote"
            self._literal -= tag == "pre"
            if tag in _AIRY:
                self._empty_line()

    def handle_data(self, data: str) -> None:
        if not self._literal:
            self._line.append(re.sub(r"\s+", " ", data))
            return
        first, *others = data.split("\n")
        self._line.append(first)
        for line in others:
            self._end_line(even_empty=True)
            self._line.append(line)

    def _begin_block(self, tag: str) -> None:
        self._end_line()
        if tag in _AIRY:
            self._empty_line()
        self._quotes += tag == "blockquote"
        self._literal += tag == "pre"
        if tag == "li":
            self._line.append("- ")

    def _end_link(self) -> None:
        goal, since = self._links.pop()
        words = "".join(self._line[since:])
        bare = re.sub(r"^https?://(?:www\.)?|/$", "", goal)
        if bare and bare not in words:
            self._line.append(f" <{goal}>" if words.strip() else goal)

    def _end_line(self, *, even_empty: bool = False) -> None:
        words = "".join(self._line)
        words = words.rstrip() if self._literal else " ".join(words.split())
        self._line.clear()
        self._links = [(goal, 0) for goal, _since in self._links]
        if words or even_empty:
            self._lines.append(self._mark() + words)

    def _empty_line(self) -> None:
        mark = self._mark().rstrip()
        if self._lines and self._lines[-1].strip("> "):
            self._lines.append(mark)
        elif self._lines:
            self._lines[-1] = min(self._lines[-1], mark, key=len)

    def _mark(self) -> str:
        return "> " * min(max(self._quotes, 0), _DEEPEST)

    def text(self) -> str:
        """Return what was written so far, without empty lines at the ends."""
        self._end_line()
        lines = "\n".join(line.rstrip() for line in self._lines)
        return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")

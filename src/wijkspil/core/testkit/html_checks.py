"""What is wrong with a page: a dozen mistakes that every page is looked at for.

Pure: takes the text of a page, returns Dutch-free English sentences for the developer; empty when all is well.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from wijkspil.core.plain_words import ALLOWED, NEVER, pattern

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
CONTROLS = {"input", "select", "textarea"}
UNLABELLED_TYPES = {"hidden", "submit", "button", "image", "reset"}
ADDRESSES = {"href", "src", "action", "formaction", "data"}
DATA_SCRIPTS = {"application/ld+json", "application/json"}
BANNED = pattern(NEVER)
THEME_NAME = "Participatie"


def parse(html: str) -> tuple[Element, list[str]]:
    """Return the document and the sentences about HTML that is not valid."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    document: Element = parser.parse(html)
    return document, [_say(html, place, code, details) for place, code, details in parser.errors]


def _say(html: str, place: tuple[int, int], code: str, details: dict[str, Any]) -> str:
    line = html.splitlines()[place[0] - 1 : place[0]] or [""]
    return f"no valid HTML: {code} {details or ''} in line {place[0]}: {line[0].strip()[:120]}"


def text_of(element: Element) -> str:
    """Return the text of an element and all in it, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def classes_of(element: Element) -> list[str]:
    """Return the classes of an element."""
    return element.get("class", "").split()


def problems(document: Element, language: str = "nl") -> list[str]:
    """Return what is wrong with a page that should be in `language`; empty when all is well."""
    return [
        *_heading_problems(document),
        *_title_problems(document),
        *_id_problems(document),
        *_label_problems(document),
        *_policy_problems(document),
        *_language_problems(document, language),
    ]


def _heading_problems(document: Element) -> Iterator[str]:
    count = len(list(document.iter("h1")))
    if count != 1:
        yield f"the page has {count} h1, not one"
    summary = {id(part) for element in document.iter() if element.get("role") == "alert" for part in element.iter()}
    rank = 0
    for element in document.iter():
        if element.tag not in HEADINGS or id(element) in summary:
            continue
        if HEADINGS[element.tag] > rank + 1:
            yield f"heading rank is skipped at <{element.tag}> ‘{text_of(element)}’"
        if not text_of(element):
            yield f"an empty <{element.tag}>"
        rank = HEADINGS[element.tag]


def _title_problems(document: Element) -> Iterator[str]:
    title, heading = document.find(".//head/title"), document.find(".//h1")
    if title is None or not text_of(title):
        yield "the page has no title"
    elif heading is not None:
        words = text_of(title).removeprefix("Fout: ").removeprefix("Error: ")
        if not words.startswith(text_of(heading)):
            yield f"the title ‘{text_of(title)}’ does not start with the h1 ‘{text_of(heading)}’"


def _id_problems(document: Element) -> Iterator[str]:
    ids = Counter(element.get("id") for element in document.iter() if element.get("id") is not None)
    yield from (f"id ‘{name}’ stands {count} times" for name, count in ids.items() if count > 1)
    for element in document.iter():
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            missing = [name for name in element.get(attribute, "").split() if name not in ids]
            if missing:
                yield f"{attribute} of <{element.tag}> names {missing}, which is not on the page"


def _label_problems(document: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in document.iter("label")}
    inside = {id(part) for label in document.iter("label") for part in label.iter()}
    for element in document.iter():
        if element.tag not in CONTROLS or element.get("type") in UNLABELLED_TYPES:
            continue
        named = element.get("aria-label") or element.get("aria-labelledby")
        if not (named or element.get("id", "") in labelled or id(element) in inside):
            yield f"the field ‘{element.get('name')}’ has no label"
        yield from (
            f"the field ‘{element.get('name')}’ has the attribute {word}"
            for word in ("required", "placeholder")
            if element.get(word) is not None
        )


def _policy_problems(document: Element) -> Iterator[str]:
    """Yield what a strict Content-Security-Policy would block."""
    for element in document.iter():
        if element.tag == "style":
            yield "an inline <style>"
        if element.tag == "script" and not element.get("src") and element.get("type") not in DATA_SCRIPTS:
            yield "an inline <script>"
        for name, value in element.attrib.items():
            if name == "style" or name.startswith("on"):
                yield f"the attribute {name} on <{element.tag}>"
            if name in ADDRESSES and value.strip().lower().startswith("javascript:"):
                yield f"a javascript: address in {name}"


def _language_problems(document: Element, language: str) -> Iterator[str]:
    if document.get("lang") != language:
        yield f"the page says lang={document.get('lang')}, not {language}"
    if language != "nl":
        return
    for text in _shown_texts(document):
        if text.strip() != THEME_NAME and (word := BANNED.search(ALLOWED.sub("", text))):
            yield f"the word ‘{word.group()}’ in: {' '.join(text.split())[:120]}"


def _shown_texts(document: Element) -> Iterator[str]:
    for element in document.iter():
        if element.tag not in {"script", "style"} and element.text:
            yield element.text
        if element.tail:
            yield element.tail
        yield from (element.get(name, "") for name in ("alt", "title", "aria-label"))

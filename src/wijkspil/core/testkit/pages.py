"""A visitor for tests: opens a page, checks it, and lets the test ask what a person would see."""

from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any
from urllib.parse import urldefrag, urljoin
from xml.etree.ElementTree import Element

from django.http import HttpResponse
from django.test import Client

from wijkspil.core.testkit import html_checks
from wijkspil.core.testkit.html_checks import HEADINGS, classes_of, text_of

UNCHECKED = ("/beheer/",)  # the CMS's own screens are not ours to mend
REDIRECTS = {301, 302, 303, 307, 308}


class Visitor:
    """Opens pages as one person. Every HTML page is checked; a redirect must name its goal.

    `visitor("/wijken/")` returns the `Page`. `status` is the status expected. `goes_to` names where a redirect must
    lead (a pattern such as `/ideeen/*/` is fine); it is followed and the page at the goal is returned.
    """

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client(enforce_csrf_checks=True)

    def __call__(self, url: str, *, status: int = 200, goes_to: str | None = None, **headers: str) -> "Page":
        """Open an address."""
        return self._read(url, self.client.get(url, headers=headers), status, goes_to)

    def post(self, url: str, data: Any = None, *, status: int = 200, goes_to: str | None = None) -> "Page":
        """Send data to an address without a form: for what a person cannot do but a program can."""
        return self._read(url, self.client.post(url, data or {}), status, goes_to)

    def _read(self, url: str, response: Any, status: int, goes_to: str | None) -> "Page":
        if response.status_code in REDIRECTS and status == 200:
            goal = urljoin(url, response.headers["Location"])
            if goes_to is None:
                raise AssertionError(f"{url} sends the visitor on to {goal}; name it with goes_to=…")
            if not fnmatch(goal, goes_to):
                raise AssertionError(f"{url} sends the visitor on to {goal}, not to {goes_to}")
            return self._read(goal, self.client.get(urldefrag(goal).url), 200, None)
        if goes_to is not None:
            raise AssertionError(f"{url} shows a page ({response.status_code}), and does not send on to {goes_to}")
        page = Page(self, url, response)
        if response.status_code != status:
            raise AssertionError(f"{url} answers {response.status_code}, not {status}: {page.summary}")
        page.check()
        return page


class Page:
    """What a person sees on a page, and the forms on it."""

    def __init__(self, visitor: Visitor, url: str, response: HttpResponse) -> None:
        self.visitor = visitor
        self.url = url
        self.response = response
        self.status = response.status_code
        self.is_html = response.headers.get("Content-Type", "").startswith("text/html")
        self.html = response.text if self.is_html else ""
        self.document, self._invalid = html_checks.parse(self.html) if self.is_html else (Element("html"), [])

    def check(self) -> None:
        """Refuse a page with one of the mistakes that no page may have."""
        if not self.is_html or self.url.startswith(UNCHECKED) or self.response.headers.get("HX-Fragment"):
            return
        language = "en" if self.url.startswith("/en/") else "nl"
        found = [*self._invalid, *html_checks.problems(self.document, language)]
        if found:
            raise AssertionError(f"{self.url}:\n- " + "\n- ".join(found))

    @property
    def main(self) -> Element:
        """The part between header and footer."""
        found = self.document.find(".//main")
        return self.document if found is None else found

    @property
    def summary(self) -> str:
        """The first words of the page, for the message of a test that fails."""
        return text_of(self.main)[:300]

    @property
    def text(self) -> str:
        """All text of the main part."""
        return text_of(self.main)

    @property
    def title(self) -> str:
        """The text in the tab of the browser."""
        return self._first("title")

    @property
    def heading(self) -> str:
        """The h1."""
        return self._first("h1")

    @property
    def headings(self) -> list[str]:
        """All headings of the main part, in order."""
        return [text_of(element) for element in self.main.iter() if element.tag in HEADINGS]

    @property
    def paragraphs(self) -> list[str]:
        """All paragraphs of the main part."""
        return [text_of(element) for element in self.main.iter("p")]

    @property
    def links(self) -> dict[str, str]:
        """The address of every link of the whole page by its text (the first of a text counts)."""
        found: dict[str, str] = {}
        for element in self.document.iter("a"):
            found.setdefault(element.get("aria-label") or text_of(element), element.get("href", ""))
        return found

    @property
    def buttons(self) -> list[str]:
        """The text of every button of the main part."""
        return [text_of(element) for element in self.main.iter("button")]

    @property
    def labels(self) -> list[str]:
        """The text of every label of the main part."""
        return [text_of(element) for element in self.main.iter("label")]

    @property
    def errors(self) -> list[str]:
        """The sentences of the error summary above the form."""
        lists = [element for element in self.document.iter() if "wijk-foutlijst" in classes_of(element)]
        return [text_of(link) for element in lists for link in element.iter("a")]

    @property
    def field_errors(self) -> list[str]:
        """The sentences at the fields, without the hidden word "Fout:"."""
        found = [e for e in self.document.iter() if "utrecht-form-field-error-message" in classes_of(e)]
        return [text_of(element).removeprefix("Fout:").strip() for element in found]

    def having_class(self, name: str) -> list[str]:
        """Return the text of every element with a class, in order."""
        return [text_of(element) for element in self.document.iter() if name in classes_of(element)]

    def value(self, field: str) -> str:
        """Return what a field is filled with."""
        for form in self.forms:
            if field in form.names:
                return form.data.get(field, [""])[0]
        raise AssertionError(f"{self.url} has no field ‘{field}’")

    def follow(self, text: str, *, status: int = 200, goes_to: str | None = None) -> "Page":
        """Open the link with this text."""
        if text not in self.links:
            raise AssertionError(f"{self.url} has no link ‘{text}’ but {sorted(self.links)}")
        goal = urldefrag(urljoin(self.url, self.links[text])).url
        return self.visitor(goal, status=status, goes_to=goes_to)

    @property
    def forms(self) -> list["Form"]:
        """All forms of the page."""
        return [Form(element, self.document) for element in self.document.iter("form")]

    def submit(
        self, button: str = "", *, status: int = 200, goes_to: str | None = None, files: Any = None, **fields: Any
    ) -> "Page":
        """Fill fields of the form that has this button (or all these fields) and send it.

        A field that the form does not have, or a choice that it does not offer, fails the test: a person could not.
        """
        form = self._form(button, set(fields) | set(files or {}))
        data = form.filled(fields, button)
        url = urljoin(self.url, form.action)
        client = self.visitor.client
        response: Any
        if form.method == "get":
            response = client.get(url, data)
        else:
            response = client.post(url, {**data, **(files or {})}, headers={"Referer": f"http://testserver{self.url}"})
        return self.visitor._read(url, response, status, goes_to)

    def _form(self, button: str, fields: set[str]) -> "Form":
        for form in self.forms:
            if fields <= form.names and (not button or button in form.buttons):
                return form
        known = [(sorted(form.names), sorted(form.buttons)) for form in self.forms]
        raise AssertionError(f"{self.url} has no form with button ‘{button}’ and fields {sorted(fields)}, but {known}")

    def _first(self, tag: str) -> str:
        element = self.document.find(f".//{tag}")
        return "" if element is None else text_of(element)


class Form:
    """A form as a browser sees it: its fields, what they are filled with, and its buttons."""

    def __init__(self, element: Element, document: Element) -> None:
        self.element = element
        self.action = element.get("action", "")
        self.method = element.get("method", "get").lower()
        outside = [e for e in document.iter() if element.get("id") and e.get("form") == element.get("id")]
        self._controls = [e for e in [*element.iter(), *outside] if e.tag in {*html_checks.CONTROLS, "button"}]
        self.names = {e.get("name", "") for e in self._controls if e.get("name")}
        self.buttons = {text_of(e): e for e in self._controls if e.tag == "button"}
        self.choices: dict[str, set[str]] = {}
        self.data: dict[str, list[str]] = {}
        for control in self._controls:
            if control.get("name") and control.get("disabled") is None:
                self._read(control, control.get("name", ""))

    def _read(self, control: Element, name: str) -> None:
        if control.tag == "select":
            options = list(control.iter("option"))
            self.choices[name] = {_option_value(option) for option in options}
            chosen = [o for o in options if o.get("selected") is not None] or options[:1]
            self.data[name] = [_option_value(option) for option in chosen]
        elif control.tag == "textarea":
            self.data[name] = ["".join(control.itertext()).removeprefix("\n")]
        elif control.get("type") in {"radio", "checkbox"}:
            self.choices.setdefault(name, set()).add(control.get("value", "on"))
            if control.get("checked") is not None:
                self.data.setdefault(name, []).append(control.get("value", "on"))
        elif control.tag == "input" and control.get("type") not in {"submit", "button", "image", "file"}:
            self.data[name] = [control.get("value", "")]

    def filled(self, fields: dict[str, Any], button: str) -> dict[str, list[str]]:
        """Return what a browser would send after filling these fields and pressing this button."""
        data = dict(self.data)
        for name, value in fields.items():
            data[name] = list(_as_values(value))
            wrong = set(data[name]) - self.choices.get(name, set(data[name])) - {""}
            if wrong:
                raise AssertionError(f"the field ‘{name}’ offers {sorted(self.choices[name])}, not {sorted(wrong)}")
        pressed = self.buttons.get(button)
        if pressed is not None and pressed.get("name"):
            data[pressed.get("name", "")] = [pressed.get("value", "")]
        return {name: values for name, values in data.items() if values}


def _option_value(option: Element) -> str:
    return option.get("value", text_of(option))


def _as_values(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, (list, tuple, set)) else [value]:
        if item is True:
            yield "on"
        elif item is not False and item is not None:
            yield str(item)

"""Hostile and broken input for what people bring in, each with the answer that it gets.

Three tables: what is typed in a field, what is asked for by address, and what is sent to an address without the form.
Never a 5xx; never a half-kept idea; what a person could have meant is kept letter by letter.
"""

from dataclasses import dataclass
from typing import Any

KEPT = "kept"  # the idea is there, with this text exactly as it was typed
ASKED = "asked"  # the page comes back with an error at the field; nothing is kept


@dataclass(frozen=True)
class Typed:
    """A value in a field of the journey."""

    name: str
    field: str
    value: str
    answer: str


LONG = "a" * 81
TYPED = [
    # --- signs of all the world: kept as they are -----------------------------------------------------------------
    Typed("emoji", "titel", "Bankje 🌳👨‍👩‍👧‍👦", KEPT),
    Typed("right to left", "titel", "مقعد في الحديقة", KEPT),
    Typed("right-to-left override", "titel", "bankje \u202egnp.exe", KEPT),
    Typed("combining signs", "tekst", "Z̸̢̛a̷l̴g̶o̴ op het plein", KEPT),
    Typed("zero-width signs", "titel", "bank\u200bje\u2060s", KEPT),
    Typed("Turkish i", "titel", "İstanbul ıspanak", KEPT),
    Typed("Dutch ij", "titel", "Ĳsbaan in de ĳzertijd", KEPT),
    Typed("homoglyphs", "naam", "Аmіrа", KEPT),
    Typed("astral plane", "place", "𝒫leintje 𠮷", KEPT),
    Typed("line separators", "tekst", "een\u2028twee\u2029drie", KEPT),
    Typed("byte order mark", "titel", "bank\ufeffje", KEPT),
    Typed("private use", "titel", "bank \ue000", KEPT),
    Typed("only a letter", "titel", "B", KEPT),
    # --- code for somebody else: kept, and harmless on every page --------------------------------------------------
    Typed("script", "titel", "<script>alert(1)</script>", KEPT),
    Typed("image with onerror", "tekst", '<img src=x onerror="alert(1)">', KEPT),
    Typed("closing tags", "tekst", "</p></article></main><script>alert(1)</script>", KEPT),
    Typed("attribute break-out", "titel", '" onmouseover="alert(1)" x="', KEPT),
    Typed("single quotes", "titel", "' autofocus onfocus='alert(1)", KEPT),
    Typed("svg", "place", "<svg onload=alert(1)>", KEPT),
    Typed("javascript address", "tekst", "javascript:alert(1)", KEPT),
    Typed("html comment", "tekst", "<!-- --> <![CDATA[ x ]]>", KEPT),
    Typed("template", "titel", "{{ 7*7 }}{% load static %}", KEPT),
    Typed("component", "titel", "<c-knop href='x'>klik</c-knop>", KEPT),
    Typed("percent signs", "titel", "100% %s %(kenmerk)s %d", KEPT),
    Typed("braces", "titel", "{0} {naam} ${HOME}", KEPT),
    Typed("SQL", "titel", "'; DROP TABLE inbreng_inbreng; --", KEPT),
    Typed("LIKE wildcards", "titel", "%_%_%\\", KEPT),
    Typed("spreadsheet formula", "titel", "=HYPERLINK(\"http://x\")", KEPT),
    Typed("path", "place", "../../etc/passwd", KEPT),
    Typed("header lines in the text", "tekst", "Graag.\r\nBcc: slachtoffer@x.example\r\n\r\nspam", KEPT),
    Typed("end of an SMTP message", "tekst", "Graag.\r\n.\r\nMAIL FROM:<x@y.example>\r\n", KEPT),
    Typed("many brackets", "tekst", "(" * 1500, KEPT),
    Typed("many quotes", "tekst", "> " * 700, KEPT),
    Typed("a very long word", "tekst", "w" * 1500, KEPT),
    # --- what cannot be kept, asked again ---------------------------------------------------------------------------
    Typed("nothing", "titel", "", ASKED),
    Typed("only spaces", "titel", " \t\u00a0\u3000 ", ASKED),
    Typed("one sign too many", "titel", LONG, ASKED),
    Typed("text too long", "tekst", "a" * 1501, ASKED),
    Typed("place too long", "place", "a" * 121, ASKED),
    Typed("name too long", "naam", LONG, ASKED),
    Typed("a megabyte", "tekst", "a" * 1_000_000, ASKED),
    Typed("NUL", "titel", "bank\x00je", ASKED),
    Typed("NUL in the name", "naam", "Ami\x00ra", ASKED),
    Typed("bell and escape", "tekst", "bank\x07\x1b[31m", ASKED),
    Typed("a control sign of 8 bits", "tekst", "een\x85twee", ASKED),
    Typed("a sign that is none", "titel", "bank\ufffeje", ASKED),
    Typed("no address", "email", "amira", ASKED),
    Typed("two addresses", "email", "a@b.example,c@d.example", ASKED),
    Typed("header in the address", "email", "a@b.example\nBcc: c@d.example", ASKED),
    Typed("encoded header in the address", "email", "a@b.example%0ABcc:c@d.example", ASKED),
    Typed("display name", "email", '"Amira" <a@b.example>', ASKED),
    Typed("NUL in the address", "email", "a\x00@b.example", ASKED),
    Typed("address too long", "email", "a" * 310 + "@b.example", ASKED),
    Typed("right-to-left address", "email", "a@b.example\u202e", ASKED),
    Typed("a theme that is not there", "thema", "politiek", ASKED),
    Typed("a theme by number", "thema", "1", ASKED),
    Typed("a wijk that is not there", "wijk", "atlantis", ASKED),
    Typed("a gebied instead of a wijk", "wijk", "noord", ASKED),
    Typed("a wijk by number", "wijk", "1", ASKED),
    Typed("a language that we do not speak", "language", "xx", ASKED),
    Typed("a consent that is no answer", "openbaar", "misschien", ASKED),
    Typed("the field that people do not see", "website", "https://spam.example", ASKED),
]  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A GET of an address."""

    name: str
    path: str
    status: int


CODE = "A" * 32
ASKED_FOR = [
    Asked("no number", "/ideeen/abc/", 404),
    Asked("a number that is not given", "/ideeen/2026-99999/", 404),
    Asked("other digits", "/ideeen/２０２６-00001/", 404),
    Asked("a very long number", "/ideeen/2026-" + "9" * 4500 + "/", 404),
    Asked("NUL in a number", "/ideeen/2026-00001%00/", 404),
    Asked("a path upward", "/ideeen/../werk/", 404),
    Asked("an encoded path upward", "/ideeen/%2e%2e%2fwerk/", 404),
    Asked("a wijk that is not there", "/wijken/atlantis/ideeen/", 404),
    Asked("NUL in a wijk", "/wijken/klarendal%00/ideeen/", 404),
    Asked("a surrogate in a wijk", "/wijken/%ED%A0%80/ideeen/", 404),
    Asked("a code that is not ours", f"/volg/{CODE}/", 404),
    Asked("a code to confirm that is not ours", f"/bevestig/{CODE}/", 404),
    Asked("a code of support that is not ours", f"/steun/{CODE}/", 404),
    Asked("a code of help that is not ours", f"/hulp/{CODE}/", 404),
    Asked("a code of a merge that is not ours", f"/samen/{CODE}/", 404),
    Asked("helping with what is not there", "/ideeen/2026-99999/helpen/", 404),
    Asked("supporting what is not there", "/ideeen/2026-99999/steunen/", 404),
    Asked("supporting what is not public", "/ideeen/2026-00001/steunen/", 404),
    Asked("a short code", "/volg/A/", 404),
    Asked("a long code", f"/volg/{CODE * 50}/", 404),
    Asked("SQL as a code", "/volg/'%20OR%201=1--aaaaaaaaaaaaaa/", 404),
    Asked("a huge cursor", "/ideeen/?na=9999999999999999-999999999999999999", 200),
    Asked("a cursor beyond time", "/ideeen/?na=9999999999999998-1", 200),
    Asked("a cursor that is no cursor", "/ideeen/?na=../../x", 200),
    Asked("NUL in a cursor", "/ideeen/?voor=%00", 200),
    Asked("a page number", "/ideeen/?pagina=99999999999999999999", 200),
    Asked("NUL in a filter", "/ideeen/?thema=%00", 200),
    Asked("a surrogate in a filter", "/ideeen/?stand=%ED%A0%80", 200),
    Asked("SQL in a filter", "/ideeen/?wijk=%27%20OR%201%3D1--", 200),
    Asked("a long filter", "/ideeen/?thema=" + "a" * 5000, 200),
    Asked("a thousand filters", "/ideeen/?" + "&".join(f"x{n}=1" for n in range(499)), 200),
    Asked("too many filters", "/ideeen/?" + "&".join(f"x{n}=1" for n in range(2000)), 413),
    Asked("a wijk to share for that is not there", "/deel-een-idee/?wijk=%00%F0%9F%8C%B3", 200),
    Asked("script in the wijk to share for", "/deel-een-idee/?wijk=%3Cscript%3E", 200),
    Asked("sent for no wijk", "/deel-een-idee/verstuurd/?wijk=%00", 200),
    Asked("staff without signing in", "/werk/inbreng/", 302),
    Asked("an inbreng of staff without signing in", "/werk/inbreng/2026-00001/", 302),
]


@dataclass(frozen=True)
class Sent:
    """A POST to an address without its form."""

    name: str
    path: str
    status: int
    data: Any = None
    body: bytes | None = None
    content_type: str = "application/x-www-form-urlencoded"


JOURNEY = "/deel-een-idee/"
SENT = [
    Sent("nothing", JOURNEY, 200, {}),
    Sent("no answers at all, straight to the end", JOURNEY, 200, {"stap": "controleren", "naar": "verstuur"}),
    Sent("answers that are forged", JOURNEY, 200, {"concept": "eyJhIjoxfQ:1abc:zzz", "naar": "verstuur"}),
    Sent("answers signed for something else", JOURNEY, 200, {"concept": "signed-elsewhere", "naar": "verstuur"}),
    Sent("answers that are no base64", JOURNEY, 200, {"concept": ".\x00\ud7ff:::", "stap": "idee"}),
    Sent("a page that is not there", JOURNEY, 200, {"stap": "../../x", "naar": "<script>"}),
    Sent("ten megabytes", JOURNEY, 413, body=b"titel=" + b"a" * 10_000_000),
    Sent("ten megabytes of parts", JOURNEY, 413, {"tekst": "a" * 10_000_000}),
    Sent("100,000 fields", JOURNEY, 413, body=b"&".join(b"x%d=1" % n for n in range(100_000))),
    Sent("bytes that are no text", JOURNEY, 200, body=b"stap=idee&titel=\xff\xfe\x80&tekst=%ED%A0%80%00"),
    Sent("a multipart without end", JOURNEY, 200, body=b"--x\r\nCont", content_type="multipart/form-data; boundary=x"),
    Sent("a multipart without boundary", JOURNEY, 400, body=b"x", content_type="multipart/form-data"),
    Sent("JSON", JOURNEY, 200, body=b'{"titel": "\\ud800", "tekst": ' + b"[" * 10_000, content_type="application/json"),
    Sent("an unknown charset", JOURNEY, 200, body=b"stap=idee", content_type=f"{Sent.content_type}; charset=xx"),
    Sent("a public page", "/ideeen/", 403, {"titel": "x"}),
    Sent("the thank-you page", "/deel-een-idee/verstuurd/", 403, {}),
    Sent("a code that is not ours", f"/bevestig/{CODE}/", 404, {}),
    Sent("withdrawing what is not ours", f"/volg/{CODE}/intrekken/", 404, {"blijft": "nee"}),
    Sent("support that is not ours", f"/steun/{CODE}/", 404, {"intrekken": "ja"}),
    Sent("help that is not ours", f"/hulp/{CODE}/", 404, {"intrekken": "ja"}),
    Sent("a merge that is not ours", f"/samen/{CODE}/", 404, {"antwoord": "ja"}),
    Sent("consent for what is not ours", f"/volg/{CODE}/op-de-site/", 404, {}),
    Sent("merging without signing in", "/werk/inbreng/2026-00001/samenvoegen/", 403, {"other": "2026-00002"}),
    Sent("undoing without signing in", "/werk/inbreng/2026-00001/samenvoegen/1/ongedaan/", 403, {"tekst": "x"}),
    Sent("splitting without signing in", "/werk/inbreng/2026-00001/splitsen/", 403, {"titel": "x"}),
    Sent("a text of staff without signing in", "/werk/sjablonen/nieuw/", 403, {"titel": "x", "tekst": "x"}),
    Sent("helping with what is not there", "/ideeen/2026-99999/helpen/", 404, {"email": "a@b.example"}),
    Sent("answering help without signing in", "/werk/inbreng/2026-00001/hulp/1/", 403, {"tekst": "x"}),
    Sent("supporting what is not there", "/ideeen/2026-99999/steunen/", 404, {"email": "a@b.example"}),
    Sent("correcting what is not ours", f"/volg/{CODE}/aanpassen/", 404, {"titel": "x"}),
    Sent("a reaction that is not ours", f"/reactie/{CODE}/", 404, {"intrekken": "ja"}),
    Sent("reacting to what is not there", "/reageren/inbreng-2026-99999/", 404, {"tekst": "x"}),
    Sent("reacting to a kind that is not there", "/reageren/werk-1/", 404, {"tekst": "x"}),
    Sent("a tip about what is not there", "/klopt-niet/reactie-99999999999999999999/", 404, {"reden": "anders"}),
    Sent("judging without signing in", "/werk/reacties/1/plaatsen/", 403, {}),
    Sent("letting stay without signing in", "/werk/reacties/tips/1/blijft/", 403, {}),
    Sent("answering without signing in", "/werk/inbreng/2026-00001/antwoord/", 403, {"tekst": "x"}),
    Sent("publishing without signing in", "/werk/inbreng/2026-00001/plaatsen/", 403, {"version": "1"}),
]  # fmt: skip

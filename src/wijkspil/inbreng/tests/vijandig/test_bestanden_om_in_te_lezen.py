"""Files that were made to do harm, or are broken: a clear sentence, nothing kept, in bounded time and memory."""

import io
import tracemalloc
import zipfile

import openpyxl
import pytest

from wijkspil.core.file_refused import FileRefused
from wijkspil.inbreng.actions import bring_file, take_over
from wijkspil.inbreng.inlezen.files import read_any
from wijkspil.inbreng.models import Inbreng, Inlezing

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


def book_of(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data, name, content):
    """Return a spreadsheet with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return out.getvalue()


def bomb():
    return with_part(book_of(["Titel", "Wijk"]), "xl/worksheets/sheet1.xml", b"<x>" + b" " * 150_000_000 + b"</x>")


def small_zip(name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData><row><c t='inlineStr'><is><t>&c;</t></is></c></row></sheetData></worksheet>"
)

REFUSED = {
    "empty": (lambda: b"", "leeg"),
    "only blanks": (lambda: b" \r\n\t\n", "leeg"),
    "only a mark of UTF-8": (lambda: b"\xef\xbb\xbf", "leeg"),
    "only NULs": (lambda: b"\x00" * 50, "leeg"),
    "NULs in a CSV": (lambda: b"Titel;Wijk\nBan\x00kjes;Klarendal\n", "geen CSV- of Excel-bestand"),
    "only the names of columns": (lambda: b"Titel;Wijk\n", "geen regel onder de kolomnamen"),
    "a photo": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00", "geen CSV- of Excel-bestand"),
    "no encoding that we know": (lambda: b"Titel\n\x81\x8d\x8f\x90\x9d\n", "geen CSV- of Excel-bestand"),
    "half of UTF-16": (lambda: b"\xff\xfeT\x00i\x00\n", "geen CSV- of Excel-bestand"),
    "a million columns": (lambda: b"a;" * 1_000_000 + b"\n1\n", "meer dan 200 kolommen"),
    "a million columns below": (lambda: b"a;b\n" + b"1;" * 1_000_000, "meer dan 200 kolommen"),
    "too many rows": (lambda: b"Titel\n" + b"x\n" * 10_001, "meer dan 10000 regels"),
    "too large": (lambda: b"x" * 10_000_001, "groter dan 10 MB"),
    "one endless cell": (lambda: b'Titel\n"' + b"x" * 500_000, "Regel"),
    "a zip that is no spreadsheet": (lambda: small_zip("a.txt", "x"), "niet aannemen"),
    "a Word document": (lambda: small_zip("word/document.xml", "x"), "niet aannemen"),
    "a zip bomb": (bomb, "te groot als iemand het opent"),
    "half a spreadsheet": (lambda: book_of(["Titel"], ["x"])[:900], "stuk"),
    "a macro": (lambda: with_part(book_of(["T"], ["x"]), "xl/vbaProject.bin", b"x"), "macro"),
    "no sheet in it": (lambda: small_zip("[Content_Types].xml", CONTENT_TYPES), "kunnen wij niet lezen"),
    "broken XML": (
        lambda: with_part(book_of(["T"], ["x"]), "xl/worksheets/sheet1.xml", b"<worksheet"),
        "kunnen wij niet lezen",
    ),
    "entities that grow": (
        lambda: with_part(book_of(["T"], ["x"]), "xl/worksheets/sheet1.xml", ENTITIES),
        "kunnen wij niet lezen",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_sentence_and_nothing_is_kept(beheerder, name):
    made, sentence = REFUSED[name]
    data = made()
    with pytest.raises(FileRefused, match=sentence):
        bring_file(actor=beheerder.actor, data=data, naam="lijst.csv", bron="x")
    assert not Inlezing.objects.exists()


def test_a_sheet_that_says_to_be_endless_is_read_as_far_as_it_goes():
    data = book_of(["Titel", "Wijk"], ["Bankjes", "Klarendal"])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    table = read_any(with_part(data, "xl/worksheets/sheet1.xml", sheet))
    assert (table.columns, [row.cells for row in table.rows]) == (["Titel", "Wijk"], [["Bankjes", "Klarendal"]])


def test_a_formula_is_never_run_and_never_kept(beheerder, arnhem):
    rows = ['=HYPERLINK("http://x.example");Klarendal', "+1+1;Klarendal", "@SUM(1);Klarendal"]
    data = "\n".join(["Titel;Wijk", *rows]).encode()
    take_over(actor=beheerder.actor, inlezing=bring_file(actor=beheerder.actor, data=data, naam="x", bron="x"))
    titles = set(Inbreng.objects.values_list("titel", flat=True))
    assert titles == {"+1+1", "@SUM(1)", '=HYPERLINK("http://x.example")'}  # in a CSV it is only text


def test_signs_that_no_page_can_hold_refuse_their_row_only(beheerder, arnhem):
    data = b"Titel;Wijk\nBan\x07kjes;Klarendal\nBoom;Klarendal\n"
    done = take_over(actor=beheerder.actor, inlezing=bring_file(actor=beheerder.actor, data=data, naam="x", bron="x"))
    assert (done.nieuw, done.geweigerd) == (1, 1)


def test_a_name_of_a_file_cannot_be_a_path(beheerder):
    made = bring_file(actor=beheerder.actor, data=b"Titel\nx", naam="../../etc/pass\nwd<script>.csv", bron="x")
    assert made.naam == "pass wd script .csv"
    assert made.file.startswith("inlezen/")


@pytest.mark.parametrize("name", ["a million columns", "too many rows", "a zip bomb"])
def test_memory_stays_bounded(name):
    data = REFUSED[name][0]()
    tracemalloc.start()
    with pytest.raises(FileRefused):
        read_any(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150_000_000

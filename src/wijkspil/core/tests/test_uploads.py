"""Files that people bring: photos tell nothing, documents carry no program, and nothing small asks for a lot."""

import io
import subprocess
import sys
import zipfile
import zlib

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from PIL import Image, ImageCms

from wijkspil.core import photos, uploads
from wijkspil.core.documents import CheckedDocument, DocumentKind, check_document
from wijkspil.core.file_refused import FileRefused
from wijkspil.core.formulieren import Formulier
from wijkspil.core.photos import CleanPhoto, clean_photo, jpeg_layers
from wijkspil.core.testkit import files
from wijkspil.core.uploads import UploadsField, take_in


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def colour(data: bytes, at: tuple[int, int] = (5, 5)) -> tuple[int, ...]:
    found = opened(data).getpixel(at)
    assert isinstance(found, tuple)
    return found


def refusal(data: bytes, name: str = "bestand") -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        take_in(data, name)
    return refused.value


def test_a_photo_tells_nothing_about_where_when_and_by_whom():
    data = files.telling_photo()
    assert files.CAMERA.encode() in data
    clean = clean_photo(data)
    for kept in (clean.photo, clean.thumb):
        picture = opened(kept)
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        for word in (files.CAMERA, files.AUTHOR, "script", "Exif", "ICC_PROFILE"):
            assert word.encode() not in kept


@pytest.mark.parametrize(("orientation", "size"), [(1, (640, 480)), (3, (640, 480)), (6, (480, 640)), (8, (480, 640))])
def test_a_photo_stands_upright(orientation, size):
    clean = clean_photo(files.telling_photo(orientation))
    assert (clean.width, clean.height) == opened(clean.photo).size == size
    left = colour(clean.photo)
    assert (left[0] > 200) == (orientation in {1, 6})  # red stands left, or on top


@pytest.mark.parametrize(
    ("size", "kept", "thumb"),
    [
        ((4000, 3000), (2000, 1500), (480, 360)),
        ((16000, 900), (2000, 112), (480, 27)),
        ((300, 200), (300, 200), (300, 200)),
        ((1, 1), (1, 1), (1, 1)),
    ],
)
def test_a_large_photo_becomes_smaller_and_a_small_one_stays(size, kept, thumb):
    clean = clean_photo(files.photo(size))
    assert opened(clean.photo).size == (clean.width, clean.height) == pytest.approx(kept, abs=1)
    assert opened(clean.thumb).size == pytest.approx(thumb, abs=1)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *[("PNG", mode) for mode in ("RGB", "RGBA", "P", "PA", "LA", "L", "1", "I;16")],
        *[("JPEG", mode) for mode in ("RGB", "CMYK", "L")],
        *[("WEBP", "RGB"), ("WEBP", "RGBA"), ("GIF", "P")],
    ],
)
def test_every_kind_of_picture_becomes_a_jpeg(kind, mode):
    picture = opened(files.photo(kind="PNG"))
    if mode == "PA":  # a palette with see-through colours
        picture = picture.convert("RGBA").quantize()
    else:
        picture = picture.convert("L").convert(mode) if mode in {"LA", "I;16"} else picture.convert(mode)
    target = io.BytesIO()
    picture.save(target, format=kind)
    clean = clean_photo(target.getvalue())
    assert opened(clean.photo).format == opened(clean.thumb).format == "JPEG"


def test_what_is_see_through_becomes_white():
    target = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(target, format="PNG")
    assert colour(clean_photo(target.getvalue()).photo) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_a_picture_that_moves_the_first_one_is_kept(kind):
    first, second = Image.new("RGB", (40, 40), "red"), Image.new("RGB", (40, 40), "blue")
    target = io.BytesIO()
    first.save(target, format=kind, save_all=True, append_images=[second])
    pixel = colour(clean_photo(target.getvalue()).photo, (20, 20))
    assert pixel[0] > 200 > pixel[2]


def test_a_photo_of_an_iphone():
    heif = pytest.importorskip("pillow_heif")
    heif.register_heif_opener()
    exif = Image.Exif()
    exif[0x010F] = files.CAMERA
    clean = take_in(files.photo(kind="HEIF", exif=exif.tobytes()), "IMG_0012.HEIC")
    assert isinstance(clean, CleanPhoto)
    assert files.CAMERA.encode() not in clean.photo


def test_without_the_reader_of_heic_it_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    assert refusal(b"\0\0\0\x18ftypheic" + b"\0" * 100).tekst == (
        "Deze foto is een HEIC. Die kunnen wij niet lezen. Sla hem op als JPEG en kies die."
    )


def test_colours_are_brought_to_those_of_every_screen():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"....").replace(b"bXYZ", b"rXYZ").replace(b"....", b"bXYZ")  # its red is our blue
    pixels = [
        colour(clean_photo(files.photo(icc_profile=profile)).photo)
        for profile in (None, srgb, b"geen profiel", swapped)
    ]
    assert [pixel[0] > 200 for pixel in pixels] == [True, True, True, False]
    assert pixels[3][2] > 200


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("GIF", "RGB"), ("WEBP", "RGB")])
def test_a_broken_photo_is_refused(kind, mode):
    whole = files.photo((200, 200), kind=kind, mode=mode)
    assert refusal(whole[: len(whole) // 2]).code == "foto_stuk"


def test_too_large_a_photo_is_refused():
    assert "15 MB" in refusal(files.photo() + b"\0" * photos.MAX_BYTES).tekst


def test_layers_of_a_jpeg_are_counted_without_the_small_copies_in_its_head():
    assert jpeg_layers(files.photo()) == jpeg_layers(files.telling_photo()) == 1
    assert jpeg_layers(files.photo(progressive=True)) > 5


LAYERED = files.photo(progressive=True)


def heic(size: tuple[int, int]) -> bytes:
    heif = pytest.importorskip("pillow_heif")
    heif.register_heif_opener()
    return files.photo(size, kind="HEIF")


BOMBS = {
    "png": lambda: files.png_bomb(30_000, 30_000),
    "png just too large": lambda: files.png_bomb(5_001, 4_000),
    "see-through": lambda: files.png_bomb(4_001, 3_000, see_through=True),
    "png as large as allowed": lambda: files.png_bomb(5_000, 4_000),
    "see-through as large as allowed": lambda: files.png_bomb(4_000, 3_000, see_through=True),
    "png that says nothing true": lambda: files.png_of(2**31 - 1, 2**31 - 1, b"x"),
    "png with much more than it says": lambda: files.png_of(10, 10, zlib.compress(b"\0" * 200_000_000, 9)),
    "jpeg as large as allowed": lambda: files.photo((11_500, 8_600)),
    "jpeg in layers": lambda: files.photo((5_100, 3_900), progressive=True),
    "jpeg in a thousand layers": lambda: LAYERED[:-2] + LAYERED[LAYERED.rindex(b"\xff\xda") : -2] * 1000 + b"\xff\xd9",
    "webp": lambda: files.photo((4_900, 3_200), kind="WEBP", mode="RGBA"),
    "webp as large as allowed": lambda: files.photo((2_500, 2_000), kind="WEBP", mode="RGBA"),
    "gif": lambda: files.photo((5_000, 4_000), kind="GIF"),
    "heic as large as allowed": lambda: heic((4_032, 3_024)),
    "heic": lambda: heic((5_712, 4_284)),
    "zip": files.zip_bomb,
    "lying zip": files.lying_zip_bomb,
    "zip with 6000 parts": lambda: files.office(**{f"deel{number}": b"" for number in range(6_000)}),
    "nested gzip": files.nested_gzip,
    "xml": lambda: files.office(**{"word/a.xml": b"<!DOCTYPE a [<!ENTITY a 'aaaa'>]>" + b"&a;" * 10}),
}


# Says by how many MB the memory of a fresh process rises at most, and how many seconds of processor a file takes.
COST = """
import contextlib, resource, sys, time
from django.conf import settings
settings.configure(USE_I18N=False)
from PIL import Image
from wijkspil.core.uploads import FileRefused, take_in
data = sys.stdin.buffer.read()
Image.preinit()
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, start = peak(), time.process_time()
with contextlib.suppress(FileRefused):
    take_in(data, "bestand")
print(peak() - before, time.process_time() - start)
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_file_never_asks_for_a_lot(name):
    """Memory rises less than 100 MB and it takes less than two seconds, refused or not."""
    data = BOMBS[name]()
    assert len(data) < photos.MAX_BYTES
    answer = subprocess.run([sys.executable, "-c", COST], input=data, capture_output=True, check=True)
    megabytes, seconds = map(float, answer.stdout.split())
    assert megabytes < 100
    assert seconds < 2


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (files.PDF, DocumentKind.PDF),
        (files.office(), DocumentKind.DOCX),
        (files.office("spreadsheetml.sheet"), DocumentKind.XLSX),
        (files.office("presentationml.presentation"), DocumentKind.PPTX),
        (files.open_document(), DocumentKind.ODT),
        (files.open_document("spreadsheet"), DocumentKind.ODS),
    ],
)
def test_documents_are_known_by_their_content(data, kind):
    taken = take_in(data, "../map/Begroting 2027.exe")
    assert isinstance(taken, CheckedDocument)
    assert (taken.kind, taken.name, taken.data) == (kind, f"Begroting 2027.{kind.ending}", data)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("begroting.pdf", "begroting.pdf"),
        ("plan.v2.definitief.docx", "plan.v2.definitief.pdf"),
        ("C:\\Users\\ik\\brief.doc", "brief.pdf"),
        ("\u202egnp.exe", "gnp.pdf"),
        ("a\r\nContent-Type: x\r\n.pdf", "a Content-Type x.pdf"),
        ("<script>.pdf", "script.pdf"),
        ("", "bestand.pdf"),
        ("...", "bestand.pdf"),
        ("é" * 300 + ".pdf", "é" * 100 + ".pdf"),
    ],
)
def test_a_name_is_one_safe_line_with_the_right_ending(name, expected):
    assert check_document(files.PDF, name).name == expected


@pytest.mark.parametrize(
    "data",
    [
        files.office(**{"word/vbaProject.bin": b"x"}),
        files.office("wordprocessingml.document", **{"xl/VBAPROJECT.BIN": b"x"}),
        files.zip_of({"[Content_Types].xml": b'"application/vnd.ms-word.document.macroEnabled.main+xml"'}),
        files.zip_of({"[Content_Types].xml": "macroEnabled".encode("utf-16")}),
        files.open_document(**{"Basic/Standard/Module1.xml": b"Sub Main"}),
        files.open_document(**{"Scripts/python/x.py": b"x"}),
    ],
)
def test_a_document_with_a_program_is_refused(data):
    assert "macro" in refusal(data, "brief.docx").tekst


@pytest.mark.parametrize(
    "data",
    [
        files.SVG, files.HTML, files.PROGRAM, files.OLD_OFFICE, b"{\\rtf1 }", b"", b"gewoon tekst", b"\xff\xd8",
        files.zip_of({"lees.txt": b"x"}), files.open_document("graphics"), files.office("wordprocessingml.template"),
        b"RIFF\0\0\0\0WAVE", files.nested_gzip(1), b"<html>%PDF-1.7", b"\0\0\0\x18ftypavif" + b"\0" * 40,
    ],
)  # fmt: skip
def test_anything_else_is_refused(data):
    assert refusal(data, "foto.jpg").code in {"onbekend_bestand", "foto_stuk"}


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"\0" * 100, files.office()[:-30], files.office()[:60]])
def test_a_broken_document_is_refused(data):
    assert refusal(data).code == "document_stuk"


def test_two_parts_with_one_name_are_refused():
    target = io.BytesIO(files.office())
    with zipfile.ZipFile(target, "a") as packed, pytest.warns(UserWarning, match="Duplicate name"):
        packed.writestr("[Content_Types].xml", b"<Types/>")
    assert refusal(target.getvalue()).code == "document_stuk"


def test_a_gif_that_is_also_a_page_is_only_its_pixels_or_nothing():
    assert refusal(files.HTML_IN_GIF).code == "onbekend_bestand"
    mixed = files.photo(kind="GIF") + files.HTML
    assert b"script" not in clean_photo(mixed).photo


class AForm(Formulier):
    bijlagen = UploadsField(label="Foto’s en bestanden", required=False)


def sent(*given: tuple[str, bytes]) -> AForm:
    kept = [SimpleUploadedFile(name, data) for name, data in given]
    return AForm({"x": "y"}, files=MultiValueDict({"bijlagen": kept}))


def test_a_form_takes_several_files_and_none_is_fine_too():
    form = sent(("a.jpg", files.photo()), ("b.pdf", files.PDF))
    assert form.is_valid()
    assert [type(one) for one in form.cleaned_data["bijlagen"]] == [CleanPhoto, CheckedDocument]
    empty = sent()
    assert empty.is_valid()
    assert empty.cleaned_data["bijlagen"] == []


def test_a_form_says_of_each_file_what_is_wrong():
    form = sent(
        ("a.jpg", files.photo()), ("100%.svg", files.SVG), ("c.xlsm", files.office(**{"xl/vbaProject.bin": b"x"}))
    )
    assert form.errors["bijlagen"] == [
        "‘100%.svg’: Dit bestand kunnen wij niet aannemen. Kies een foto, een PDF of een docx, xlsx, pptx, odt of ods.",
        "‘c.xlsm’: In dit bestand zit een programma (een macro). Sla het op als PDF.",
    ]


def test_a_form_takes_no_more_than_a_few_at_once():
    assert sent(*[("a.jpg", files.photo())] * 6).errors["bijlagen"] == ["Kies hooguit 5 bestanden tegelijk."]


def test_a_form_with_a_file_has_a_field_that_a_browser_understands():
    html = str(AForm()["bijlagen"])
    assert 'type="file"' in html
    assert "multiple" in html
    assert 'accept="image/jpeg,image/png,image/webp,.pdf' in html
    assert AForm().is_multipart()


def test_a_field_that_asks_for_a_file_says_so():
    class Asking(Formulier):
        bijlagen = UploadsField(label="Foto")

    assert Asking({"x": "y"}).errors["bijlagen"] == ["Kies een foto."]


def test_a_request_that_is_too_large_is_refused_before_it_is_read():
    limit = uploads.SizeLimit()
    with pytest.raises(RequestDataTooBig):
        limit.handle_raw_input(None, {"PATH_INFO": "/deel-een-idee/"}, uploads.MAX_REQUEST + 1)
    limit.handle_raw_input(None, {"PATH_INFO": "/deel-een-idee/"}, uploads.MAX_REQUEST)
    limit.handle_raw_input(None, {"PATH_INFO": "/beheer/documents/add/"}, 10**9)

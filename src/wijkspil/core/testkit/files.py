"""Files for tests: honest ones, and those that somebody makes to do harm. All made here, none from outside."""

import gzip
import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image, ImageCms

CAMERA = "Voorbeeldcamera 3000"
AUTHOR = "Maker Voorbeeld"
OFFICE = "application/vnd.openxmlformats-officedocument."


def photo(size: tuple[int, int] = (640, 480), kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    """Return a picture: red on the left, blue on the right."""
    picture = Image.new(mode, size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    target = io.BytesIO()
    picture.save(target, format=kind, **options)
    return target.getvalue()


def telling_photo(orientation: int = 1) -> bytes:
    """Return a photo as a telephone makes it: with place, camera, remarks, a profile and a small copy of itself."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = CAMERA, AUTHOR, orientation
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 59.0, 21.0), 3: "E", 4: (5.0, 55.0, 16.0)})
    exif.get_ifd(0x8769)[0x9286] = f"ASCII\0\0\0Gemaakt door {AUTHOR}".encode()
    head = exif.tobytes()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = photo(exif=head, comment=AUTHOR.encode(), icc_profile=profile)
    small = photo((160, 120), comment=f"klein van {AUTHOR}".encode())
    extra = b"\xff\xe3" + struct.pack(">H", len(small) + 2) + small  # APP3, where old cameras keep their small copy
    return made[:2] + extra + made[2:] + b"<script>alert('achter de foto')</script>"


def png_bomb(width: int, height: int, *, see_through: bool = False) -> bytes:
    """Return a PNG of black that unpacks to width × height pixels."""
    row = b"\0" * (1 + width * (4 if see_through else 3))
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return png_of(width, height, body, colours=6 if see_through else 2)


def png_of(width: int, height: int, body: bytes, colours: int = 2) -> bytes:
    """Return a PNG that says to have this size, with this packed content, whatever that is."""
    head = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def office(kind: str = "wordprocessingml.document", **parts: bytes) -> bytes:
    """Return a small file of an office program; `parts` are more files in it."""
    types = f'<Types><Override ContentType="{OFFICE}{kind}.main+xml"/></Types>'
    return zip_of({"[Content_Types].xml": types.encode(), "word/document.xml": b"<w:document/>", **parts})


def open_document(kind: str = "text", **parts: bytes) -> bytes:
    """Return a small ODF file."""
    said = f"application/vnd.oasis.opendocument.{kind}".encode()
    return zip_of({"mimetype": said, "content.xml": b"<office:document-content/>", **parts})


def zip_of(parts: dict[str, bytes]) -> bytes:
    """Return a zip with these files; the same every time, for two processes must collect the same tests."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, data in parts.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def zip_bomb() -> bytes:
    """Return an office file of some hundred kB with a part that unpacks to 300 MB."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr("[Content_Types].xml", f'"{OFFICE}wordprocessingml.document.main+xml"')
        with packed.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"\0" * 1_000_000)
    return target.getvalue()


def lying_zip_bomb() -> bytes:
    """Return an office file whose list of contents unpacks to 100 MB, while it says to be small."""
    big = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = b"".join(big.compress(b"\0" * 1_000_000) for _ in range(100)) + big.flush()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", b"x")
    head = bytearray(target.getvalue())
    name = b"[Content_Types].xml"
    local = head[:30] + name
    struct.pack_into("<III", local, 14, 0, len(body), 1000)
    at = head.index(b"PK\x01\x02")
    central = bytearray(head[at : head.index(b"PK\x05\x06")])
    struct.pack_into("<III", central, 16, 0, len(body), 1000)
    end = bytearray(head[head.index(b"PK\x05\x06") :])
    struct.pack_into("<II", end, 12, len(central), len(local) + len(body))
    return bytes(local + body + central + end)


def nested_gzip(depth: int = 10) -> bytes:
    """Return a gzip in a gzip in a gzip, of a lot of nothing."""
    data = b"\0" * 10_000_000
    for _ in range(depth):
        data = gzip.compress(data, 9)
    return data


PDF = b"%PDF-1.7\n1 0 obj<</Author(" + AUTHOR.encode() + b")>>endobj\ntrailer<</Info 1 0 R>>\n%%EOF\n"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
HTML = b"<!doctype html><script>alert(1)</script>"
HTML_IN_GIF = b"GIF89a/*" + b"\0" * 8 + b"*/=1;<script>alert(1)</script>"
PROGRAM = b"MZ\x90\0" + b"\0" * 200
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

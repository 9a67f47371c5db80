"""Photos that people bring: written anew, upright and smaller, with their pixels and nothing else.

A telephone writes in each photo where and when it was taken, with what, and a small copy of how it was before it was
cut. None of that is in the files made here: no EXIF, no place, no remarks, no colour profile (the colours are brought
to sRGB), and nothing behind the picture.

A small file can ask for a lot of memory or time. So the size of the picture is read before its pixels, and a JPEG is
read at about the size that is kept.
"""

import io
import re
import warnings
from dataclasses import dataclass
from threading import Lock

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from wijkspil.core.file_refused import FileRefused

MAX_BYTES = 15_000_000
LONGEST = 2000  # pixels of the longest side that is kept
THUMB = 480
QUALITY = 85
PHOTO_TYPE = "image/jpeg"

# Pixels of the file, so that reading it takes less than 100 MB. What a pixel costs differs: a JPEG is read smaller,
# unless it is stored in layers, which are all read first; what is see-through is kept twice; WebP and HEIC are unpacked
# two or three times.
MAX_PIXELS = {"JPEG": 100_000_000, "PNG": 20_000_000, "GIF": 20_000_000, "WEBP": 5_000_000, "HEIF": 12_600_000}
MAX_PIXELS_LAYERED = 20_000_000
MAX_PIXELS_SEE_THROUGH = 12_000_000
MAX_LAYERS = 16  # usual are ten; each costs a pass over the whole picture

_HEIC = re.compile(rb"....ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)", re.DOTALL)
_one_at_a_time = Lock()  # so that photos of several visitors together take no more than one


@dataclass(frozen=True)
class CleanPhoto:
    """A photo that can be kept and shown, as two JPEG files.

    Attributes:
        photo: at most 2000 pixels long.
        thumb: the same at most 480 pixels long.
        width, height: of `photo`.
    """

    photo: bytes
    thumb: bytes
    width: int
    height: int


def clean_photo(data: bytes) -> CleanPhoto:
    """Return a photo (JPEG, PNG, WebP, GIF or HEIC) as clean JPEG files; of one that moves its first picture.

    Raises:
        FileRefused: it is no photo, it is broken, or it is too large.
    """
    if len(data) > MAX_BYTES:
        raise FileRefused(
            "te_groot", _("Deze foto is groter dan %(mb)d MB. Kies een kleinere.") % {"mb": MAX_BYTES // 1_000_000}
        )
    try:
        with _one_at_a_time, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # remarks of the reader about odd files
            return _cleaned(data)
    except FileRefused:
        raise
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except Exception as error:  # a reader of pictures fails on broken ones in many ways
        raise _broken() from error


def _cleaned(data: bytes) -> CleanPhoto:
    with _opened(data) as opened:
        _check_size(opened, data)
        width, height = opened.size
        part = min(1.0, LONGEST / max(width, height))
        opened.draft("RGB", (max(1, int(width * part)), max(1, int(height * part))))
        profile = opened.info.get("icc_profile")
        opened.thumbnail((LONGEST, LONGEST), reducing_gap=2.0)
        picture = _on_white(_in_srgb(ImageOps.exif_transpose(opened), profile))
    small = picture.copy()
    small.thumbnail((THUMB, THUMB), reducing_gap=2.0)
    return CleanPhoto(_as_jpeg(picture), _as_jpeg(small), *picture.size)


def _opened(data: bytes) -> Image.Image:
    """Read the head of a picture; nothing of it is unpacked yet."""
    if _HEIC.match(data):
        return _opened_heic(data)
    try:
        return Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "GIF"))
    except UnidentifiedImageError:
        raise FileRefused(
            "geen_foto", _("Dit is geen foto die wij kunnen lezen. Kies een JPEG, PNG, WebP of HEIC.")
        ) from None


def _opened_heic(data: bytes) -> Image.Image:
    try:
        import pillow_heif  # here, for it is large and few photos need it
    except ImportError:
        raise FileRefused(
            "geen_heic", _("Deze foto is een HEIC. Die kunnen wij niet lezen. Sla hem op als JPEG en kies die.")
        ) from None
    pillow_heif.register_heif_opener(thumbnails=False, decode_threads=1)
    return Image.open(io.BytesIO(data), formats=("HEIF",))


def _check_size(opened: Image.Image, data: bytes) -> None:
    kind = "JPEG" if opened.format == "MPO" else opened.format or ""
    most = MAX_PIXELS[kind]
    if kind == "JPEG" and (layers := jpeg_layers(data)) > 1:
        most = MAX_PIXELS_LAYERED
        if layers > MAX_LAYERS:
            raise _broken()
    elif opened.has_transparency_data:
        most = min(most, MAX_PIXELS_SEE_THROUGH)
    if opened.width * opened.height > most:
        raise _too_many_pixels()


def jpeg_layers(data: bytes) -> int:
    """Return in how many passes the picture of a JPEG is stored; its small copies in the head do not count."""
    place = 2
    while data[place : place + 1] == b"\xff" and data[place + 1 : place + 2] != b"\xda":
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    end = data.find(b"\xff\xd9", place)
    return data.count(b"\xff\xda", place, end if end > 0 else len(data))


def _broken() -> FileRefused:
    return FileRefused("foto_stuk", _("Wij kunnen deze foto niet lezen. Maak of kies een andere."))


def _too_many_pixels() -> FileRefused:
    text = _("Deze foto heeft te veel beeldpunten. Maak hem kleiner en kies hem opnieuw.")
    return FileRefused("foto_te_groot", text)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Bring the colours of a telephone to those that every screen shows, so that the profile can go."""
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK"}:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        found = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a profile that makes no sense changes nothing
    return found or picture


def _on_white(picture: Image.Image) -> Image.Image:
    """Return it in colours without holes: what was see-through becomes white."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        see_through = picture.convert("RGBA")
        white = Image.new("RGB", see_through.size, "white")
        white.paste(see_through, mask=see_through.getchannel("A"))
        return white
    return picture.convert("RGB")


def _as_jpeg(picture: Image.Image) -> bytes:
    picture.info = {}
    target = io.BytesIO()
    picture.save(target, format="JPEG", quality=QUALITY, optimize=True, exif=b"", icc_profile=None)
    return target.getvalue()

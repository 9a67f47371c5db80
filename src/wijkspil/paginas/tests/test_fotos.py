"""Photos keep nothing of what a camera writes in a file: not where, not when, not with what."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from PIL import ExifTags, Image, PngImagePlugin

from wijkspil.core import site_version
from wijkspil.paginas.models import Foto
from wijkspil.paginas.testkit import make_photo

pytestmark = pytest.mark.django_db
SECRET = "geheim-van-de-camera"


def with_secrets(kind):
    """A photo of 60 by 40 pixels, taken with the camera on its side, full of metadata."""
    image = Image.new("RGB", (60, 40), (200, 30, 30))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = SECRET
    exif[ExifTags.Base.Artist] = SECRET
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (51.0, 59.0, 21.0), 3: "E", 4: (5.0, 55.0, 16.0)})
    target = BytesIO()
    options: dict[str, Any] = {"exif": exif}
    if kind == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Comment", SECRET)
    if kind == "JPEG":
        options["comment"] = SECRET
    image.save(target, kind, **options)
    assert SECRET.encode() in target.getvalue()
    return target.getvalue()


def hidden_in(file):
    """What a file tells beside its pixels."""
    with Image.open(file) as image:
        words = {"exif", "xmp", "comment", "Comment", "XML:com.adobe.xmp"}
        return {**dict(image.getexif()), **{key: value for key, value in image.info.items() if key in words}}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_original_and_renditions_carry_nothing(kind):
    file = ContentFile(with_secrets(kind), name=f"foto.{kind.lower()}")
    photo = Foto.objects.create(title="Plein", file=file, maker="Fotoclub")
    photo.refresh_from_db()
    renditions = [photo.get_rendition(spec) for spec in ("width-30", "max-20x20|format-jpeg")]
    for path in [Path(photo.file.path), *(Path(settings.MEDIA_ROOT) / one.file.name for one in renditions)]:
        assert SECRET.encode() not in path.read_bytes()
        assert hidden_in(path) == {}, path


def test_a_photo_taken_sideways_stands_upright():
    photo = Foto.objects.create(title="Plein", file=ContentFile(with_secrets("JPEG"), name="a.jpg"), maker="Fotoclub")
    assert (photo.width, photo.height) == (40, 60)
    assert photo.file_size == photo.file.size
    assert photo.file_hash


def test_a_transparent_drawing_stays_transparent():
    target = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(target, "PNG")
    photo = Foto.objects.create(title="Logo", file=ContentFile(target.getvalue(), name="l.png"), maker="Wijkspil")
    with Image.open(photo.file.path) as stored:
        assert stored.getchannel("A").getextrema() == (0, 0)


def test_saving_again_does_not_write_the_file_again():
    photo = make_photo()
    before = Path(photo.file.path).stat().st_mtime_ns
    photo.title = "Ander plein"
    photo.save()
    assert Path(photo.file.path).stat().st_mtime_ns == before


@pytest.mark.django_db(transaction=True)
def test_a_changed_photo_makes_kept_pages_old():
    photo = make_photo()
    before = site_version.current()
    photo.maker = "Iemand anders"
    photo.save()
    assert site_version.current() > before


def test_only_renditions_are_public(page):
    photo = make_photo()
    rendition = photo.get_rendition("width-100|format-webp")
    answer = page.client.get(f"/media/{rendition.file.name}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert "immutable" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]
    for address in (f"/media/{photo.file.name}", "/media/images/../original_images/plein.jpg", "/media/images/"):
        assert page.client.get(address).status_code in {400, 404}

"""Drawings for the demo, in the colours of the gemeente: no photo of anybody else, no place that exists."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from wijkspil.core.palet import Palet, palet

WIDTH, HEIGHT = 960, 600
SCALE = 2  # drawn twice as large, so that the edges become smooth
GROUND = 430


@dataclass(frozen=True)
class Pen:
    """A drawing in the making, with its colours; all measures in pixels of the finished picture."""

    draw: ImageDraw.ImageDraw
    merk: Palet
    accent: str
    zacht: str

    def box(self, left: float, top: float, right: float, bottom: float, colour: str, radius: float = 0) -> None:
        """Draw a rectangle."""
        corners = tuple(round(value * SCALE) for value in (left, top, right, bottom))
        self.draw.rounded_rectangle(corners, round(radius * SCALE), fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str, flat: float = 1) -> None:
        """Draw a circle, or an ellipse that is `flat` times as high."""
        sides = (x - radius, y - radius * flat, x + radius, y + radius * flat)
        self.draw.ellipse(tuple(round(value * SCALE) for value in sides), fill=colour)

    def shape(self, points: list[tuple[float, float]], colour: str) -> None:
        """Draw a polygon."""
        self.draw.polygon([(round(x * SCALE), round(y * SCALE)) for x, y in points], fill=colour)

    def line(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        """Draw a line with rounded corners."""
        path = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
        self.draw.line(path, fill=colour, width=round(width * SCALE), joint="curve")


def tekening(kind: str, merkkleur: str, accent: str, zacht: str) -> bytes:
    """Return a drawing as PNG.

    Args:
        kind: a key of `KINDS`.
        merkkleur: the brand colour; all blues or greens come from it.
        accent: the accent colour of the gemeente.
        zacht: its soft accent colour.
    """
    merk = palet(merkkleur)
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), merk[100])
    pen = Pen(ImageDraw.Draw(image), merk, accent, zacht)
    _sky(pen)
    KINDS[kind](pen)
    target = BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(target, "PNG")
    return target.getvalue()


def _sky(pen: Pen) -> None:
    pen.disc(770, 130, 62, pen.zacht)
    pen.disc(770, 130, 44, pen.accent)
    for x, y, size in ((150, 110, 34), (200, 100, 46), (250, 115, 32), (560, 70, 26), (595, 62, 34), (632, 72, 24)):
        pen.disc(x, y, size, "#ffffff", 0.55)
    pen.disc(200, 520, 520, pen.merk[200], 0.35)
    pen.disc(820, 540, 480, pen.merk[200], 0.4)
    pen.box(0, GROUND, WIDTH, HEIGHT, pen.merk[300])


def _tree(pen: Pen, x: float, y: float, size: float) -> None:
    pen.box(x - size * 0.08, y - size * 0.8, x + size * 0.08, y, pen.merk[600])
    pen.disc(x, y - size, size * 0.52, pen.merk[400])
    pen.disc(x + size * 0.2, y - size * 0.85, size * 0.3, pen.merk[500])


def _house(pen: Pen, x: float, wall: str, width: float = 120, height: float = 130) -> None:
    top = GROUND - height
    pen.shape([(x - 10, top), (x + width / 2, top - 80), (x + width + 10, top)], pen.merk[500])
    pen.box(x, top, x + width, GROUND, wall)
    for column in (x + width * 0.15, x + width * 0.6):
        pen.box(column, top + 18, column + width * 0.25, top + 54, pen.merk[300], 3)
    pen.box(x + width * 0.15, top + 74, x + width * 0.4, GROUND, pen.merk[600], 3)
    pen.box(x + width * 0.6, top + 74, x + width * 0.85, top + 110, pen.merk[300], 3)


def _street(pen: Pen) -> None:
    for place, wall in enumerate(("#ffffff", pen.zacht, "#ffffff", pen.merk[100], "#ffffff", pen.zacht)):
        _house(pen, 60 + place * 145, wall, height=118 + (place % 3) * 22)
    pen.box(0, GROUND, WIDTH, GROUND + 34, pen.merk[200])
    pen.box(0, GROUND + 34, WIDTH, HEIGHT, pen.merk[600])
    for x in range(40, WIDTH, 130):
        pen.box(x, 540, x + 64, 548, pen.merk[200])
    for x in (40, 345, 640, 925):
        _tree(pen, x, GROUND + 26, 92)


def _flats(pen: Pen) -> None:
    for x, floors, wall in ((110, 6, "#ffffff"), (400, 4, pen.zacht), (640, 7, "#ffffff")):
        top = GROUND - floors * 46
        pen.box(x, top, x + 210, GROUND, wall)
        pen.box(x - 6, top - 8, x + 216, top + 4, pen.merk[600])
        for floor in range(floors):
            level = top + 14 + floor * 46
            pen.box(x, level + 28, x + 210, level + 33, pen.merk[400])
            for window in range(4):
                pen.box(x + 14 + window * 50, level, x + 44 + window * 50, level + 24, pen.merk[300], 2)
    for x, size in ((60, 110), (352, 130), (612, 120), (905, 140)):
        _tree(pen, x, GROUND + 30, size)
    pen.shape([(380, HEIGHT), (470, GROUND), (510, GROUND), (640, HEIGHT)], pen.zacht)


def _park(pen: Pen) -> None:
    for x, y, size in ((90, 440, 170), (230, 460, 130), (720, 450, 190), (880, 470, 140), (560, 435, 110)):
        _tree(pen, x, y, size)
    pen.disc(420, 530, 210, pen.merk[500], 0.28)
    pen.disc(420, 524, 200, pen.merk[200], 0.26)
    pen.shape([(640, HEIGHT), (600, GROUND), (630, GROUND), (800, HEIGHT)], pen.zacht)
    pen.box(700, 486, 850, 498, pen.accent, 4)
    pen.box(700, 462, 850, 474, pen.accent, 4)
    for x in (715, 828):
        pen.box(x, 462, x + 8, 522, pen.merk[700])


def _water(pen: Pen) -> None:
    for place, wall in enumerate(("#ffffff", pen.zacht, "#ffffff")):
        _house(pen, 40 + place * 135, wall, height=110)
    pen.box(0, GROUND, WIDTH, HEIGHT, pen.merk[400])
    for x, y in ((80, 470), (380, 500), (640, 465), (180, 545), (760, 540), (520, 570)):
        pen.line([(x, y), (x + 40, y - 6), (x + 80, y), (x + 120, y - 6)], pen.merk[300], 5)
    arch = [(440.0 + step * 10, 415 - 210 * (1 - ((step - 24) / 24) ** 2)) for step in range(49)]
    pen.line(arch, pen.merk[600], 12)
    for across, top in arch[4:-4:5]:
        pen.line([(across, top), (across, 415)], pen.merk[500], 4)
    pen.box(400, 408, WIDTH, 424, pen.merk[600])
    pen.shape([(180, 520), (330, 520), (305, 552), (205, 552)], pen.merk[700])
    pen.shape([(250, 512), (250, 430), (315, 512)], "#ffffff")


def _playground(pen: Pen) -> None:
    for x, size in ((70, 150), (890, 160)):
        _tree(pen, x, 450, size)
    pen.disc(480, 540, 360, pen.zacht, 0.2)
    pen.line([(200, 520), (255, 330), (310, 520)], pen.merk[600], 9)
    pen.line([(420, 520), (475, 330), (530, 520)], pen.merk[600], 9)
    pen.line([(250, 334), (480, 334)], pen.merk[600], 9)
    for x, away in ((320, -26), (405, 30)):
        pen.line([(x, 334), (x + away, 470)], pen.merk[700], 3)
        pen.line([(x + 34, 334), (x + 34 + away, 470)], pen.merk[700], 3)
        pen.box(x - 6 + away, 468, x + 40 + away, 477, pen.accent, 3)
    pen.box(600, 350, 680, 362, pen.merk[600])
    pen.box(600, 350, 609, 520, pen.merk[600])
    pen.box(671, 350, 680, 520, pen.merk[600])
    pen.shape([(680, 352), (680, 372), (800, 520), (836, 520)], pen.accent)


def _garden(pen: Pen) -> None:
    for place, wall in enumerate(("#ffffff", pen.zacht, "#ffffff", pen.zacht)):
        _house(pen, 330 + place * 150, wall, height=100)
    _tree(pen, 120, 470, 210)
    for row in range(3):
        top = 462 + row * 46
        pen.box(260, top, 900, top + 30, pen.merk[700], 8)
        for column in range(11):
            x = 290 + column * 57
            pen.disc(x, top + 6, 17, pen.merk[500])
            pen.disc(x, top - 4, 8, (pen.accent, pen.zacht, "#ffffff")[(row + column) % 3])


KINDS: dict[str, Callable[[Pen], None]] = {
    "straat": _street,
    "flats": _flats,
    "park": _park,
    "water": _water,
    "speelplek": _playground,
    "tuin": _garden,
}
ALT = {
    "straat": "Tekening van een straat met huizen en bomen.",
    "flats": "Tekening van drie flats met bomen ertussen.",
    "park": "Tekening van een park met een vijver en een bank.",
    "water": "Tekening van een rivier met een brug en een zeilboot.",
    "speelplek": "Tekening van een speelplek met schommels en een glijbaan.",
    "tuin": "Tekening van een tuin met bloemen achter een rij huizen.",
}

"""Put wijk.css together: tokens, bridge, components, own layer, in that order."""

import hashlib
import re
from pathlib import Path
from urllib.parse import unquote

import rcssmin
import tokens

NOTICE = (
    "/*! Wijkspil, EUPL-1.2. With components of NL Design System, Gemeente Utrecht and Frameless "
    "(EUPL-1.2): see LICENTIES.txt beside this file. */\n"
)

CANDIDATE = ("heading", "paragraph", "link", "button", "skip-link", "data-badge", "number-badge")
UTRECHT = (
    "root",
    "body",
    "page-header",
    "page-footer",
    "page-body",
    "page-layout",
    "breadcrumb-nav",
    "alert",
    "spotlight-section",
    "form-field",
    "form-field-description",
    "form-field-error-message",
    "form-label",
    "form-fieldset",
    "textbox",
    "textarea",
    "select",
    "radio-button",
    "custom-checkbox",
    "table",
    "status-badge",
    "pagination",
    "action-group",
    "figure",
    "unordered-list",
    "ordered-list",
    "link-list",
    "separator",
)

PICTURE = re.compile(r'url\("data:image/svg\+xml,([^"]+)"\)')
BRIDGE = "brug.css"
OWN_THEME_BRIDGE = "eigen-thema-brug.css"
# The own layer, in the order of the cascade. print.css comes last: paper overrules the screen.
OWN = (
    "lettertypen.css",
    "basis.css",
    "kop.css",
    "hero.css",
    "kaart.css",
    "contact.css",
    "verhaal.css",
    "lijst.css",
    "gesprek.css",
    "plattegrond.css",
    "plattegrond.css",
    "tabel.css",
    "stappen.css",
    "formulier.css",
    "voet.css",
    "werk.css",
    "inloggen.css",
    "ritme.css",
    "print.css",
)


def wijk_css(own_folder: Path, modules: Path) -> str:
    """Give the whole stylesheet of the site, minified."""
    bridge = (own_folder / BRIDGE).read_text(encoding="utf-8")
    components = "\n".join(path.read_text(encoding="utf-8") for path in component_files(modules))
    own = "\n".join((own_folder / name).read_text(encoding="utf-8") for name in OWN)
    token_rule = tokens.tokens_css(modules, (bridge, components, own))
    return minified(token_rule, bridge, components, own)


def eigen_thema_brug_css(own_folder: Path) -> str:
    """Give the few lines that let a municipality's own NL Design System theme colour our own layer."""
    return minified((own_folder / OWN_THEME_BRIDGE).read_text(encoding="utf-8"))


def component_files(modules: Path) -> list[Path]:
    """Stylesheets of the components, in the order of the cascade."""
    candidate = [modules / f"@nl-design-system-candidate/{name}-css/dist/{name}.css" for name in CANDIDATE]
    utrecht = [modules / f"@utrecht/{name}-css/dist/index.css" for name in UTRECHT]
    return candidate + utrecht


def pictures_as_files(css: str) -> tuple[str, dict[str, str]]:
    """Take the drawings out of a stylesheet: our pages load pictures from files of our own only, never from `data:`.

    Gives the stylesheet that names the files, and the drawing of each file by its name.
    """
    pictures: dict[str, str] = {}

    def as_file(found: re.Match[str]) -> str:
        drawing = unquote(found[1])
        name = f"beeld-{hashlib.sha256(drawing.encode()).hexdigest()[:8]}.svg"
        pictures[name] = drawing
        return f'url("{name}")'

    return PICTURE.sub(as_file, css), pictures


def minified(*parts: str) -> str:
    """Join stylesheets into one without white space and comments, under our notice."""
    return f"{NOTICE}{rcssmin.cssmin(chr(10).join(parts))}\n"

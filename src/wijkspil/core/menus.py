"""The menus of the site: upper apps fill them, the base templates show them.

@hoofdmenu.register
def public_menu(request: HttpRequest) -> list[MenuItem]:
    return [MenuItem(_("Ideeën"), reverse("ideeen"), key="ideeen")]
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise

from wijkspil.core.registers import Register


@dataclass(frozen=True)
class MenuItem:
    """One entry of a menu.

    A page elsewhere in the tree falls under the entry whose `key` it names in the context variable `menu`.
    `icon` and `count` (what waits there, 0 for nothing to say) are only shown in the menu of staff. `order` says where
    it stands: low first, and entries with the same number as the apps registered them. `also` holds the addresses of
    other pages that fall under this entry.
    """

    name: str | Promise
    url: str
    key: str = ""
    icon: str = ""
    count: int = 0
    order: int = 50
    also: tuple[str, ...] = ()


MenuProvider = Callable[[HttpRequest], Iterable[MenuItem]]

hoofdmenu: Register[MenuProvider] = Register("hoofdmenu")
voetmenu: Register[MenuProvider] = Register("voetmenu")
werkmenu: Register[MenuProvider] = Register("werkmenu")

MENUS = {menu.name: menu for menu in (hoofdmenu, voetmenu, werkmenu)}


def items_of(menu: str, request: HttpRequest) -> list[MenuItem]:
    """Give the entries of one of MENUS for this request, lowest order first; asked twice, they are made once."""
    made: dict[str, list[MenuItem]] = request.__dict__.setdefault("_menus", {})
    if menu not in made:
        items = [item for provider in MENUS[menu] for item in provider(request)]
        made[menu] = sorted(items, key=lambda item: item.order)
    return made[menu]


def current_item(items: Iterable[MenuItem], path: str, key: str = "") -> MenuItem | None:
    """Give the entry that a page falls under: the one with `key`, else the longest address its path begins with.

    An entry that stands above all others, such as the start page, is only there for itself.
    """
    items = list(items)
    if key:
        return next((item for item in items if item.key == key), None)
    addresses = [(address, item) for item in items for address in (item.url, *item.also)]
    above = [(address, item) for address, item in addresses if _lies_under(path, address)]
    address, found = max(above, key=lambda one: len(one[0]), default=("", None))
    is_top = len(items) > 1 and all(_lies_under(item.url, address) for item in items)
    return None if is_top and path != address else found


def _lies_under(path: str, address: str) -> bool:
    return path == address or path.startswith(f"{address.rstrip('/')}/")

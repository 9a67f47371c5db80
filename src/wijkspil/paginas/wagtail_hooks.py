"""The CMS as our editors see it: pages, photos and documents, and the way back to the werkplek."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

KEPT_MENU_ITEMS = frozenset({"explorer", "images", "documents", "werkplek"})


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def way_to_the_werkplek() -> MenuItem:
    """Lead back to the screens of the rest of the work."""
    return MenuItem(_("Naar de werkplek"), reverse("werkplek:start"), name="werkplek", icon_name="home", order=1)


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def only_what_editors_use(request: HttpRequest, items: list[Any]) -> None:
    """Leave out settings, reports and help about the CMS itself."""
    items[:] = [item for item in items if item.name in KEPT_MENU_ITEMS]


@hooks.register("construct_homepage_summary_items", order=100)  # type: ignore[untyped-decorator]
def no_counts(request: HttpRequest, items: list[Any]) -> None:
    """Leave out the numbers of all pages, photos and documents: they say nothing about one's own."""
    items.clear()


@hooks.register("construct_page_action_menu")  # type: ignore[untyped-decorator]
def publish_first(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Let the large button publish: who only kept a draft thought that residents could read it."""
    items.sort(key=lambda item: item.name != "action-publish")

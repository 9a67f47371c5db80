"""The address of a page of the CMS on our one site."""

from django.urls import reverse
from wagtail.models import Page


def below_home(page: Page) -> list[str]:
    """Return the parts of the address of a page: those of its path in the tree without that of the home page."""
    return str(page.url_path).strip("/").split("/")[1:]


def address_of(page: Page) -> str:
    """Return the address in the present language, without asking Wagtail which sites there are."""
    return reverse("home") + "".join(f"{part}/" for part in below_home(page))

"""Filters and tags of the components: telephone links, initials, dates in words, icons, where the menu stands."""

import json
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from wijkspil.core.menus import current_item, items_of
from wijkspil.core.quarters import Quarter

register = template.Library()
_JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.filter
def tel(number: str) -> str:
    """Give the `tel:` address of a telephone number as people write it."""
    return "tel:" + "".join(sign for sign in str(number).replace("(0)", "") if sign.isdigit() or sign == "+")


@register.filter
def initialen(name: str) -> str:
    """Give the first letters of the first and last word of a name, at most two: JV for Joost van Verhoef."""
    words = [word for word in str(name).split() if word[0].isalpha()]
    letters = [words[0][0], *([words[-1][0]] if len(words) > 1 else [])] if words else []
    return "".join(letters).upper()


@register.filter
def breekbaar(name: str) -> SafeString:
    """Let a browser begin a new line after a slash or an @, so that it cuts no word: Vredenburg/Kronenburg."""
    return mark_safe(conditional_escape(name).replace("/", "/<wbr>").replace("@", "@<wbr>"))  # noqa: S308 - escaped


@register.filter
def datum(day: date | None) -> str:
    """Write a date in full: 1 september 2026. A moment is read on the Dutch clock."""
    return _in_words(_local(day), get_language()) if day else ""


@register.filter
def kwartaal(quarter: Quarter) -> str:
    """Write a quarter: kwartaal 3 van 2026."""
    return gettext("kwartaal %(nummer)d van %(jaar)d") % {"nummer": quarter.number, "jaar": quarter.year}


@register.filter
def maanden(quarter: Quarter) -> str:
    """Write the months of a quarter: juli tot en met september."""
    first = quarter.period.start
    names = {"eerste": date_format(first, "F"), "laatste": date_format(first.replace(month=first.month + 2), "F")}
    return gettext("%(eerste)s tot en met %(laatste)s") % names


@register.filter
def tijdstip(moment: datetime | None) -> str:
    """Write the time of a moment on the Dutch clock: 9.30 uur."""
    if moment is None:
        return ""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return date_format(local, "G.i") + " uur" if _is_dutch() else date_format(local, "G:i")


@register.filter
def iso(day: date | None) -> str:
    """Write a date or moment for machines."""
    return day.isoformat() if day else ""


@register.simple_tag
@lru_cache(maxsize=512)
def icoon(name: str) -> SafeString:
    """Draw an icon of the sprite (frontend/iconen.txt); a page holds dozens, each name is made once a process."""
    href = f"{static('wijkspil/gebouwd/iconen.svg')}#{name}"
    return format_html('<svg class="wijk-icoon" aria-hidden="true"><use href="{}"></use></svg>', href)


@register.simple_tag
def keuzelijst(widget: dict[str, Any]) -> SafeString:
    """Draw a select: with a template for each option, a list of 44 wijken would cost more than the page around it.

    `widget` is what a widget of Django gives its template.
    """
    groups = SafeString("".join(_group(heading, options) for heading, options, _index in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), groups)


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Give a block of linked data (schema.org) for search engines; nothing in it can end the block."""
    text = json.dumps(data, ensure_ascii=False).translate(_JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above


@register.simple_tag
def in_het_nederlands() -> SafeString:
    """Give ` lang="nl"` on a page in another language: for what editors and residents wrote."""
    return SafeString("" if _is_dutch() else ' lang="nl"')


@register.simple_tag
def thuispad() -> str:
    """Give the address of the home page in the present language."""
    return _path("wagtail_serve", "") or "/"


@register.simple_tag
def werkpad() -> str:
    """Give the address of the start page of staff."""
    return _path("werkplek:start") or "/werk/"


@register.inclusion_tag("core/menu.html", takes_context=True)
def menu(context: template.Context, name: str) -> dict[str, Any]:
    """Show the entries of a menu as a list, with the present page marked; nothing without a request."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return {}
    items = items_of(name, request)
    current = current_item(items, request.path, context.get("menu") or "")
    return {"items": items, "current": current, "exact": current is not None and current.url == request.path}


def _path(name: str, *args: str) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _group(heading: str | None, options: list[dict[str, Any]]) -> str:
    drawn = "".join(
        f'<option value="{conditional_escape(option["value"])}"{flatatt(option["attrs"]) if option["attrs"] else ""}>'
        f"{conditional_escape(option['label'])}</option>"
        for option in options
    )
    return format_html('<optgroup label="{}">{}</optgroup>', heading, SafeString(drawn)) if heading else drawn


@lru_cache(maxsize=1024)
def _in_words(day: date, language: str | None) -> str:
    """Write a day in full; lists hold the same few days over and over."""
    return date_format(day, "j F Y")


def _local(day: date) -> date:
    """Return the calendar day, of a moment the one on the Dutch clock."""
    if not isinstance(day, datetime):
        return day
    return (timezone.localtime(day) if timezone.is_aware(day) else day).date()


def _is_dutch() -> bool:
    return (get_language() or "nl").startswith("nl")

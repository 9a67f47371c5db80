"""The subject and text of a mail, from its one template."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from wijkspil.berichten.layout import clean_subject, clean_text


def composed(template: str, context: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Return subject and text of a mail, also for a preview.

    Args:
        template: a text template; its first line is the subject, the rest the text (layout.py).
        context: what it needs, with `gemeente`; `site` is added. Nothing is escaped, for it makes plain text.
        language: in which it is written, such as `nl`.
    """
    with translation.override(language):
        source: Any = get_template(template)
        words = source.template.render(Context({"site": settings.SITE_URL, **context}, autoescape=False))
    subject, _, text = words.partition("\n")
    return clean_subject(subject), clean_text(text)

"""Look at a text before it is published, unless the gemeente switched this off."""

from django.conf import settings

from wijkspil.overdracht.herken_zorg import Verdict, recognise


def zorgvraag_in(*parts: str) -> Verdict | None:
    """Return what the recogniser says when the parts (title, text) together are a zorgvraag, else None.

    None also when WIJKSPIL_HERKEN_ZORG is off. It advises: the writer decides, and staff see a text that was sent
    anyway. Nothing is stored and nothing is logged here.
    """
    if not settings.HERKEN_ZORG:
        return None
    verdict = recognise("\n".join(parts))
    return verdict if verdict.zorg else None

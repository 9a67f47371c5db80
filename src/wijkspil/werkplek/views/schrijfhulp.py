"""Help for who writes to a bringer: a text to begin with, and how easy the text is to read."""

from typing import Any

from django.http import HttpRequest

from wijkspil.core.versions import VersionForm
from wijkspil.inbreng import queries
from wijkspil.inbreng.forms_dossier import SjabloonKeuze
from wijkspil.inbreng.models import Inbreng
from wijkspil.inbreng.status import StapKind
from wijkspil.inbreng.taalniveau import lees_na

BUTTONS = {"sjabloon", "nalezen"}
WITH_TEMPLATES = {StapKind.ANTWOORD, StapKind.IN_BEHANDELING}


def writing_help(request: HttpRequest, inbreng: Inbreng, kind: StapKind, form: VersionForm) -> dict[str, Any]:
    """Return what helps to write a step of this kind; put a text that was chosen into the form, behind what was typed.

    It takes the place of the words with which the form came, as long as nobody changed those. After one of these
    buttons the form is shown again as it was typed, without saying what is still wrong.
    """
    field = "reason" if "reason" in form.fields else "tekst"
    context: dict[str, Any] = {}
    if kind in WITH_TEMPLATES:
        context["keuze"] = SjabloonKeuze(request.POST, offered=queries.templates_for(inbreng))
    if request.POST.get("naar") in BUTTONS:
        form.show_as_typed()
    if request.POST.get("naar") == "sjabloon" and (chosen := context["keuze"].chosen if context else None):
        typed = str(form.initial.get(field) or "").strip()
        if typed == str(form.fields[field].initial or ""):
            typed = ""
        form.initial[field] = "\n\n".join(filter(None, [typed, queries.template_text(chosen, inbreng)]))
    text = str(form[field].value() or "")
    if request.method == "POST" and inbreng.language == "nl" and text.strip():
        context |= {"nagelezen": True, "hints": lees_na(text)}
    return context

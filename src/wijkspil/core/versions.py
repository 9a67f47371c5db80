"""Two people at the same thing: who saves second sees what the first did, and loses nothing.

A row carries a `version` that rises with every change. A form sends the version that its screen showed; an action reads
the row under a lock and raises `ChangedMeanwhile` when it is another one by now. The view then shows what happened in
between, and the form again with all that was typed, ready to be sent after all:

    except ChangedMeanwhile as rule:
        news = queries.trail(thing, after_version=form.cleaned_data["version"])
        form.show_again(thing.version)
"""

from typing import Any

from django import forms
from django.utils.translation import gettext

from wijkspil.core.formulieren import Formulier
from wijkspil.core.rules import RuleViolation


class ChangedMeanwhile(RuleViolation):
    """Somebody else changed it after the screen was opened; nothing was saved."""

    def __init__(self) -> None:
        text = gettext("Iemand anders heeft dit intussen veranderd. Lees wat er nieuw is. Uw tekst staat er nog.")
        super().__init__("intussen_veranderd", text)


class VersionForm(Formulier):
    """The base of a form about something that others may change too; carries the version that its screen showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def show_again(self, version: int, **answers: str) -> None:
        """Keep what was typed, to be sent again on top of `version`; `answers` take the place of what was typed."""
        typed: Any = self.data  # a copy that Formulier made
        for name, value in {"version": str(version), **answers}.items():
            typed[self.add_prefix(name)] = value

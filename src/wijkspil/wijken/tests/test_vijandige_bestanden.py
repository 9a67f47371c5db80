"""Every hostile file is refused in one Dutch sentence, and changes nothing."""

import resource

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from wijkspil.core.rules import RuleViolation
from wijkspil.wijken.models import Adres, AdresBestand, AdresDeel, Area, Kerncijfers
from wijkspil.wijken.tests.vijandig.bestanden import ALL, Hostile

MOST_MB = 100


@pytest.mark.parametrize("file", ALL, ids=lambda file: f"{file.kind}-{file.name}")
def test_is_refused_in_one_sentence_and_changes_nothing(proefdam, tmp_path, file: Hostile):
    path = tmp_path / file.name
    path.write_bytes(file.content())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises((CommandError, RuleViolation)) as refused:
        call_command("importeer", file.kind, str(path))
    text = str(refused.value)
    assert file.answer in text
    assert len(text) < 500
    assert "\n" not in text
    assert text.endswith((".", "?"))
    assert Area.objects.count() == 1, "only the gemeente itself"
    for model in (Adres, AdresDeel, AdresBestand, Kerncijfers):
        assert not model.objects.exists()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_MB * 1024


def test_a_file_that_is_not_there_is_said(proefdam, tmp_path):
    for kind in ("wijken", "adressen", "kerncijfers"):
        with pytest.raises(CommandError, match="bestaat niet"):
            call_command("importeer", kind, str(tmp_path / "nergens.csv"))
        with pytest.raises(CommandError, match=r"bestaat niet|kan niet worden gelezen"):
            call_command("importeer", kind, str(tmp_path))

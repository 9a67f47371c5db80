"""Reactions to news move to the app that keeps them for everything that stands on the site."""

from django.db import migrations
from django.db.models import F
from django.utils import timezone


def move(apps, schema_editor):
    old, new = apps.get_model("paginas", "Reactie"), apps.get_model("reacties", "Reactie")
    moved: dict[int, object] = {}
    for row in old.objects.order_by(
        F("antwoord_op").asc(nulls_first=True), "pk"
    ):  # what is answered goes before its answers
        refused = row.status == "geweigerd"
        moved[row.pk] = new.objects.create(
            onderwerp=f"nieuws:{row.pagina_id}",
            area_id=row.area_id,
            antwoord_op=moved.get(row.antwoord_op_id),
            naam=row.naam,
            email=row.email.lower(),
            tekst=row.tekst,
            status=row.status,
            van_medewerker=row.van_medewerker,
            reden=(row.reden or "Onbekend.") if refused else row.reden,
            asked_at=row.gestuurd_op,
            confirmed_at=row.gestuurd_op,
            beoordeeld_op=(row.beoordeeld_op or timezone.now()) if row.status != "nieuw" else row.beoordeeld_op,
            beoordeeld_door_id=row.beoordeeld_door_id,
        )


class Migration(migrations.Migration):
    dependencies = [("paginas", "0003_zonder_videovelden"), ("reacties", "0001_initial")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]

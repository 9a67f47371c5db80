"""Every instance begins with terms for all kinds and with the rule that catches all."""

from datetime import date

from django.db import migrations

KINDS = ("idee", "initiatief", "behoefte", "vraag", "opmerking")
SHORT = {"vraag": 10, "opmerking": 10}  # work days to the answer; the others keep the usual thirty


def begin(apps, schema_editor):
    terms = apps.get_model("inbreng", "Termijn")
    terms.objects.bulk_create(terms(kind=kind, contact_days=5, answer_days=SHORT.get(kind, 30)) for kind in KINDS)
    apps.get_model("inbreng", "Routeregel").objects.create(
        naam="Al het andere: het team van de wijk", volgorde=9999, is_vangnet=True, valid_from=date(2016, 1, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("inbreng", "0001_initial")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]

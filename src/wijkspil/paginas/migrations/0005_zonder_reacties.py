"""The table that held the reactions to news; apart, so that the rows have moved before it goes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("paginas", "0004_reacties_verhuizen")]

    operations = [migrations.DeleteModel("Reactie")]

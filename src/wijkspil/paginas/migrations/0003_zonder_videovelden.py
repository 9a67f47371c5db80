"""The fields that held the video of a story; apart, for PostgreSQL alters no table whose rows were just written."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("paginas", "0002_video_in_het_verhaal")]

    operations = [
        migrations.RemoveField(model_name="wijkpage", name=name)
        for name in ("video_adres", "video_beeld", "video_titel")
    ]

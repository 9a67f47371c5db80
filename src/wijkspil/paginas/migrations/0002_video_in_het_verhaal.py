"""A video becomes a block of the story, with the text for who cannot see or hear it."""

from uuid import uuid4

import wagtail.fields
from django.db import migrations


def move_videos(apps, schema_editor):
    """Put each video at the end of "leven"; its title is the first text that stands with it."""
    for page in apps.get_model("paginas", "WijkPage").objects.exclude(video_adres="").filter(video_beeld__isnull=False):
        video = {"titel": page.video_titel, "beeld": page.video_beeld_id, "adres": page.video_adres, "bestand": None}
        video |= {"ondertiteling": None, "tekst": page.video_titel}
        page.leven.raw_data.append({"type": "video", "value": video, "id": str(uuid4())})
        page.save()


class Migration(migrations.Migration):
    dependencies = [
        ("paginas", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="wijkpage",
            name="dromen",
            field=wagtail.fields.StreamField(
                [("tekst", 0), ("foto", 4), ("citaat", 7), ("video", 14)],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "ol", "ul", "link", "document-link"],
                            "icon": "pilcrow",
                            "label": "Tekst",
                        },
                    ),
                    1: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Foto"}),
                    2: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Voor wie de foto niet ziet. Bijvoorbeeld: Kinderen planten een boom op het plein.",
                            "label": "Wat is er te zien?",
                            "max_length": 160,
                        },
                    ),
                    3: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Bijschrift (niet verplicht)", "max_length": 200, "required": False},
                    ),
                    4: ("wagtail.blocks.StructBlock", [[("foto", 1), ("alt", 2), ("bijschrift", 3)]], {}),
                    5: ("wagtail.blocks.TextBlock", (), {"label": "Wat zegt iemand?", "max_length": 400}),
                    6: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Vraag eerst of het mag. Bijvoorbeeld: een bewoner van de Hommelstraat.",
                            "label": "Wie zegt dit? (niet verplicht)",
                            "max_length": 80,
                            "required": False,
                        },
                    ),
                    7: ("wagtail.blocks.StructBlock", [[("citaat", 5), ("van", 6)]], {}),
                    8: ("wagtail.blocks.CharBlock", (), {"label": "Titel van de video", "max_length": 120}),
                    9: (
                        "wagtail.images.blocks.ImageChooserBlock",
                        (),
                        {"help_text": "Dit ziet men voordat de video begint.", "label": "Beeld voor de video"},
                    ),
                    10: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Zoals een adres van YouTube. De video opent op die site.",
                            "label": "Adres van de video (niet verplicht)",
                            "required": False,
                        },
                    ),
                    11: (
                        "wagtail.documents.blocks.DocumentChooserBlock",
                        (),
                        {
                            "help_text": "De video speelt dan op deze pagina.",
                            "label": "Eigen videobestand, mp4 (niet verplicht)",
                            "required": False,
                        },
                    ),
                    12: (
                        "wagtail.documents.blocks.DocumentChooserBlock",
                        (),
                        {"label": "Ondertiteling, vtt (bij een eigen bestand)", "required": False},
                    ),
                    13: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "Voor wie de video niet kan zien of horen.", "label": "Wat ziet en hoort men?"},
                    ),
                    14: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("titel", 8),
                                ("beeld", 9),
                                ("adres", 10),
                                ("bestand", 11),
                                ("ondertiteling", 12),
                                ("tekst", 13),
                            ]
                        ],
                        {},
                    ),
                },
                verbose_name="Dromen: wat bewoners en gemeente hopen",
            ),
        ),
        migrations.AlterField(
            model_name="wijkpage",
            name="leven",
            field=wagtail.fields.StreamField(
                [("tekst", 0), ("foto", 4), ("citaat", 7), ("video", 14)],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "ol", "ul", "link", "document-link"],
                            "icon": "pilcrow",
                            "label": "Tekst",
                        },
                    ),
                    1: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Foto"}),
                    2: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Voor wie de foto niet ziet. Bijvoorbeeld: Kinderen planten een boom op het plein.",
                            "label": "Wat is er te zien?",
                            "max_length": 160,
                        },
                    ),
                    3: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Bijschrift (niet verplicht)", "max_length": 200, "required": False},
                    ),
                    4: ("wagtail.blocks.StructBlock", [[("foto", 1), ("alt", 2), ("bijschrift", 3)]], {}),
                    5: ("wagtail.blocks.TextBlock", (), {"label": "Wat zegt iemand?", "max_length": 400}),
                    6: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Vraag eerst of het mag. Bijvoorbeeld: een bewoner van de Hommelstraat.",
                            "label": "Wie zegt dit? (niet verplicht)",
                            "max_length": 80,
                            "required": False,
                        },
                    ),
                    7: ("wagtail.blocks.StructBlock", [[("citaat", 5), ("van", 6)]], {}),
                    8: ("wagtail.blocks.CharBlock", (), {"label": "Titel van de video", "max_length": 120}),
                    9: (
                        "wagtail.images.blocks.ImageChooserBlock",
                        (),
                        {"help_text": "Dit ziet men voordat de video begint.", "label": "Beeld voor de video"},
                    ),
                    10: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Zoals een adres van YouTube. De video opent op die site.",
                            "label": "Adres van de video (niet verplicht)",
                            "required": False,
                        },
                    ),
                    11: (
                        "wagtail.documents.blocks.DocumentChooserBlock",
                        (),
                        {
                            "help_text": "De video speelt dan op deze pagina.",
                            "label": "Eigen videobestand, mp4 (niet verplicht)",
                            "required": False,
                        },
                    ),
                    12: (
                        "wagtail.documents.blocks.DocumentChooserBlock",
                        (),
                        {"label": "Ondertiteling, vtt (bij een eigen bestand)", "required": False},
                    ),
                    13: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "Voor wie de video niet kan zien of horen.", "label": "Wat ziet en hoort men?"},
                    ),
                    14: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("titel", 8),
                                ("beeld", 9),
                                ("adres", 10),
                                ("bestand", 11),
                                ("ondertiteling", 12),
                                ("tekst", 13),
                            ]
                        ],
                        {},
                    ),
                },
                verbose_name="Leven nu: hoe het is om hier te wonen",
            ),
        ),
        migrations.AlterField(
            model_name="wijkpage",
            name="ontstaan",
            field=wagtail.fields.StreamField(
                [("tekst", 0), ("foto", 4), ("citaat", 7), ("video", 14)],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "ol", "ul", "link", "document-link"],
                            "icon": "pilcrow",
                            "label": "Tekst",
                        },
                    ),
                    1: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Foto"}),
                    2: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Voor wie de foto niet ziet. Bijvoorbeeld: Kinderen planten een boom op het plein.",
                            "label": "Wat is er te zien?",
                            "max_length": 160,
                        },
                    ),
                    3: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Bijschrift (niet verplicht)", "max_length": 200, "required": False},
                    ),
                    4: ("wagtail.blocks.StructBlock", [[("foto", 1), ("alt", 2), ("bijschrift", 3)]], {}),
                    5: ("wagtail.blocks.TextBlock", (), {"label": "Wat zegt iemand?", "max_length": 400}),
                    6: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Vraag eerst of het mag. Bijvoorbeeld: een bewoner van de Hommelstraat.",
                            "label": "Wie zegt dit? (niet verplicht)",
                            "max_length": 80,
                            "required": False,
                        },
                    ),
                    7: ("wagtail.blocks.StructBlock", [[("citaat", 5), ("van", 6)]], {}),
                    8: ("wagtail.blocks.CharBlock", (), {"label": "Titel van de video", "max_length": 120}),
                    9: (
                        "wagtail.images.blocks.ImageChooserBlock",
                        (),
                        {"help_text": "Dit ziet men voordat de video begint.", "label": "Beeld voor de video"},
                    ),
                    10: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Zoals een adres van YouTube. De video opent op die site.",
                            "label": "Adres van de video (niet verplicht)",
                            "required": False,
                        },
                    ),
                    11: (
                        "wagtail.documents.blocks.DocumentChooserBlock",
                        (),
                        {
                            "help_text": "De video speelt dan op deze pagina.",
                            "label": "Eigen videobestand, mp4 (niet verplicht)",
                            "required": False,
                        },
                    ),
                    12: (
                        "wagtail.documents.blocks.DocumentChooserBlock",
                        (),
                        {"label": "Ondertiteling, vtt (bij een eigen bestand)", "required": False},
                    ),
                    13: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "Voor wie de video niet kan zien of horen.", "label": "Wat ziet en hoort men?"},
                    ),
                    14: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("titel", 8),
                                ("beeld", 9),
                                ("adres", 10),
                                ("bestand", 11),
                                ("ondertiteling", 12),
                                ("tekst", 13),
                            ]
                        ],
                        {},
                    ),
                },
                verbose_name="Ontstaan: hoe de wijk is ontstaan",
            ),
        ),
        migrations.RunPython(move_videos, migrations.RunPython.noop, elidable=True),
    ]

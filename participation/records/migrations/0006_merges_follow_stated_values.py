import json

from django.db import migrations

OLD, NEW = ("OwnWord", "ownword"), ("StatedValue", "statedvalue")


def name_anew(apps, before, after) -> None:
    """What undoing a merge puts back is kept by the names of models. Only merges of late keep it."""
    Merge = apps.get_model("records", "Merge")
    for merge in Merge.objects.exclude(moved={}).iterator():
        text = json.dumps(merge.moved)
        for old, new in zip(before, after, strict=True):
            text = text.replace(f"imports.{old}", f"imports.{new}")
        merge.moved = json.loads(text)
        merge.save(update_fields=["moved"])


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_november_2026"),
        ("imports", "0004_stated_values"),
    ]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: name_anew(apps, OLD, NEW),
            lambda apps, schema_editor: name_anew(apps, NEW, OLD),
        )
    ]

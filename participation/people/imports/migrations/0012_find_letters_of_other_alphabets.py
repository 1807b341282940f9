from django.db import migrations

from base.core.folding import folded, refold


def fold_anew(apps, schema_editor):
    """Lists that were checked before the upgrade and are applied after it."""

    def searched_by(line):
        parts = [line.name, line.reference, line.address, line.postcode]
        return folded(" ".join(parts))[:500]

    def named(line):
        return folded(line.name)[:150]

    lines = apps.get_model("imports", "Line").objects
    texts = lines.exclude(search_text="").only("name", "reference", "address", "postcode", "search_text")
    refold(texts, "search_text", searched_by)
    refold(lines.exclude(name_key="").only("name", "name_key"), "name_key", named)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("imports", "0011_names_as_people_write_them")]

    operations = [migrations.RunPython(fold_anew, migrations.RunPython.noop, elidable=True)]

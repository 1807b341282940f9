from django.db import migrations, models

BATCH = 500


def keep_years_alone(apps, schema_editor):
    """Tables of two things and of one campaign go, and of the others the columns of a kind or a level."""
    tables = apps.get_model("equality", "CountedTable").objects.all()
    tables.filter(models.Q(key__contains="+") | models.Q(key__contains=" of ")).delete()
    for table in tables.order_by("pk").iterator(chunk_size=BATCH):
        columns = table.counts["took_part"]
        years = {name: rows for name, rows in columns.items() if " " not in name}
        told = {
            name: None if rows is None else merged(rows)
            for name, rows in {"": table.counts["everybody"], **years}.items()
        }
        table.counts = {"everybody": told.pop(""), "took_part": told}
        table.save(update_fields=["counts"])


def merged(rows):
    """Who gave no answer and who would rather not say are one line now."""
    total = {}
    for name, n in rows:
        name = "Not known" if name in ("Not answered", "Prefer not to say") else name
        total[name] = total.get(name, 0) + n
    return sorted([name, n] for name, n in total.items())


class Migration(migrations.Migration):
    dependencies = [("equality", "0001_november_2026")]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="counted_in",
            field=models.IntegerField(
                default=0,
                editable=False,
                help_text="Answers of one number were counted in the same columns of figures; 0: in none.",
            ),
        ),
        # What went is counted by no release that could want it back.
        migrations.RunPython(keep_years_alone, migrations.RunPython.noop),
    ]

from django.db import migrations

OLD, NEW = "wording.ownwords", "wording.wording"


def name_in_the_log(apps, old: str, new: str) -> None:
    """The lines of the log say whose they are by the name of the model."""
    apps.get_model("core", "Fact").objects.filter(subject_type=old).update(subject_type=new)


class Migration(migrations.Migration):
    """The model has another name; its tables keep those they have, so that nothing is moved."""

    dependencies = [
        ("wording", "0001_november_2026"),
        ("core", "0001_november_2026"),
    ]

    operations = [
        migrations.AlterModelTable("ownwords", "wording_ownwords"),
        migrations.AlterModelTable("historicalownwords", "wording_historicalownwords"),
        migrations.RenameModel("OwnWords", "Wording"),
        migrations.RenameModel("HistoricalOwnWords", "HistoricalWording"),
        migrations.AlterModelOptions(
            "wording", options={"ordering": ["key"], "verbose_name_plural": "wordings"}
        ),
        migrations.AlterModelOptions(
            "historicalwording",
            options={
                "get_latest_by": ("history_date", "history_id"),
                "ordering": ("-history_date", "-history_id"),
                "verbose_name": "historical wording",
                "verbose_name_plural": "historical wordings",
            },
        ),
        migrations.RunPython(
            lambda apps, schema_editor: name_in_the_log(apps, OLD, NEW),
            lambda apps, schema_editor: name_in_the_log(apps, NEW, OLD),
        ),
    ]

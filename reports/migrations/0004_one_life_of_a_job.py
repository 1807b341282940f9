from django.db import migrations, models


class Migration(migrations.Migration):
    """The help text of a column is said where all jobs have it. The table stays as it is."""

    dependencies = [("reports", "0003_an_edition_is_named_by_what_it_is_of")]

    operations = [
        migrations.AlterField(
            model_name="reportedition",
            name="beat_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]

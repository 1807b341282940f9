from django.db import migrations, models


class Migration(migrations.Migration):
    """The help text of a column is said where all jobs have it. The table stays as it is."""

    dependencies = [("sendouts", "0001_november_2026")]

    operations = [
        migrations.AlterField(
            model_name="sendout",
            name="progress",
            field=models.PositiveSmallIntegerField(default=0, help_text="Percent."),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("equality", "0002_counted_by_year_alone")]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="stands_in",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                help_text="The columns that it is counted in as they stand: |everybody||2026|.",
                max_length=200,
            ),
        ),
    ]

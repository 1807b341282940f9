"""A report is named by its kind, its period and its subject. What there is was of a financial year."""

import datetime as dt

from django.db import migrations, models


def name_by_year(apps, schema_editor):
    """One statement a year, however many rows."""
    editions = apps.get_model("reports", "ReportEdition").objects.order_by()
    for year in editions.values_list("year", flat=True).distinct():
        editions.filter(year=year).update(
            about=str(year), first_day=dt.date(year, 4, 1), last_day=dt.date(year + 1, 3, 31)
        )
    contributions = apps.get_model("reports", "Contribution").objects.order_by()
    for year in contributions.values_list("year", flat=True).distinct():
        contributions.filter(year=year).update(about=str(year))


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_november_2026")]

    operations = [
        migrations.AddField(
            model_name="reportedition",
            name="about",
            field=models.CharField(
                default="",
                help_text="Its name among the reports of its kind, from period and subject.",
                max_length=120,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="reportedition",
            name="first_day",
            field=models.DateField(
                blank=True, help_text="Of its period, where it has one.", null=True
            ),
        ),
        migrations.AddField(
            model_name="reportedition",
            name="last_day",
            field=models.DateField(
                help_text="Of its period; without one, the day on which it was asked for.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="reportedition",
            name="subject",
            field=models.CharField(blank=True, db_default="", default="", max_length=100),
        ),
        migrations.AddField(
            model_name="reportedition",
            name="subject_name",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="contribution",
            name="about",
            field=models.CharField(
                default="",
                help_text="Which report of its kind, as in an edition.",
                max_length=120,
            ),
            preserve_default=False,
        ),
        migrations.RunPython(name_by_year, migrations.RunPython.noop),
    ]

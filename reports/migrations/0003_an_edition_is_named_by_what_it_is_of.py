"""What makes a report one report: kind, and what it is about, where it was the year alone."""

from django.db import migrations, models
from django.db.models import Q

YEAR = "In which its period begins: all that the release before knew of it."


def refuse_what_has_no_year(apps, schema_editor):
    """On the way back: the release before can keep reports of a financial year alone."""
    for model in ("ReportEdition", "Contribution"):
        if apps.get_model("reports", model).objects.exclude(kind="impact").exists():
            raise ValueError(
                "There are reports of other kinds than the annual impact report. The release before "
                "cannot keep them; remove them first."
            )


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_reports_of_any_kind_period_and_subject")]

    operations = [
        migrations.AlterModelOptions(
            name="reportedition",
            options={"ordering": ["-last_day", "kind", "about", "-number"]},
        ),
        migrations.RemoveConstraint("contribution", "a_report_has_each_part_once"),
        migrations.RemoveConstraint("reportedition", "an_edition_has_its_own_number"),
        migrations.RemoveConstraint("reportedition", "one_report_of_a_year_is_built_at_a_time"),
        migrations.AlterField("contribution", "kind", models.CharField(max_length=40)),
        migrations.AlterField("contribution", "part", models.CharField(max_length=40)),
        migrations.AlterField(
            "contribution", "year", models.PositiveSmallIntegerField(help_text=YEAR, null=True)
        ),
        migrations.AlterField("reportedition", "kind", models.CharField(max_length=40)),
        migrations.AlterField(
            "reportedition", "year", models.PositiveSmallIntegerField(help_text=YEAR, null=True)
        ),
        migrations.AddConstraint(
            "contribution",
            models.UniqueConstraint(
                fields=("kind", "about", "part"), name="a_report_has_each_part_once"
            ),
        ),
        migrations.AddConstraint(
            "contribution",
            models.CheckConstraint(
                condition=~Q(about=""), name="words_say_which_report_they_are_for"
            ),
        ),
        migrations.AddConstraint(
            "reportedition",
            models.UniqueConstraint(
                fields=("kind", "about", "number"),
                name="an_edition_of_a_report_has_its_own_number",
            ),
        ),
        migrations.AddConstraint(
            "reportedition",
            models.UniqueConstraint(
                fields=("kind", "about"),
                condition=Q(state__in=["queued", "building"]),
                name="one_edition_of_a_report_is_built_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            "reportedition",
            models.CheckConstraint(
                condition=~Q(about="") & Q(last_day__isnull=False),
                name="an_edition_says_what_it_is_of",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_what_has_no_year),
    ]

"""Applicants are counted apart (B-11). The column keeps its name, so that the release before reads it."""

from django.db import migrations, models


def count_applicants_apart(apps, schema_editor):
    apps.get_model("customers", "Tenure").objects.filter(code="applicant").update(
        in_main_count=False
    )


def count_applicants_among_all(apps, schema_editor):
    apps.get_model("customers", "Tenure").objects.filter(code="applicant").update(
        in_main_count=True
    )


class Migration(migrations.Migration):

    dependencies = [
        ('customers', '0010_aims_stand_beside_levels'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameField('tenure', 'counts_as_customer', 'in_main_count'),
                migrations.AlterField(
                    model_name='tenure',
                    name='in_main_count',
                    field=models.BooleanField(db_column='counts_as_customer', default=True, help_text='In every figure of our customers: those with a home from us, or in one. Without, they are customers too and counted apart: applicants, volunteers, partner agencies.'),
                ),
            ],
        ),
        migrations.RunPython(count_applicants_apart, count_applicants_among_all),
    ]

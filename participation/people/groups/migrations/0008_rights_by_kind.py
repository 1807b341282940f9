"""Which kinds of group may be on the register of tenant organisations, and with which we have an agreement."""

from django.db import migrations, models

ASSOCIATIONS = ["residents", "area", "retirement", "federation"]


def give_rights(apps, schema_editor):
    kinds = apps.get_model("groups", "GroupKind").objects
    kinds.filter(code__in=ASSOCIATIONS).update(may_register=True, has_agreement=True)


class Migration(migrations.Migration):

    dependencies = [("groups", "0007_officers_who_support")]

    operations = [
        migrations.AddField(
            model_name="groupkind",
            name="may_register",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="It may apply to be on the register of tenant organisations (2001 Act, s.53).",
            ),
        ),
        migrations.AddField(
            model_name="groupkind",
            name="has_agreement",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="We agree with it in writing on which services it is consulted (T-22).",
            ),
        ),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]

"""The kinds of group that recommend in a new portal do so in one that stands."""

from django.db import migrations


def let_them_recommend(apps, schema_editor):
    kinds = apps.get_model("groups", "GroupKind").objects
    kinds.filter(code__in=["scrutiny", "service_voice"]).update(recommends=True)


class Migration(migrations.Migration):

    dependencies = [("groups", "0005_groups_that_recommend")]

    operations = [migrations.RunPython(let_them_recommend, migrations.RunPython.noop)]

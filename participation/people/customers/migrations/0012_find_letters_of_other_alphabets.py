from django.db import migrations

from base.core.folding import folded, refold


def fold_anew(apps, schema_editor):
    def made(person):
        parts = [person.name, person.reference or "", person.address, person.postcode]
        return folded(" ".join(parts))[:500]

    people = apps.get_model("customers", "Customer").objects
    refold(people.only("name", "reference", "address", "postcode", "search_text"), "search_text", made)


class Migration(migrations.Migration):
    """People were found by Łukasz and not by lukasz. Goes on where it was stopped."""

    atomic = False

    dependencies = [("customers", "0011_customers_counted_apart")]

    operations = [migrations.RunPython(fold_anew, migrations.RunPython.noop, elidable=True)]

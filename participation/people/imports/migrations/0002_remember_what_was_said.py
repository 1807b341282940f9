"""What customers said before their words were remembered, by the log: the record holds it still.

A log line names the fields somebody answered, not the values; a field that was changed by staff since
is taken for the customer's own, which at worst asks staff one question too many.
"""

from django.db import migrations

FIELDS = {
    "name", "date_of_birth", "tenure", "area", "address", "postcode",
    "email", "phone", "language", "started_on",
}
KEYS = {"tenure": "code", "area": "slug"}
CHUNK = 1000


def remember(apps, schema_editor):
    Fact = apps.get_model("core", "Fact")
    Customer = apps.get_model("customers", "Customer")
    OwnWord = apps.get_model("imports", "OwnWord")
    said = {}
    facts = Fact.objects.filter(what="details_changed", subject_type="customers.customer")
    for subject, changes in facts.values_list("subject_id", "changes").iterator(CHUNK):
        said.setdefault(subject, set()).update(FIELDS.intersection(changes.get("sections", [])))
    ids = sorted(said)
    for start in range(0, len(ids), CHUNK):
        people = Customer.objects.select_related("tenure", "area").in_bulk(ids[start : start + CHUNK])
        OwnWord.objects.bulk_create(
            OwnWord(customer=person, field=field, value=str(value)[:254])
            for pk, person in people.items()
            for field in said[pk]
            if (value := held(person, field))
        )


def held(person, field):
    value = getattr(person, field)
    return getattr(value, KEYS[field]) if value and field in KEYS else value


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial"), ("core", "0001_initial")]

    operations = [migrations.RunPython(remember, migrations.RunPython.noop)]

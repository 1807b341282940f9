"""Whoever joined without an address to prove, and waits for a welcome, is known by their own word alone.

There are as many as wait on the worklist: few enough to go through them one after the other.
"""

from django.db import migrations


def mark(apps, schema_editor):
    Joining = apps.get_model("involvement", "Joining")
    Customer = apps.get_model("customers", "Customer")
    waiting = Joining.objects.filter(applied_at__isnull=False, settled_at=None)
    for joining in waiting.values("customer", "applied_at").iterator():
        people = Customer.objects.filter(pk=joining["customer"], reference=None)
        people.exclude(phone="").update(phone_unseen_since=joining["applied_at"])
        people.filter(user=None).update(unconfirmed_since=joining["applied_at"])


def unmark(apps, schema_editor):
    """The columns go with the migration before."""


class Migration(migrations.Migration):
    dependencies = [
        ("involvement", "0001_november_2026"),
        ("customers", "0008_what_nobody_has_looked_at"),
    ]

    operations = [migrations.RunPython(mark, unmark)]

"""What second factors are made of is encrypted from now on; going back decrypts it."""

from django.db import migrations

from base.accounts.secrets import ENCRYPTED, decrypted, encrypted, in_data

BATCH = 500


def each(apps, change):
    rows = apps.get_model("mfa", "Authenticator").objects.order_by("pk")
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        for factor in batch:
            factor.data = in_data(factor.data, change)
        rows.model.objects.bulk_update(batch, ["data"])
        last = batch[-1].pk


def encrypt(apps, schema_editor):
    each(apps, lambda text: text if text.startswith(ENCRYPTED) else encrypted(text))


def decrypt(apps, schema_editor):
    each(apps, decrypted)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_november_2026"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(encrypt, decrypt)]

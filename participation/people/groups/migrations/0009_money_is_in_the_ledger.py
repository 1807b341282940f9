"""What a group was given is in the ledger of grants. The table stays for the release that still reads it."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0008_rights_by_kind'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name='Funding')],
        ),
    ]

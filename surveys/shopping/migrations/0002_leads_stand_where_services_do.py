"""``activities.ServiceLead`` has the table from now on."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0011_who_answers_for_a_service'),
        ('shopping', '0001_mystery_shopping'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name='ServiceLead')],
        ),
    ]

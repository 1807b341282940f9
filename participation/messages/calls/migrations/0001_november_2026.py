"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('calls', '0001_calls_and_claims')]

    dependencies = [
        ('contact', '0001_november_2026'),
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('outcome', models.CharField(choices=[('reached', 'I spoke to them'), ('left_message', 'I left a message'), ('no_answer', 'Nobody answered'), ('wrong_number', 'It is the wrong number'), ('not_again', 'They asked not to be rung')], max_length=12)),
                ('note', models.TextField(blank=True)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='customers.customer')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='contact.message')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('customer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='call_claim', to='customers.customer')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='call_claims', to='contact.message')),
                ('officer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='call_claim', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]

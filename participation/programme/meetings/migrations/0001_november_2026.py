"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('meetings', '0001_agendas_and_papers')]

    dependencies = [
        ('customers', '0001_november_2026'),
        ('events', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MeetingPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('size', models.PositiveIntegerField(default=0, help_text='Bytes.')),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('file', models.FileField(upload_to='meetings/%Y/')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='events.event')),
            ],
            options={
                'ordering': ['added_at', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('why', models.TextField(blank=True)),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('declined_why', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('customer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='customers.customer')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='events.event')),
            ],
            options={
                'ordering': ['accepted_at', 'proposed_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('accepted_at', None), ('declined_why', ''), _connector='OR'), name='an_agenda_item_is_accepted_or_declined')],
            },
        ),
    ]

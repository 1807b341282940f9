"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('learning', '0001_signposts_and_programme')]

    dependencies = [
        ('activities', '0001_november_2026'),
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalSignpost',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=100)),
                ('kind', models.CharField(choices=[('help', 'Help and advice'), ('training', 'Training')], max_length=8)),
                ('for_whom', models.CharField(choices=[('customers', 'Customers'), ('staff', 'Our staff'), ('everyone', 'Customers and our staff')], default='customers', max_length=9)),
                ('what', models.TextField(help_text='What they do, as you would tell a neighbour.')),
                ('when', models.CharField(blank=True, help_text='Days and times, or dates.', max_length=150)),
                ('cost', models.CharField(default='Free', max_length=100)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('web', models.URLField(blank=True)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('checked_on', models.DateField()),
                ('check_by', models.DateField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('area', models.ForeignKey(blank=True, db_constraint=False, help_text='Empty: everywhere.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.area')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical signpost',
                'verbose_name_plural': 'historical signposts',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ProgrammeActivity',
            fields=[
                ('activity', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='digital_inclusion', serialize=False, to='activities.activity')),
                ('partner', models.CharField(blank=True, help_text='Who ran it with us.', max_length=100)),
                ('learned', models.TextField(blank=True)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'programme activities',
            },
        ),
        migrations.CreateModel(
            name='Reached',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('people', models.PositiveIntegerField()),
                ('barrier', models.ForeignKey(limit_choices_to={'kind': 'digital'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.preferenceoption')),
                ('programme_activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reached', to='learning.programmeactivity')),
            ],
            options={
                'verbose_name_plural': 'reached',
                'constraints': [models.UniqueConstraint(fields=('programme_activity', 'barrier'), name='an_activity_counts_each_barrier_once')],
            },
        ),
        migrations.CreateModel(
            name='Signpost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True)),
                ('kind', models.CharField(choices=[('help', 'Help and advice'), ('training', 'Training')], max_length=8)),
                ('for_whom', models.CharField(choices=[('customers', 'Customers'), ('staff', 'Our staff'), ('everyone', 'Customers and our staff')], default='customers', max_length=9)),
                ('what', models.TextField(help_text='What they do, as you would tell a neighbour.')),
                ('when', models.CharField(blank=True, help_text='Days and times, or dates.', max_length=150)),
                ('cost', models.CharField(default='Free', max_length=100)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('web', models.URLField(blank=True)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('checked_on', models.DateField()),
                ('check_by', models.DateField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('area', models.ForeignKey(blank=True, help_text='Empty: everywhere.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signposts', to='customers.area')),
                ('barriers', models.ManyToManyField(limit_choices_to={'kind': 'digital'}, related_name='signposts', to='customers.preferenceoption')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('phone', ''), _negated=True), models.Q(('web', ''), _negated=True), models.Q(('address', ''), _negated=True), _connector='OR'), name='a_signpost_says_how_to_reach_them'), models.CheckConstraint(condition=models.Q(('check_by__gt', models.F('checked_on'))), name='a_signpost_is_checked_again_later')],
            },
        ),
    ]

"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('representation', '0001_awareness'), ('representation', '0002_population_sources')]

    dependencies = [
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalAwarenessCount',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('asked_on', models.DateField(help_text='The last day on which people were asked.')),
                ('asked_by', models.CharField(help_text='Which survey, and who asked.', max_length=120)),
                ('asked', models.PositiveIntegerField()),
                ('knew', models.PositiveIntegerField(help_text='Knew that they can take part.')),
                ('knew_how', models.PositiveIntegerField(help_text='Knew how to join.')),
                ('note', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('entered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical awareness count',
                'verbose_name_plural': 'historical awareness counts',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='AwarenessCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_on', models.DateField(help_text='The last day on which people were asked.')),
                ('asked_by', models.CharField(help_text='Which survey, and who asked.', max_length=120)),
                ('asked', models.PositiveIntegerField()),
                ('knew', models.PositiveIntegerField(help_text='Knew that they can take part.')),
                ('knew_how', models.PositiveIntegerField(help_text='Knew how to join.')),
                ('note', models.TextField(blank=True)),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-asked_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('asked__gte', 1)), name='awareness_asks_somebody'), models.CheckConstraint(condition=models.Q(('knew__lte', models.F('asked')), ('knew_how__lte', models.F('asked'))), name='no_more_knew_than_were_asked'), models.UniqueConstraint(fields=('asked_on', 'asked_by'), name='a_survey_of_one_day_is_counted_once', violation_error_message='This survey of that day is on record already. Change it.')],
            },
        ),
        migrations.CreateModel(
            name='PopulationSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=100)),
                ('kind', models.CharField(choices=[('census', 'Census'), ('survey', 'Survey'), ('service_use', 'Records of a service'), ('other', 'Something else')], max_length=12)),
                ('counted_on', models.DateField(help_text='The day that its numbers are of.')),
                ('about', models.TextField(blank=True, help_text='Where it comes from, and whom it counts.')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('taken_off_at', models.DateTimeField(blank=True, null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-counted_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PopulationCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('characteristic', models.CharField(choices=[('age', 'Age'), ('sex', 'Sex'), ('disability', 'Disability or long-term illness'), ('ethnicity', 'Ethnic group'), ('tenure', 'Tenure'), ('region', 'Region'), ('area', 'Area')], max_length=12)),
                ('group', models.CharField(max_length=100)),
                ('people', models.PositiveIntegerField()),
                ('area', models.ForeignKey(blank=True, help_text='Empty: everywhere.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.area')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='representation.populationsource')),
            ],
            options={
                'ordering': ['characteristic', 'area__name', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('area__isnull', False)), fields=('source', 'characteristic', 'area', 'group'), name='a_source_counts_a_group_once_in_a_place'), models.UniqueConstraint(condition=models.Q(('area', None)), fields=('source', 'characteristic', 'group'), name='a_source_counts_a_group_once_everywhere')],
            },
        ),
    ]

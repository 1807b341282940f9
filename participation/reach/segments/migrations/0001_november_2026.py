"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('segments', '0001_initial'), ('segments', '0002_profile_analyses')]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalSegment',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('criteria', models.JSONField(blank=True, default=dict, verbose_name='filters')),
                ('is_profile', models.BooleanField(default=False, verbose_name='shown among the profiles')),
                ('code', models.SlugField(blank=True, editable=False, null=True)),
                ('created_at', models.DateTimeField(blank=True, editable=False)),
                ('put_away_at', models.DateTimeField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('created_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical segment',
                'verbose_name_plural': 'historical segments',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Segment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('criteria', models.JSONField(blank=True, default=dict, verbose_name='filters')),
                ('is_profile', models.BooleanField(default=False, verbose_name='shown among the profiles')),
                ('code', models.SlugField(blank=True, editable=False, null=True, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('put_away_at', models.DateTimeField(blank=True, null=True)),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_segment_has_a_name'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='a_segment_name_is_used_once', violation_error_message='There is a segment with this name already. Give this one another name.')],
            },
        ),
        migrations.CreateModel(
            name='ProfileAnalysis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period_start', models.DateField(unique=True)),
                ('customers', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField(blank=True, null=True)),
                ('failed_at', models.DateTimeField(blank=True, null=True)),
                ('error', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'verbose_name_plural': 'profile analyses',
                'ordering': ['-period_start'],
                'constraints': [models.CheckConstraint(condition=models.Q(('made_at', None), ('failed_at', None), _connector='OR'), name='an_analysis_that_was_made_has_not_failed')],
            },
        ),
        migrations.CreateModel(
            name='ProfileFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('people', models.PositiveIntegerField()),
                ('joined', models.PositiveIntegerField()),
                ('active', models.PositiveIntegerField()),
                ('channels', models.JSONField(default=dict)),
                ('methods', models.JSONField(default=dict)),
                ('analysis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='segments.profileanalysis')),
                ('segment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='analysed', to='segments.segment')),
            ],
            options={
                'verbose_name_plural': 'profile figures',
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('analysis', 'segment'), name='a_profile_is_analysed_once_a_quarter')],
            },
        ),
    ]

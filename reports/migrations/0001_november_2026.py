"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('reports', '0001_initial')]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('impact', 'Participation impact report')], default='impact', max_length=10)),
                ('year', models.PositiveSmallIntegerField()),
                ('part', models.CharField(choices=[('foreword', 'Foreword'), ('customer_voice', "In a customer's words")], max_length=20)),
                ('author', models.CharField(max_length=100)),
                ('author_role', models.CharField(max_length=100)),
                ('text', models.TextField()),
                ('written_at', models.DateTimeField(auto_now=True)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'year', 'part'), name='a_report_has_each_part_once')],
            },
        ),
        migrations.CreateModel(
            name='ReportEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('impact', 'Participation impact report')], default='impact', max_length=10)),
                ('year', models.PositiveSmallIntegerField(help_text='In which the financial year starts.')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('correction', models.TextField(blank=True, help_text='What this edition corrects in the one before.')),
                ('state', models.CharField(choices=[('queued', 'Waiting for a worker'), ('building', 'Being built'), ('failed', 'Could not be built'), ('ready', 'Ready to publish'), ('published', 'Published')], default='queued', max_length=10)),
                ('progress', models.PositiveSmallIntegerField(default=0, help_text='Percent.')),
                ('step', models.CharField(blank=True, max_length=80)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('beat_at', models.DateTimeField(blank=True, help_text='When its worker was last alive.', null=True)),
                ('built_at', models.DateTimeField(blank=True, null=True)),
                ('data_date', models.DateField(blank=True, null=True)),
                ('content', models.JSONField(blank=True, null=True)),
                ('file', models.FileField(blank=True, upload_to='reports/%Y/')),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-year', '-number'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'year', 'number'), name='an_edition_has_its_own_number'), models.UniqueConstraint(condition=models.Q(('state__in', ['queued', 'building'])), fields=('kind', 'year'), name='one_report_of_a_year_is_built_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ready', 'published']), _negated=True), models.Q(models.Q(('file', ''), _negated=True), models.Q(('sha256', ''), _negated=True), ('content__isnull', False)), _connector='OR'), name='a_ready_report_is_whole'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='a_published_report_says_when')],
            },
        ),
    ]

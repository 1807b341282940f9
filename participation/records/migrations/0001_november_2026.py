"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('records', '0001_acting'), ('records', '0002_merging'), ('records', '0003_data_requests'), ('records', '0004_retention'), ('records', '0005_a_copy_on_paper')]

    dependencies = [
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Acting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked', models.CharField(choices=[('phone', 'On the phone'), ('in_person', 'Face to face'), ('post', 'In a letter or on a paper form'), ('other', 'Through somebody who speaks for them')], max_length=10, verbose_name='how they asked')),
                ('began_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ends_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_how', models.CharField(blank=True, choices=[('pressed', 'The officer finished'), ('signed_out', 'The officer signed out'), ('ran_out', 'The time was up'), ('replaced', 'The officer began again elsewhere')], max_length=10)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acted_for', to='customers.customer')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-began_at'],
                'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['ends_at'], name='acting_to_end')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('officer',), name='an_officer_acts_for_one_person_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_how', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_how', ''), _negated=True)), _connector='OR'), name='acting_that_ended_says_how')],
            },
        ),
        migrations.CreateModel(
            name='ActingChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=250)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('acting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='records.acting')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DifferentPeople',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='customers.customer')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='customers.customer')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('one', 'other'), name='a_pair_is_told_apart_once'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='the_lower_number_of_a_pair_comes_first')],
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('away', models.BigIntegerField(help_text='The number of the record that went.')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('moved', models.JSONField(default=dict)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('final_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='customers.customer')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(condition=models.Q(('final_at', None), ('undone_at', None)), fields=['at'], name='merges_to_finish')],
                'constraints': [models.CheckConstraint(condition=models.Q(('undone_at', None), ('undone_by__isnull', False), _connector='OR'), name='an_undone_merge_says_by_whom')],
            },
        ),
        migrations.CreateModel(
            name='DataCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('queued', 'Waiting'), ('making', 'Being made'), ('ready', 'Ready'), ('failed', 'Could not be made')], default='queued', max_length=6)),
                ('progress', models.PositiveSmallIntegerField(default=0, help_text='Percent.')),
                ('step', models.CharField(blank=True, max_length=80)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('beat_at', models.DateTimeField(blank=True, null=True)),
                ('file', models.FileField(blank=True, upload_to='copies/%Y/')),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='data_copies', to='customers.customer')),
            ],
            options={
                'verbose_name_plural': 'data copies',
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['queued', 'making'])), fields=('customer',), name='one_copy_is_made_for_a_person_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ready'), _negated=True), ('expires_at__isnull', False), _connector='OR'), name='a_ready_copy_says_until_when')],
            },
        ),
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('erase', 'Erase my record'), ('object', 'Object to what you do with my data'), ('copy', 'A copy of my data, by post')], max_length=6)),
                ('said', models.TextField(blank=True, verbose_name='in their words')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('open', 'To decide'), ('granted', 'Agreed'), ('refused', 'Refused'), ('done', 'Erased')], default='open', max_length=7)),
                ('reason', models.TextField(blank=True, help_text='Told to the person.')),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('error', models.TextField(blank=True, help_text='Why erasing did not go through, if it did not.')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='data_requests', to='customers.customer')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['due_on', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('customer', 'kind'), name='a_person_has_one_open_request_of_a_kind'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_refusal_gives_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='a_decided_request_says_when')],
            },
        ),
        migrations.CreateModel(
            name='RetentionCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(choices=[('left', 'Left, and not heard of since'), ('inactive', 'Not heard of for years')], max_length=8)),
                ('last_active_on', models.DateField()),
                ('found_at', models.DateTimeField(auto_now_add=True)),
                ('erase_on', models.DateField()),
                ('held_at', models.DateTimeField(blank=True, null=True)),
                ('held_reason', models.TextField(blank=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_how', models.CharField(blank=True, choices=[('erased', 'Erased'), ('active', 'Heard of again')], max_length=6)),
                ('error', models.TextField(blank=True, help_text='Why erasing did not go through, if it did not.')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='retention_cases', to='customers.customer')),
                ('held_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['erase_on', 'pk'],
                'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['erase_on'], name='retention_cases_open')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('customer',), name='a_record_has_one_open_retention_case'), models.CheckConstraint(condition=models.Q(('held_at', None), models.Q(('held_reason', ''), _negated=True), _connector='OR'), name='holding_back_gives_a_reason')],
            },
        ),
    ]

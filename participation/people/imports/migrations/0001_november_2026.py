"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('imports', '0001_initial'), ('imports', '0002_remember_what_was_said'), ('imports', '0003_preferred_channel')]

    dependencies = [
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ColumnMatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('columns', models.JSONField(help_text='What each heading is.')),
                ('matched_at', models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(blank=True, upload_to='imports/%Y/')),
                ('file_name', models.CharField(max_length=150)),
                ('shape', models.JSONField(help_text='How to read the file: kind, encoding, delimiter.')),
                ('headings', models.JSONField()),
                ('samples', models.JSONField(default=list, help_text='The first lines, to match columns by.')),
                ('columns', models.JSONField(default=list, help_text='What each column is, in their order.')),
                ('whole_list', models.BooleanField(help_text='Who is not in it is not a customer any more.')),
                ('state', models.CharField(choices=[('uploaded', 'Columns to match'), ('queued', 'Waiting to be checked'), ('checking', 'Being checked'), ('checked', 'Checked'), ('to_apply', 'Waiting to be applied'), ('applying', 'Being applied'), ('applied', 'Applied'), ('failed', 'Stopped'), ('discarded', 'Thrown away')], default='uploaded', max_length=10)),
                ('progress', models.PositiveSmallIntegerField(default=0, help_text='Percent.')),
                ('step', models.CharField(blank=True, max_length=80)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('counts', models.JSONField(default=dict, help_text='Lines by verdict, as last checked.')),
                ('unknown', models.JSONField(default=dict, help_text="The file's words that we have none for.")),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('beat_at', models.DateTimeField(blank=True, null=True)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('applied_at', models.DateTimeField(blank=True, null=True)),
                ('emptied_at', models.DateTimeField(blank=True, null=True)),
                ('applied_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'applying')), fields=('state',), name='one_import_is_applied_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'applied'), _negated=True), ('applied_at__isnull', False), _connector='OR'), name='an_applied_import_says_when')],
            },
        ),
        migrations.CreateModel(
            name='KnownValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=20)),
                ('said', models.CharField(max_length=100)),
                ('meaning', models.CharField(blank=True, max_length=80)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('field', 'said'), name='a_word_means_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='Line of the file. Empty: not in it.', null=True)),
                ('verdict', models.CharField(choices=[('added', 'Added'), ('changed', 'Changed'), ('ended', 'Ended'), ('left', 'Left as they are'), ('refused', 'Refused')], max_length=8)),
                ('note', models.TextField(blank=True)),
                ('changed', models.IntegerField(default=0)),
                ('kept', models.IntegerField(default=0)),
                ('reference', models.CharField(blank=True, max_length=40)),
                ('name', models.CharField(blank=True, max_length=150)),
                ('date_of_birth', models.DateField(null=True)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('email', models.CharField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=128)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('started_on', models.DateField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('search_text', models.CharField(blank=True, max_length=500)),
                ('area', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.area')),
                ('customer', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.customer')),
                ('imported', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='imports.import')),
                ('tenure', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.tenure')),
                ('preferred_channel', models.CharField(blank=True, max_length=5)),
            ],
            options={
                'indexes': [models.Index(fields=['imported', 'verdict', 'number'], name='line_by_verdict'), models.Index(fields=['imported', 'reference'], name='line_by_reference')],
            },
        ),
        migrations.CreateModel(
            name='OwnWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=20)),
                ('value', models.CharField(blank=True, max_length=254)),
                ('said_at', models.DateTimeField(auto_now=True)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='own_words', to='customers.customer')),
            ],
            options={
                'indexes': [models.Index(fields=['customer', 'field'], name='own_word_by_field')],
            },
        ),
        migrations.CreateModel(
            name='Difference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=20)),
                ('theirs', models.CharField(help_text='What the customer said.', max_length=254)),
                ('listed', models.CharField(help_text='What the list says.', max_length=254)),
                ('found_at', models.DateTimeField(auto_now_add=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('choice', models.CharField(blank=True, choices=[('customer', 'Kept what the customer said'), ('landlord', 'Took what the housing system says'), ('agreed', 'The two agree now')], max_length=10)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='differences', to='customers.customer')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['found_at', 'pk'],
                'indexes': [models.Index(condition=models.Q(('settled_at', None)), fields=['found_at'], name='differences_to_settle')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('choice', ''), ('settled_at', None)), models.Q(('settled_at__isnull', False), models.Q(('choice', ''), _negated=True)), _connector='OR'), name='a_settled_difference_says_how')],
            },
        ),
    ]

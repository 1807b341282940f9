"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('ideas', '0001_ideas_and_issues')]

    dependencies = [
        ('activities', '0001_november_2026'),
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalIdea',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('what', models.TextField()),
                ('noted_on', models.DateField(default=django.utils.timezone.localdate)),
                ('decide_by', models.DateField()),
                ('why', models.TextField(blank=True, help_text='Why it was decided so. Those who raised it read it.')),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('idea', 'An idea'), ('practice', 'Good practice')], default='idea', max_length=8)),
                ('source', models.CharField(choices=[('customer', 'A customer'), ('group', 'A tenants’ group or panel'), ('staff', 'One of us'), ('organisation', 'Another organisation')], max_length=12)),
                ('source_words', models.CharField(blank=True, max_length=200)),
                ('together', models.CharField(blank=True, choices=[('yes', 'Yes, with customers from the start'), ('partly', 'In part'), ('no', 'No')], max_length=6)),
                ('together_words', models.TextField(blank=True)),
                ('decision', models.CharField(blank=True, choices=[('do', 'We are doing it'), ('try', 'We are trying it out'), ('later', 'Not now'), ('no', 'We are not doing it')], max_length=5)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical idea',
                'verbose_name_plural': 'historical ideas',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalIssue',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('what', models.TextField()),
                ('noted_on', models.DateField(default=django.utils.timezone.localdate)),
                ('decide_by', models.DateField()),
                ('why', models.TextField(blank=True, help_text='Why it was decided so. Those who raised it read it.')),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('forum', models.CharField(blank=True, help_text='Who covers it, if anybody does.', max_length=150)),
                ('decision', models.CharField(blank=True, choices=[('arranged', 'We arrange something about it'), ('covered', 'It goes to a group that covers it'), ('no', 'We arrange nothing, because …')], max_length=8)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('activity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.activity')),
                ('area', models.ForeignKey(blank=True, db_constraint=False, help_text='Empty: anywhere.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.area')),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical issue',
                'verbose_name_plural': 'historical issues',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Idea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('what', models.TextField()),
                ('noted_on', models.DateField(default=django.utils.timezone.localdate)),
                ('decide_by', models.DateField()),
                ('why', models.TextField(blank=True, help_text='Why it was decided so. Those who raised it read it.')),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('idea', 'An idea'), ('practice', 'Good practice')], default='idea', max_length=8)),
                ('source', models.CharField(choices=[('customer', 'A customer'), ('group', 'A tenants’ group or panel'), ('staff', 'One of us'), ('organisation', 'Another organisation')], max_length=12)),
                ('source_words', models.CharField(blank=True, max_length=200)),
                ('together', models.CharField(blank=True, choices=[('yes', 'Yes, with customers from the start'), ('partly', 'In part'), ('no', 'No')], max_length=6)),
                ('together_words', models.TextField(blank=True)),
                ('decision', models.CharField(blank=True, choices=[('do', 'We are doing it'), ('try', 'We are trying it out'), ('later', 'Not now'), ('no', 'We are not doing it')], max_length=5)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-noted_on', '-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('source', 'organisation'), _negated=True), models.Q(('source_words', ''), _negated=True), _connector='OR'), name='another_organisation_is_named'), models.CheckConstraint(condition=models.Q(models.Q(('decided_on', None), ('decision', '')), models.Q(models.Q(('decision', ''), _negated=True), ('decided_on__isnull', False), models.Q(('why', ''), _negated=True), models.Q(('together', ''), _negated=True)), _connector='OR'), name='a_decided_idea_says_why_and_whether_together')],
            },
        ),
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('what', models.TextField()),
                ('noted_on', models.DateField(default=django.utils.timezone.localdate)),
                ('decide_by', models.DateField()),
                ('why', models.TextField(blank=True, help_text='Why it was decided so. Those who raised it read it.')),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('forum', models.CharField(blank=True, help_text='Who covers it, if anybody does.', max_length=150)),
                ('decision', models.CharField(blank=True, choices=[('arranged', 'We arrange something about it'), ('covered', 'It goes to a group that covers it'), ('no', 'We arrange nothing, because …')], max_length=8)),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='activities.activity')),
                ('area', models.ForeignKey(blank=True, help_text='Empty: anywhere.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.area')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-noted_on', '-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_on', None), ('decision', '')), models.Q(models.Q(('decision', ''), _negated=True), ('decided_on__isnull', False)), _connector='OR'), name='a_decided_issue_says_when'), models.CheckConstraint(condition=models.Q(('decision', ''), models.Q(('why', ''), _negated=True), ('activity__isnull', False), _connector='OR'), name='a_decided_issue_has_a_reason_or_an_activity'), models.CheckConstraint(condition=models.Q(models.Q(('decision', 'arranged'), _negated=True), ('activity__isnull', False), _connector='OR'), name='arranging_names_the_activity'), models.CheckConstraint(condition=models.Q(models.Q(('decision', 'covered'), _negated=True), models.Q(('forum', ''), _negated=True), _connector='OR'), name='a_covered_issue_names_who_covers_it')],
            },
        ),
    ]

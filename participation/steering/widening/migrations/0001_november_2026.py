"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('widening', '0001_barriers_targets_initiatives_and_gaps')]

    dependencies = [
        ('activities', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ground',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=80)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Barrier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('who', models.CharField(help_text='A group in words, never a person.', max_length=200)),
                ('how_we_know', models.TextField()),
                ('doing', models.TextField(verbose_name='what we do about it')),
                ('found_on', models.DateField(default=django.utils.timezone.localdate)),
                ('state', models.CharField(choices=[('found', 'In the way'), ('eased', 'Less in the way'), ('gone', 'Gone'), ('stays', 'Stays, and we say why')], default='found', max_length=5)),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='look again on')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('grounds', models.ManyToManyField(related_name='barriers', to='widening.ground')),
            ],
            options={
                'ordering': ['review_on', 'pk'],
                'indexes': [models.Index(fields=['review_on'], name='barrier_by_review')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('review_on__isnull', False), ('state__in', ['found', 'eased'])), models.Q(('review_on', None), ('state__in', ['gone', 'stays'])), _connector='OR'), name='a_barrier_is_looked_at_again_until_it_is_settled')],
            },
        ),
        migrations.CreateModel(
            name='BarrierLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('looked_on', models.DateField()),
                ('seen', models.TextField()),
                ('state', models.CharField(choices=[('found', 'In the way'), ('eased', 'Less in the way'), ('gone', 'Gone'), ('stays', 'Stays, and we say why')], max_length=5)),
                ('next_on', models.DateField(blank=True, null=True)),
                ('barrier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='widening.barrier')),
                ('looked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-looked_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Gap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(help_text='The one the financial year starts in.')),
                ('characteristic_code', models.CharField(max_length=20)),
                ('group', models.CharField(max_length=120)),
                ('customers', models.PositiveIntegerField()),
                ('people', models.PositiveIntegerField()),
                ('index', models.DecimalField(decimal_places=2, max_digits=4)),
                ('found_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-year', 'characteristic_code', 'group'],
                'constraints': [models.UniqueConstraint(fields=('year', 'characteristic_code', 'group'), name='a_gap_of_a_year_is_found_once')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalBarrier',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('who', models.CharField(help_text='A group in words, never a person.', max_length=200)),
                ('how_we_know', models.TextField()),
                ('doing', models.TextField(verbose_name='what we do about it')),
                ('found_on', models.DateField(default=django.utils.timezone.localdate)),
                ('state', models.CharField(choices=[('found', 'In the way'), ('eased', 'Less in the way'), ('gone', 'Gone'), ('stays', 'Stays, and we say why')], default='found', max_length=5)),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='look again on')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical barrier',
                'verbose_name_plural': 'historical barriers',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalInitiative',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('kind', models.CharField(choices=[('schools', 'Work with schools'), ('drop_ins', 'Drop-ins where people are'), ('digital', 'Help with going online'), ('campaign', 'A campaign'), ('rewards', 'Thanks and rewards'), ('asking', 'Asking for ideas, and working them out together'), ('other', 'Something else')], max_length=8)),
                ('tried', models.TextField(verbose_name='what we try')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('results', models.TextField(blank=True, verbose_name='what came of it')),
                ('learned', models.TextField(blank=True, verbose_name='what we learned')),
                ('finished_on', models.DateField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical initiative',
                'verbose_name_plural': 'historical initiatives',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalTargetGroup',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('why', models.TextField(help_text='Why this group, and what we hope for.')),
                ('characteristic_code', models.CharField(max_length=20)),
                ('groups', models.JSONField(default=list, help_text='Their names on the page “Who takes part”.')),
                ('stopped_on', models.DateField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical target group',
                'verbose_name_plural': 'historical target groups',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='TargetGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('why', models.TextField(help_text='Why this group, and what we hope for.')),
                ('characteristic_code', models.CharField(max_length=20)),
                ('groups', models.JSONField(default=list, help_text='Their names on the page “Who takes part”.')),
                ('stopped_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='a_target_group_is_named_once', violation_error_message='There is a group with this name already.')],
            },
        ),
        migrations.CreateModel(
            name='Initiative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('kind', models.CharField(choices=[('schools', 'Work with schools'), ('drop_ins', 'Drop-ins where people are'), ('digital', 'Help with going online'), ('campaign', 'A campaign'), ('rewards', 'Thanks and rewards'), ('asking', 'Asking for ideas, and working them out together'), ('other', 'Something else')], max_length=8)),
                ('tried', models.TextField(verbose_name='what we try')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('results', models.TextField(blank=True, verbose_name='what came of it')),
                ('learned', models.TextField(blank=True, verbose_name='what we learned')),
                ('finished_on', models.DateField(blank=True, null=True)),
                ('activities', models.ManyToManyField(blank=True, related_name='initiatives', to='activities.activity')),
                ('barriers', models.ManyToManyField(blank=True, related_name='initiatives', to='widening.barrier')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('targets', models.ManyToManyField(related_name='initiatives', to='widening.targetgroup')),
            ],
            options={
                'ordering': ['-starts_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='an_initiative_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('finished_on', None), models.Q(('results', ''), _negated=True), _connector='OR'), name='a_finished_initiative_says_what_came_of_it')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalGapAction',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('doing', models.TextField(verbose_name='what we will do')),
                ('due_on', models.DateField()),
                ('decided_at', models.DateTimeField(blank=True, editable=False)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('came_of_it', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gap', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='widening.gap')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('initiative', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='widening.initiative')),
            ],
            options={
                'verbose_name': 'historical gap action',
                'verbose_name_plural': 'historical gap actions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='GapAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('doing', models.TextField(verbose_name='what we will do')),
                ('due_on', models.DateField()),
                ('decided_at', models.DateTimeField(auto_now_add=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('came_of_it', models.TextField(blank=True)),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gap', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='widening.gap')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('initiative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='gap_actions', to='widening.initiative')),
            ],
            options={
                'ordering': ['due_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('done_on', None), models.Q(('came_of_it', ''), _negated=True), _connector='OR'), name='a_gap_action_that_is_done_says_what_came_of_it')],
            },
        ),
    ]

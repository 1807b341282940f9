"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('assessments', '0001_what_is_assessed_and_reviewed')]

    dependencies = [
        ('activities', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Strand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=80)),
                ('asks', models.CharField(help_text='What to think of, in a few words.', max_length=200)),
                ('is_protected', models.BooleanField(default=False, verbose_name='protected by the Equality Act 2010')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('policy', models.CharField(help_text='The policy, service or change it is about.', max_length=150)),
                ('aims', models.TextField(blank=True)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('benefits', models.TextField(blank=True, verbose_name='who benefits')),
                ('adverse', models.TextField(blank=True, verbose_name='who could be worse off')),
                ('mitigation', models.TextField(blank=True, verbose_name='what we do about it')),
                ('enough_data', models.BooleanField(blank=True, null=True, verbose_name='enough is known')),
                ('data', models.TextField(blank=True, verbose_name='what we know and from where')),
                ('data_gaps', models.TextField(blank=True, verbose_name='what we do not know')),
                ('providers', models.TextField(blank=True, verbose_name='work done by others')),
                ('outcome', models.CharField(blank=True, choices=[('neutral', 'It makes no difference to any group'), ('positive', 'It is good for some groups and bad for none'), ('mitigated', 'It could be bad for some, and we do something about it'), ('full', 'It needs a full assessment')], max_length=9)),
                ('monitoring', models.TextField(blank=True, verbose_name='how we watch it')),
                ('review_after', models.PositiveSmallIntegerField(blank=True, choices=[(6, 'After 6 months'), (12, 'After 12 months')], null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('sent_back_why', models.TextField(blank=True)),
                ('signed_off_at', models.DateTimeField(blank=True, null=True)),
                ('review_on', models.DateField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('what_is_new', models.TextField(blank=True, help_text='What this edition changes, and why.')),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='activities.activity')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='assessments.assessment')),
                ('signed_off_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('adverse_strands', models.ManyToManyField(blank=True, related_name='+', to='assessments.strand')),
            ],
            options={
                'ordering': ['-started_at', '-pk'],
                'indexes': [models.Index(fields=['review_on'], name='assessment_by_review')],
                'constraints': [models.CheckConstraint(condition=models.Q(('signed_off_by', None), models.Q(('signed_off_by', models.F('author')), _negated=True), _connector='OR'), name='nobody_signs_off_their_own_assessment'), models.CheckConstraint(condition=models.Q(models.Q(('review_on', None), ('signed_off_at', None), ('signed_off_by', None)), models.Q(('review_on__isnull', False), ('sent_at__isnull', False), ('signed_off_at__isnull', False), ('signed_off_by__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='a_signed_off_assessment_says_by_whom_and_when_we_look_again'), models.CheckConstraint(condition=models.Q(('published_at', None), ('signed_off_at__isnull', False), _connector='OR'), name='only_a_signed_off_assessment_is_published'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'mitigated'), _negated=True), models.Q(('mitigation', ''), _negated=True), _connector='OR'), name='a_bad_effect_says_what_we_do_about_it'), models.CheckConstraint(condition=models.Q(models.Q(('edition', 1), ('replaces', None)), models.Q(('edition__gt', 1), ('replaces__isnull', False), models.Q(('what_is_new', ''), _negated=True)), _connector='OR'), name='a_new_edition_says_what_is_new')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAssessment',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('policy', models.CharField(help_text='The policy, service or change it is about.', max_length=150)),
                ('aims', models.TextField(blank=True)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('benefits', models.TextField(blank=True, verbose_name='who benefits')),
                ('adverse', models.TextField(blank=True, verbose_name='who could be worse off')),
                ('mitigation', models.TextField(blank=True, verbose_name='what we do about it')),
                ('enough_data', models.BooleanField(blank=True, null=True, verbose_name='enough is known')),
                ('data', models.TextField(blank=True, verbose_name='what we know and from where')),
                ('data_gaps', models.TextField(blank=True, verbose_name='what we do not know')),
                ('providers', models.TextField(blank=True, verbose_name='work done by others')),
                ('outcome', models.CharField(blank=True, choices=[('neutral', 'It makes no difference to any group'), ('positive', 'It is good for some groups and bad for none'), ('mitigated', 'It could be bad for some, and we do something about it'), ('full', 'It needs a full assessment')], max_length=9)),
                ('monitoring', models.TextField(blank=True, verbose_name='how we watch it')),
                ('review_after', models.PositiveSmallIntegerField(blank=True, choices=[(6, 'After 6 months'), (12, 'After 12 months')], null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('sent_back_why', models.TextField(blank=True)),
                ('signed_off_at', models.DateTimeField(blank=True, null=True)),
                ('review_on', models.DateField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('what_is_new', models.TextField(blank=True, help_text='What this edition changes, and why.')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('activity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.activity')),
                ('author', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assessments.assessment')),
                ('signed_off_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical assessment',
                'verbose_name_plural': 'historical assessments',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalImpact',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('effect', models.CharField(choices=[('positive', 'Good for them'), ('neutral', 'No difference to them'), ('negative', 'Bad for them')], max_length=8)),
                ('evidence', models.TextField(help_text='How we know, and from where.')),
                ('consulted', models.TextField(help_text='Who was asked, and what they said.')),
                ('mitigation', models.TextField(blank=True, help_text='What we do about it.')),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('came_of_it', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('activity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.activity')),
                ('assessment', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assessments.assessment')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('strand', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assessments.strand')),
            ],
            options={
                'verbose_name': 'historical impact',
                'verbose_name_plural': 'historical impacts',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewed_on', models.DateField()),
                ('found', models.TextField(help_text='What has happened since, and how we know.')),
                ('still_holds', models.BooleanField()),
                ('next_on', models.DateField()),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='assessments.assessment')),
                ('reviewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-reviewed_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('next_on__gt', models.F('reviewed_on'))), name='the_next_review_comes_after_this_one')],
            },
        ),
        migrations.CreateModel(
            name='Impact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effect', models.CharField(choices=[('positive', 'Good for them'), ('neutral', 'No difference to them'), ('negative', 'Bad for them')], max_length=8)),
                ('evidence', models.TextField(help_text='How we know, and from where.')),
                ('consulted', models.TextField(help_text='Who was asked, and what they said.')),
                ('mitigation', models.TextField(blank=True, help_text='What we do about it.')),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('came_of_it', models.TextField(blank=True)),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.activity')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='impacts', to='assessments.assessment')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('strand', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.strand')),
            ],
            options={
                'ordering': ['strand__position', 'strand_id'],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'strand'), name='a_strand_is_judged_once_in_an_assessment'), models.CheckConstraint(condition=models.Q(models.Q(('due_on', None), ('mitigation', ''), ('owner', None)), models.Q(models.Q(('mitigation', ''), _negated=True), ('due_on__isnull', False), ('owner__isnull', False)), _connector='OR'), name='what_we_do_about_an_impact_has_an_owner_and_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('effect', 'negative'), _negated=True), models.Q(('mitigation', ''), _negated=True), _connector='OR'), name='something_is_done_about_a_bad_impact'), models.CheckConstraint(condition=models.Q(('done_on', None), models.Q(models.Q(('mitigation', ''), _negated=True), models.Q(('came_of_it', ''), _negated=True)), _connector='OR'), name='what_was_done_about_an_impact_says_what_came_of_it')],
            },
        ),
    ]

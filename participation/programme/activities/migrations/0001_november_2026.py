"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('activities', '0001_initial'), ('activities', '0002_outcome_news'), ('activities', '0003_for_which_groups'), ('activities', '0004_interviews_and_inductions'), ('activities', '0005_co_design_projects'), ('activities', '0006_how_people_came')]

    dependencies = [
        ('customers', '0001_november_2026'),
        ('groups', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Aim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=120)),
                ('group', models.CharField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('slug', models.SlugField(max_length=170, unique=True)),
                ('kind', models.CharField(choices=[('drop_in', 'Drop-in'), ('community_event', 'Community event'), ('meeting', 'Meeting'), ('focus_group', 'Focus group'), ('estate_walk', 'Estate walk'), ('training', 'Training'), ('conference', 'Conference'), ('panel', 'Panel meeting'), ('recruitment', 'Interview or induction'), ('consultation', 'Consultation'), ('survey', 'Survey'), ('inspection', 'Inspection'), ('scrutiny', 'Scrutiny exercise'), ('co_design', 'Co-design project')], max_length=20)),
                ('purpose', models.TextField(help_text='Why we are doing it and what we hope will come of it.')),
                ('influence', models.TextField(blank=True, help_text='What people can change, what is already decided, what happens with it.')),
                ('service', models.CharField(choices=[('repairs', 'Repairs and improvements'), ('rent', 'Rent and charges'), ('neighbourhood', 'Neighbourhoods and estates'), ('homes', 'New and empty homes'), ('support', 'Advice and support'), ('customer_care', 'Contact with us'), ('governance', 'How we are run')], max_length=20)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('planned_cost', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ('actual_cost', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ('planned_hours', models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True)),
                ('actual_hours', models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True)),
                ('summary', models.TextField(blank=True, help_text='What was said. Shown to everyone.')),
                ('next_steps', models.TextField(blank=True, help_text='What happens next. Shown to everyone.')),
                ('met_purpose', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], max_length=6)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('closed_out_at', models.DateTimeField(blank=True, null=True)),
                ('areas', models.ManyToManyField(blank=True, help_text='Empty: everywhere.', to='customers.area')),
                ('lead_officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities_led', to=settings.AUTH_USER_MODEL)),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='customers.level')),
                ('tenures', models.ManyToManyField(blank=True, help_text='Empty: for everyone.', to='customers.tenure')),
                ('aims', models.ManyToManyField(related_name='activities', to='activities.aim')),
                ('groups', models.ManyToManyField(blank=True, help_text='Empty: not for a group alone.', related_name='activities', to='groups.group')),
            ],
            options={
                'verbose_name_plural': 'activities',
                'ordering': ['starts_at', 'pk'],
                'indexes': [models.Index(fields=['starts_at'], name='activity_by_start'), models.Index(condition=models.Q(('cancelled_at', None), ('closed_out_at', None)), fields=['ends_at'], name='activity_to_close_out')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gte', models.F('starts_at'))), name='an_activity_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('cancelled_at', None), ('closed_out_at', None), _connector='OR'), name='a_cancelled_activity_is_not_closed_out'), models.CheckConstraint(condition=models.Q(models.Q(('actual_cost', None), ('actual_cost__gte', 0), _connector='OR'), models.Q(('planned_cost', None), ('planned_cost__gte', 0), _connector='OR')), name='activity_cost_is_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Engagement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('attended', 'Came'), ('responded', 'Answered'), ('inspected', 'Inspected'), ('voted', 'Voted'), ('contributed', 'Contributed')], max_length=12)),
                ('day', models.DateField()),
                ('people', models.PositiveIntegerField(default=1)),
                ('source', models.CharField(max_length=100, unique=True)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='activities.activity')),
                ('customer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='customers.customer')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mode', models.CharField(blank=True, choices=[('room', 'In the room'), ('online', 'Online')], help_text='Empty where it was not noted.', max_length=6)),
            ],
            options={
                'indexes': [models.Index(fields=['day', 'activity'], name='engagement_by_day'), models.Index(fields=['customer', 'day'], name='engagement_of_a_customer')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('customer', None), ('people__gte', 1)), models.Q(('customer__isnull', False), ('people', 1)), _connector='OR'), name='a_named_engagement_is_one_person')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalOutcome',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120)),
                ('said', models.CharField(help_text="In customers' own words where you can.", max_length=300)),
                ('said_on', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('heard', 'We are looking into it'), ('doing', 'On its way'), ('done', 'Done'), ('not_possible', 'Not possible')], default='heard', max_length=12)),
                ('service', models.CharField(choices=[('repairs', 'Repairs and improvements'), ('rent', 'Rent and charges'), ('neighbourhood', 'Neighbourhoods and estates'), ('homes', 'New and empty homes'), ('support', 'Advice and support'), ('customer_care', 'Contact with us'), ('governance', 'How we are run')], max_length=20)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('proof', models.TextField(blank=True, help_text='How anybody can see that it was done.')),
                ('best', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(blank=True, editable=False)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('activity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.activity')),
                ('area', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.area')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('topic', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.preferenceoption')),
            ],
            options={
                'verbose_name': 'historical outcome',
                'verbose_name_plural': 'historical outcomes',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('said', models.CharField(help_text="In customers' own words where you can.", max_length=300)),
                ('said_on', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('heard', 'We are looking into it'), ('doing', 'On its way'), ('done', 'Done'), ('not_possible', 'Not possible')], default='heard', max_length=12)),
                ('service', models.CharField(choices=[('repairs', 'Repairs and improvements'), ('rent', 'Rent and charges'), ('neighbourhood', 'Neighbourhoods and estates'), ('homes', 'New and empty homes'), ('support', 'Advice and support'), ('customer_care', 'Contact with us'), ('governance', 'How we are run')], max_length=20)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('proof', models.TextField(blank=True, help_text='How anybody can see that it was done.')),
                ('best', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='activities.activity')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.area')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes_owned', to=settings.AUTH_USER_MODEL)),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.preferenceoption')),
            ],
            options={
                'ordering': ['-answered_on', '-pk'],
                'indexes': [models.Index(fields=['-answered_on'], name='outcome_by_answer')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('done_on__isnull', False), _connector='OR'), name='a_done_outcome_says_when'), models.CheckConstraint(condition=models.Q(('state', 'heard'), models.Q(models.Q(('answer', ''), _negated=True), ('answered_on__isnull', False)), _connector='OR'), name='an_answered_outcome_says_what_and_when')],
            },
        ),
        migrations.CreateModel(
            name='OutcomeNews',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('heard', 'We are looking into it'), ('doing', 'On its way'), ('done', 'Done'), ('not_possible', 'Not possible')], max_length=12)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('told_up_to', models.BigIntegerField(default=0, help_text='Customers up to this number.')),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='news', to='activities.outcome')),
            ],
            options={
                'verbose_name_plural': 'outcome news',
                'indexes': [models.Index(condition=models.Q(('finished_at', None)), fields=['created_at'], name='outcome_news_to_tell')],
                'constraints': [models.UniqueConstraint(fields=('outcome', 'state'), name='a_state_of_an_outcome_is_told_once')],
            },
        ),
    ]

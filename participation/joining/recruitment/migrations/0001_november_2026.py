"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
import participation.joining.recruitment.models
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('recruitment', '0001_campaigns_and_links'), ('recruitment', '0002_promotions')]

    dependencies = [
        ('customers', '0001_november_2026'),
        ('involvement', '0001_november_2026'),
        ('segments', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=100)),
                ('purpose', models.TextField(help_text='What we hope for, and why these people.')),
                ('audience_words', models.CharField(blank=True, help_text='Whom it is for, where no segment says so.', max_length=200)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('hoped_for', models.PositiveIntegerField(blank=True, help_text='How many people we hope will join.', null=True)),
                ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ('learned', models.TextField(blank=True, help_text='What we would do again, and what not.')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns_led', to=settings.AUTH_USER_MODEL)),
                ('opportunity', models.ForeignKey(blank=True, help_text='Where its codes lead. Empty: to Join.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='involvement.opportunity')),
                ('segment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='segments.segment')),
            ],
            options={
                'ordering': ['-starts_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='a_campaign_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('segment__isnull', False), models.Q(('audience_words', ''), _negated=True), _connector='OR'), name='a_campaign_says_whom_it_is_for')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalCampaign',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=100)),
                ('purpose', models.TextField(help_text='What we hope for, and why these people.')),
                ('audience_words', models.CharField(blank=True, help_text='Whom it is for, where no segment says so.', max_length=200)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('hoped_for', models.PositiveIntegerField(blank=True, help_text='How many people we hope will join.', null=True)),
                ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ('learned', models.TextField(blank=True, help_text='What we would do again, and what not.')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('officer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opportunity', models.ForeignKey(blank=True, db_constraint=False, help_text='Where its codes lead. Empty: to Join.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='involvement.opportunity')),
                ('segment', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='segments.segment')),
            ],
            options={
                'verbose_name': 'historical campaign',
                'verbose_name_plural': 'historical campaigns',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(default=participation.joining.recruitment.models.new_code, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('channel', models.CharField(choices=[('poster', 'Poster'), ('leaflet', 'Leaflet or newsletter'), ('letter', 'Letter'), ('email', 'Email'), ('text', 'Text message'), ('social', 'Social media'), ('website', 'Website'), ('event', 'At an event'), ('people', 'Passed on by people')], max_length=8)),
                ('copies', models.PositiveIntegerField(blank=True, help_text='How many were printed, posted or sent.', null=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='links', to='recruitment.campaign')),
                ('customer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recruiting_links', to='customers.customer')),
            ],
            options={
                'ordering': ['made_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('campaign__isnull', False), ('customer', None)), models.Q(('campaign', None), ('customer__isnull', False)), _connector='OR'), name='a_link_is_of_a_campaign_or_of_a_neighbour'), models.UniqueConstraint(condition=models.Q(('campaign__isnull', False)), fields=('campaign', 'name'), name='a_piece_is_named_once_in_its_campaign', violation_error_message='This campaign has a piece of that name already.')],
            },
        ),
        migrations.CreateModel(
            name='Recruit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joining', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='recruited', to='involvement.joining')),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recruits', to='recruitment.link')),
            ],
        ),
        migrations.CreateModel(
            name='Visits',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('visits', models.PositiveIntegerField(default=0)),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='recruitment.link')),
            ],
            options={
                'verbose_name_plural': 'visits',
                'constraints': [models.UniqueConstraint(fields=('link', 'day'), name='one_count_for_each_link_and_day')],
            },
        ),
        migrations.CreateModel(
            name='Promotion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('poster', 'Poster'), ('leaflet', 'Leaflet or newsletter'), ('letter', 'Letter'), ('email', 'Email'), ('text', 'Text message'), ('social', 'Social media'), ('website', 'Website'), ('event', 'At an event'), ('people', 'Passed on by people')], max_length=8)),
                ('where', models.CharField(max_length=150)),
                ('copies', models.PositiveIntegerField(blank=True, null=True)),
                ('promoted_on', models.DateField()),
                ('came', models.PositiveIntegerField(blank=True, null=True)),
                ('logged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opportunity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='promotions', to='involvement.opportunity')),
            ],
            options={
                'ordering': ['-promoted_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('where', ''), _negated=True), name='a_promotion_says_where')],
            },
        ),
    ]

"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('achievements', '0001_awards_and_good_practice')]

    dependencies = [
        ('activities', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalAchievement',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('award', 'Award'), ('shared', 'Good practice we shared'), ('praise', 'Other recognition')], max_length=6)),
                ('what', models.TextField()),
                ('with_whom', models.CharField(help_text='Who gave it, or with whom it was shared.', max_length=150)),
                ('achieved_on', models.DateField()),
                ('link', models.URLField(blank=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('activity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.activity')),
                ('added_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical achievement',
                'verbose_name_plural': 'historical achievements',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Achievement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('award', 'Award'), ('shared', 'Good practice we shared'), ('praise', 'Other recognition')], max_length=6)),
                ('what', models.TextField()),
                ('with_whom', models.CharField(help_text='Who gave it, or with whom it was shared.', max_length=150)),
                ('achieved_on', models.DateField()),
                ('link', models.URLField(blank=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='achievements', to='activities.activity')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-achieved_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('with_whom', ''), _negated=True), name='an_achievement_names_who_gave_or_got_it')],
            },
        ),
    ]

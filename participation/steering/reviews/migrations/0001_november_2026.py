"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('reviews', '0001_reviews_of_activities_and_groups')]

    dependencies = [
        ('activities', '0001_november_2026'),
        ('groups', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose_met', models.CharField(choices=[('yes', 'Yes'), ('partly', 'In part'), ('no', 'No')], max_length=6)),
                ('purpose_words', models.TextField()),
                ('resources', models.TextField(help_text='What it took, and whether that was well spent.')),
                ('overlap', models.TextField(help_text='What else does the same, or could be joined to it.')),
                ('outcomes_told', models.TextField(help_text='What came of it, and who has been told.')),
                ('reviewed_on', models.DateField()),
                ('decision', models.CharField(choices=[('keep', 'Go on as it is'), ('change', 'Go on and change something'), ('stop', 'Stop it, or do not do it again')], max_length=6)),
                ('next_on', models.DateField(blank=True, null=True)),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='activities.activity')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='groups.group')),
                ('reviewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-reviewed_on', '-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('activity', None), ('group__isnull', False)), models.Q(('activity__isnull', False), ('group', None)), _connector='OR'), name='a_review_is_of_an_activity_or_a_group'), models.CheckConstraint(condition=models.Q(models.Q(('decision', 'stop'), _negated=True), ('next_on', None), _connector='OR'), name='what_stops_is_not_reviewed_again')],
            },
        ),
    ]

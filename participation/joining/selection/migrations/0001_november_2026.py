"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('selection', '0001_fair_selection')]

    dependencies = [
        ('customers', '0001_november_2026'),
        ('involvement', '0001_november_2026'),
        ('segments', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Selection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=100)),
                ('purpose', models.TextField()),
                ('features', models.JSONField(default=list, help_text='What it mirrors, in the order of a cell.')),
                ('places', models.PositiveSmallIntegerField()),
                ('reserves', models.PositiveSmallIntegerField(default=0)),
                ('planned_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('fixed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('seed', models.CharField(blank=True, editable=False, max_length=64)),
                ('listed', models.JSONField(default=list, editable=False, help_text="Who could be drawn: cells and customers' numbers.")),
                ('profile', models.JSONField(default=list, editable=False, help_text='Cells and how many customers were in each.')),
                ('fingerprint', models.CharField(blank=True, editable=False, help_text='SHA-256 of the two lists as fixed.', max_length=64)),
                ('drawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('cells', models.JSONField(default=list, editable=False, help_text='What each cell got.')),
                ('opportunity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='selections', to='involvement.opportunity')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('segment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='selections', to='segments.segment')),
            ],
            options={
                'ordering': ['-planned_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('opportunity', None), ('segment__isnull', False)), models.Q(('opportunity__isnull', False), ('segment', None)), _connector='OR'), name='a_selection_is_from_a_segment_or_an_opportunity'), models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='a_selection_chooses_somebody'), models.CheckConstraint(condition=models.Q(('drawn_at', None), models.Q(('fixed_at__isnull', False), models.Q(('seed', ''), _negated=True)), _connector='OR'), name='a_draw_comes_after_its_seed'), models.CheckConstraint(condition=models.Q(models.Q(('fixed_at', None), ('seed', '')), models.Q(('fixed_at__isnull', False), models.Q(('seed', ''), _negated=True)), _connector='OR'), name='a_seed_is_made_when_the_list_is_fixed')],
            },
        ),
        migrations.CreateModel(
            name='Chosen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_reserve', models.BooleanField()),
                ('place', models.PositiveSmallIntegerField()),
                ('cell', models.JSONField()),
                ('called_up_at', models.DateTimeField(blank=True, null=True)),
                ('stood_down_at', models.DateTimeField(blank=True, null=True)),
                ('stood_down_why', models.CharField(blank=True, max_length=200)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='times_chosen', to='customers.customer')),
                ('selection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='selection.selection')),
            ],
            options={
                'verbose_name_plural': 'chosen',
                'ordering': ['is_reserve', 'place'],
                'constraints': [models.UniqueConstraint(fields=('selection', 'customer'), name='nobody_is_chosen_twice'), models.UniqueConstraint(fields=('selection', 'is_reserve', 'place'), name='a_place_in_a_draw_is_one_persons')],
            },
        ),
    ]

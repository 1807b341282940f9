"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('groups', '0001_groups_members_and_funding')]

    dependencies = [
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='GroupKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=80, unique=True)),
                ('speaks_for_area', models.BooleanField(default=False, help_text="The people who live there chose it to speak for them: a residents' association.")),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(max_length=140, unique=True)),
                ('remit', models.TextField(blank=True, help_text='What it is for and what it may decide.')),
                ('contact', models.TextField(blank=True, help_text='How to reach it, and where it meets.')),
                ('formed_on', models.DateField(blank=True, null=True)),
                ('recognised_on', models.DateField(blank=True, help_text='Since when the landlord recognises it.', null=True)),
                ('recognition_withdrawn_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('area', models.ForeignKey(blank=True, help_text='Empty: it is not about one place.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='customers.area')),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='groups.groupkind')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='a_group_name_is_used_once', violation_error_message='There is a group with this name already.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_group_has_a_name'), models.CheckConstraint(condition=models.Q(('recognition_withdrawn_on', None), ('recognition_withdrawn_on__gte', models.F('recognised_on')), _connector='OR'), name='recognition_is_withdrawn_after_it_was_given', violation_error_message='We recognised it before we withdrew that.'), models.CheckConstraint(condition=models.Q(('recognition_withdrawn_on', None), ('recognised_on__isnull', False), _connector='OR'), name='only_given_recognition_is_withdrawn', violation_error_message='Say since when we recognised it.'), models.CheckConstraint(condition=models.Q(('formed_on', None), ('ended_on', None), ('ended_on__gte', models.F('formed_on')), _connector='OR'), name='a_group_ends_after_it_was_formed', violation_error_message='It must end after it was formed.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalGroup',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(max_length=140)),
                ('remit', models.TextField(blank=True, help_text='What it is for and what it may decide.')),
                ('contact', models.TextField(blank=True, help_text='How to reach it, and where it meets.')),
                ('formed_on', models.DateField(blank=True, null=True)),
                ('recognised_on', models.DateField(blank=True, help_text='Since when the landlord recognises it.', null=True)),
                ('recognition_withdrawn_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('area', models.ForeignKey(blank=True, db_constraint=False, help_text='Empty: it is not about one place.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.area')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kind', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='groups.groupkind')),
            ],
            options={
                'verbose_name': 'historical group',
                'verbose_name_plural': 'historical groups',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalMembership',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('role', models.CharField(choices=[('chair', 'Chair'), ('vice_chair', 'Vice chair'), ('secretary', 'Secretary'), ('treasurer', 'Treasurer'), ('committee', 'Committee member'), ('member', 'Member'), ('co_opted', 'Co-opted'), ('observer', 'Observer')], default='member', max_length=10)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('customer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.customer')),
                ('group', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='groups.group')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical membership',
                'verbose_name_plural': 'historical memberships',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('chair', 'Chair'), ('vice_chair', 'Vice chair'), ('secretary', 'Secretary'), ('treasurer', 'Treasurer'), ('committee', 'Committee member'), ('member', 'Member'), ('co_opted', 'Co-opted'), ('observer', 'Observer')], default='member', max_length=10)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='customers.customer')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='groups.group')),
            ],
            options={
                'ordering': ['-from_on', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('group', 'customer'), name='a_person_sits_on_a_group_once_at_a_time', violation_error_message='They sit on this group already.'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='a_membership_ends_after_it_starts', violation_error_message='The last day must be the first day or later.')],
            },
        ),
        migrations.CreateModel(
            name='Funding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_on', models.DateField()),
                ('pounds', models.DecimalField(decimal_places=2, max_digits=9)),
                ('what_for', models.CharField(max_length=200)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='funding', to='groups.group')),
            ],
            options={
                'verbose_name_plural': 'funding',
                'ordering': ['-given_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('pounds__gt', 0)), name='funding_is_more_than_nothing')],
            },
        ),
    ]

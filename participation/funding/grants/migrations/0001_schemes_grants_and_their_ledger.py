"""Schemes, their years, what groups ask for, and the ledger of participation money."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('customers', '0012_find_letters_of_other_alphabets'),
        ('groups', '0007_officers_who_support'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalScheme',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('code', models.SlugField()),
                ('name', models.CharField(db_index=True, max_length=80)),
                ('what_for', models.TextField(help_text='What a group may use it for.')),
                ('method', models.CharField(choices=[('up_to', 'Up to a fixed sum for each group'), ('shared', 'The same for each group, and the rest by how many people it speaks for'), ('asked', 'As much as a group asks for, within the budget'), ('as_needed', 'As the need arises, without a budget')], max_length=10)),
                ('conditions', models.TextField(blank=True, help_text='One a line. Each is checked before anything is paid (T-37).')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical scheme',
                'verbose_name_plural': 'historical schemes',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=80, unique=True)),
                ('what_for', models.TextField(help_text='What a group may use it for.')),
                ('method', models.CharField(choices=[('up_to', 'Up to a fixed sum for each group'), ('shared', 'The same for each group, and the rest by how many people it speaks for'), ('asked', 'As much as a group asks for, within the budget'), ('as_needed', 'As the need arises, without a budget')], max_length=10)),
                ('conditions', models.TextField(blank=True, help_text='One a line. Each is checked before anything is paid (T-37).')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('kinds', models.ManyToManyField(blank=True, help_text='Which kinds of group may have it. None chosen: every kind.', related_name='+', to='groups.groupkind')),
            ],
            options={
                'ordering': ['position', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('method__in', ['up_to', 'shared', 'asked', 'as_needed'])), name='a_scheme_is_shared_out_in_a_known_way')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalSchemeYear',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('starts', models.PositiveSmallIntegerField(help_text='2026 for 1 April 2026 to 31 March 2027.')),
                ('first_year_most', models.DecimalField(blank=True, decimal_places=2, help_text='At most so much for a group in its first year (F-60).', max_digits=9, null=True)),
                ('later_most', models.DecimalField(blank=True, decimal_places=2, help_text='At most so much for a group in a later year (F-60).', max_digits=9, null=True)),
                ('flat_rate', models.DecimalField(blank=True, decimal_places=2, help_text='Every association has so much, whatever its size (T-36).', max_digits=9, null=True)),
                ('usual_most', models.DecimalField(blank=True, decimal_places=2, help_text='What one award usually does not pass. More is possible, and is pointed out (R-60).', max_digits=9, null=True)),
                ('counted_on', models.DateField(blank=True, help_text='The day on which tenants and owners are counted.', null=True)),
                ('counted_at', models.DateTimeField(editable=False, null=True)),
                ('agreed_at', models.DateTimeField(editable=False, help_text='When the worked table was agreed.', null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('agreed_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scheme', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='grants.scheme')),
            ],
            options={
                'verbose_name': 'historical scheme year',
                'verbose_name_plural': 'historical scheme years',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='SchemeYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.PositiveSmallIntegerField(help_text='2026 for 1 April 2026 to 31 March 2027.')),
                ('first_year_most', models.DecimalField(blank=True, decimal_places=2, help_text='At most so much for a group in its first year (F-60).', max_digits=9, null=True)),
                ('later_most', models.DecimalField(blank=True, decimal_places=2, help_text='At most so much for a group in a later year (F-60).', max_digits=9, null=True)),
                ('flat_rate', models.DecimalField(blank=True, decimal_places=2, help_text='Every association has so much, whatever its size (T-36).', max_digits=9, null=True)),
                ('usual_most', models.DecimalField(blank=True, decimal_places=2, help_text='What one award usually does not pass. More is possible, and is pointed out (R-60).', max_digits=9, null=True)),
                ('counted_on', models.DateField(blank=True, help_text='The day on which tenants and owners are counted.', null=True)),
                ('counted_at', models.DateTimeField(editable=False, null=True)),
                ('agreed_at', models.DateTimeField(editable=False, help_text='When the worked table was agreed.', null=True)),
                ('agreed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scheme_years', to='grants.scheme')),
            ],
            options={
                'ordering': ['-starts', 'scheme__position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('scheme', 'starts'), name='a_scheme_has_a_year_once'), models.CheckConstraint(condition=models.Q(('starts__gte', 2000), ('starts__lte', 2200)), name='a_scheme_year_is_a_year'), models.CheckConstraint(condition=models.Q(('agreed_at', None), models.Q(('agreed_by__isnull', False), ('counted_at__isnull', False)), _connector='OR'), name='a_table_is_counted_before_it_is_agreed'), models.CheckConstraint(condition=models.Q(('first_year_most', None), ('first_year_most__gte', 0), _connector='OR'), name='a_first_year_most_is_not_negative'), models.CheckConstraint(condition=models.Q(('later_most', None), ('later_most__gte', 0), _connector='OR'), name='a_later_most_is_not_negative'), models.CheckConstraint(condition=models.Q(('flat_rate', None), ('flat_rate__gte', 0), _connector='OR'), name='a_flat_rate_is_not_negative'), models.CheckConstraint(condition=models.Q(('usual_most', None), ('usual_most__gte', 0), _connector='OR'), name='a_usual_most_is_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what_for', models.CharField(max_length=200)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('conditions_met_at', models.DateTimeField(editable=False, help_text='When somebody had checked each condition (T-37).', null=True)),
                ('conditions_met', models.TextField(blank=True, editable=False, help_text='The conditions as they were when they were checked.')),
                ('turned_down_at', models.DateTimeField(editable=False, null=True)),
                ('turned_down_why', models.TextField(blank=True, editable=False)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conditions_met_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='groups.group')),
                ('scheme_year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='grants.schemeyear')),
            ],
            options={
                'ordering': ['-added_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('turned_down_at', None), ('turned_down_why', '')), models.Q(('turned_down_at__isnull', False), models.Q(('turned_down_why', ''), _negated=True)), _connector='OR'), name='a_grant_is_turned_down_with_a_reason'), models.CheckConstraint(condition=models.Q(('conditions_met_at', None), ('conditions_met_by__isnull', False), _connector='OR'), name='somebody_checks_the_conditions')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('budgeted', 'Budgeted'), ('delegated', 'Set aside for a group'), ('asked', 'Asked for'), ('awarded', 'Awarded'), ('raised', 'Raised'), ('lowered', 'Lowered'), ('paid', 'Paid'), ('returned', 'Returned')], max_length=9)),
                ('pounds', models.DecimalField(decimal_places=2, max_digits=10)),
                ('on', models.DateField(help_text="The day on which it happened, in the landlord's time.")),
                ('why', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='money', to='groups.group')),
                ('takes_back', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_back_by', to='grants.entry')),
                ('grant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='grants.grant')),
                ('scheme_year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='grants.schemeyear')),
            ],
            options={
                'verbose_name_plural': 'entries',
                'ordering': ['-on', '-pk'],
                'indexes': [models.Index(fields=['group', '-on', '-id'], name='money_of_a_group')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['budgeted', 'delegated', 'asked', 'awarded', 'raised', 'lowered', 'paid', 'returned'])), name='an_entry_is_of_a_known_kind'), models.CheckConstraint(condition=models.Q(models.Q(('pounds__gt', 0), ('takes_back', None)), models.Q(('pounds__lt', 0), ('takes_back__isnull', False)), models.Q(('grant__isnull', False), ('kind', 'delegated')), _connector='OR'), name='an_entry_is_of_more_than_nothing'), models.CheckConstraint(condition=models.Q(('takes_back', None), models.Q(('takes_back', models.F('pk')), _negated=True), _connector='OR'), name='an_entry_does_not_take_itself_back'), models.CheckConstraint(condition=models.Q(models.Q(('grant', None), ('group', None), ('kind', 'budgeted')), models.Q(('group__isnull', False), ('kind', 'delegated')), models.Q(('grant__isnull', False), ('group__isnull', False), ('kind__in', ['asked', 'awarded', 'paid', 'returned'])), models.Q(('grant__isnull', False), ('group__isnull', False), ('kind__in', ['raised', 'lowered'])), models.Q(('grant', None), ('group', None), ('kind__in', ['raised', 'lowered'])), _connector='OR'), name='an_entry_says_whose_money_it_is')],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('people', models.PositiveIntegerField()),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.area')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group')),
                ('scheme_year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='grants.schemeyear')),
            ],
            options={
                'ordering': ['group__name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('scheme_year', 'group'), name='an_association_shares_once_a_year')],
            },
        ),
    ]

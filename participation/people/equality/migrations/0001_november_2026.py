"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('equality', '0001_initial'), ('equality', '0002_counted_tables')]

    dependencies = [
        ('customers', '0001_november_2026'),
    ]

    operations = [
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question_set', models.SlugField(help_text='For example scotland-2022.')),
                ('code', models.SlugField()),
                ('text', models.CharField(max_length=300)),
                ('hint', models.CharField(blank=True, max_length=300)),
                ('source', models.CharField(max_length=200)),
                ('over_16_only', models.BooleanField(default=False)),
                ('threshold', models.PositiveSmallIntegerField(default=5, help_text='Counts from 1 up to this are never published (10 for the sensitive ones).')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('question_set', 'code'), name='a_set_asks_a_question_once')],
            },
        ),
        migrations.CreateModel(
            name='Option',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField()),
                ('text', models.CharField(max_length=120)),
                ('group', models.CharField(blank=True, max_length=120)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='equality.question')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('question', 'code'), name='a_question_offers_an_option_once')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefer_not_to_say', models.BooleanField(default=False)),
                ('answered_on', models.DateField(auto_now=True)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='equality_answers', to='customers.customer')),
                ('option', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='equality.option')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='equality.question')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('customer', 'question'), name='a_customer_answers_a_question_once'), models.CheckConstraint(condition=models.Q(models.Q(('option', None), ('prefer_not_to_say', True)), models.Q(('option__isnull', False), ('prefer_not_to_say', False)), _connector='OR'), name='an_option_or_prefer_not_to_say')],
            },
        ),
        migrations.CreateModel(
            name='CountedTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=100)),
                ('counted_on', models.DateField()),
                ('checked_on', models.DateField(help_text='When we last counted, and found too little changed to show anything new.')),
                ('counts', models.JSONField()),
            ],
            options={
                'ordering': ['-counted_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('key', 'counted_on'), name='a_table_is_counted_once_a_day')],
            },
        ),
    ]

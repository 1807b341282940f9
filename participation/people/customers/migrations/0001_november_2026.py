"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.db.models.functions.text
import phonenumber_field.modelfields
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration

EXTENSION_IS_THERE = "SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'"
ADD = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX IF NOT EXISTS customer_by_part_of_anything"
    " ON customers_customer USING gin (search_text gin_trgm_ops)",
]
TAKE_AWAY = ["DROP INDEX IF EXISTS customer_by_part_of_anything"]


def run_where_it_helps(statements):
    """On PostgreSQL, finding part of a name among 200,000 reads an index and not every row.

    Only a matter of speed: SQLite, or a PostgreSQL without its trigram extension, finds the same people.
    """

    def run(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(EXTENSION_IS_THERE)
            if cursor.fetchone() is None:
                return
        for statement in statements:
            schema_editor.execute(statement)

    return run


class Migration(StartingMigration):

    replaces = [('customers', '0001_initial'), ('customers', '0002_find_by_email_whatever_its_case'), ('customers', '0003_find_people_quickly'), ('customers', '0004_former_references'), ('customers', '0005_what_would_help_online'), ('customers', '0006_who_counts_as_customer')]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Level',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(help_text="The model's own word: Information.", max_length=60)),
                ('invitation', models.CharField(help_text='To a customer: Keep me informed.', max_length=80)),
                ('description', models.CharField(max_length=200)),
                ('time_needed', models.CharField(max_length=80)),
                ('rank', models.PositiveSmallIntegerField(unique=True)),
            ],
            options={
                'ordering': ['rank'],
            },
        ),
        migrations.CreateModel(
            name='PreferenceOption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('method', 'How they like to take part'), ('topic', 'What they care about'), ('time', 'When they are free'), ('format', 'How they read what we send'), ('support', 'What would help them take part'), ('digital', 'What would help them do things online')], max_length=10)),
                ('code', models.SlugField(unique=True)),
                ('label', models.CharField(max_length=80)),
                ('hint', models.CharField(blank=True, max_length=150)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['kind', 'position', 'label'],
            },
        ),
        migrations.CreateModel(
            name='Tenure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=60, unique=True)),
                ('plain_name', models.CharField(help_text='As a customer would say it.', max_length=100)),
                ('rents_from_us', models.BooleanField(default=False, help_text='Holds a (short) Scottish secure tenancy or its like: must be consulted.')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('counts_as_customer', models.BooleanField(default=True, help_text='Among all our customers in every figure. A partner agency is not.')),
            ],
            options={
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True)),
                ('slug', models.SlugField(unique=True)),
                ('kind', models.CharField(choices=[('region', 'Region'), ('area', 'Area'), ('estate', 'Estate')], max_length=10)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='customers.area')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'region'), ('parent', None)), models.Q(models.Q(('kind', 'region'), _negated=True), ('parent__isnull', False)), _connector='OR'), name='only_a_region_stands_on_its_own')],
            },
        ),
        migrations.CreateModel(
            name='Customer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(blank=True, max_length=40, null=True, unique=True)),
                ('name', models.CharField(max_length=150)),
                ('date_of_birth', models.DateField(blank=True, null=True)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None)),
                ('preferred_channel', models.CharField(blank=True, choices=[('email', 'Email'), ('sms', 'Text message'), ('phone', 'Phone call'), ('post', 'Letter')], max_length=5)),
                ('language', models.CharField(choices=[('en', 'English'), ('gd', 'Gàidhlig (Gaelic)'), ('bfi', 'British Sign Language'), ('ar', 'العربية (Arabic)'), ('bg', 'Български (Bulgarian)'), ('zh', '中文 (Chinese)'), ('lv', 'Latviešu (Latvian)'), ('pl', 'Polski (Polish)'), ('pa', 'ਪੰਜਾਬੀ (Punjabi)'), ('ro', 'Română (Romanian)'), ('ru', 'Русский (Russian)'), ('uk', 'Українська (Ukrainian)'), ('ur', 'اردو (Urdu)')], default='en', max_length=10)),
                ('joined_at', models.DateTimeField(blank=True, help_text='When they asked to get involved. Empty: they have not yet.', null=True)),
                ('support_notes', models.TextField(blank=True)),
                ('wants_results', models.BooleanField(default=True, help_text='Told what changed after something they took part in.')),
                ('started_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('search_text', models.CharField(editable=False, max_length=500)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='customers', to='customers.area')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='customer', to=settings.AUTH_USER_MODEL)),
                ('level', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='customers', to='customers.level')),
                ('preferences', models.ManyToManyField(blank=True, related_name='customers', to='customers.preferenceoption')),
                ('tenure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='customers', to='customers.tenure')),
            ],
            options={
                'indexes': [models.Index(fields=['name'], name='customer_by_name'), models.Index(fields=['joined_at'], name='customer_by_joining'), models.Index(django.db.models.functions.text.Lower('email'), name='customer_by_plain_email')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_customer_has_a_name'), models.CheckConstraint(condition=models.Q(('reference', ''), _negated=True), name='a_reference_is_never_empty_text')],
            },
        ),
        migrations.CreateModel(
            name='CustomerNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='customers.customer')),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalCustomer',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('reference', models.CharField(blank=True, db_index=True, max_length=40, null=True)),
                ('name', models.CharField(max_length=150)),
                ('date_of_birth', models.DateField(blank=True, null=True)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None)),
                ('preferred_channel', models.CharField(blank=True, choices=[('email', 'Email'), ('sms', 'Text message'), ('phone', 'Phone call'), ('post', 'Letter')], max_length=5)),
                ('language', models.CharField(choices=[('en', 'English'), ('gd', 'Gàidhlig (Gaelic)'), ('bfi', 'British Sign Language'), ('ar', 'العربية (Arabic)'), ('bg', 'Български (Bulgarian)'), ('zh', '中文 (Chinese)'), ('lv', 'Latviešu (Latvian)'), ('pl', 'Polski (Polish)'), ('pa', 'ਪੰਜਾਬੀ (Punjabi)'), ('ro', 'Română (Romanian)'), ('ru', 'Русский (Russian)'), ('uk', 'Українська (Ukrainian)'), ('ur', 'اردو (Urdu)')], default='en', max_length=10)),
                ('joined_at', models.DateTimeField(blank=True, help_text='When they asked to get involved. Empty: they have not yet.', null=True)),
                ('support_notes', models.TextField(blank=True)),
                ('wants_results', models.BooleanField(default=True, help_text='Told what changed after something they took part in.')),
                ('started_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(blank=True, editable=False)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('area', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.area')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('level', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.level')),
                ('tenure', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.tenure')),
            ],
            options={
                'verbose_name': 'historical customer',
                'verbose_name_plural': 'historical customers',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='FormerReference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=40, unique=True)),
                ('joined_at', models.DateTimeField(auto_now_add=True)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_references', to='customers.customer')),
            ],
        ),
        migrations.RunPython(run_where_it_helps(ADD), run_where_it_helps(TAKE_AWAY), elidable=False),
    ]

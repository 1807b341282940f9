"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('formats', '0001_documents_and_format_requests'), ('formats', '0002_usual_print_first')]

    dependencies = [
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150, unique=True)),
                ('kind', models.CharField(choices=[('strategy', 'Strategy or policy'), ('report', 'Report'), ('leaflet', 'Leaflet or newsletter'), ('consultation', 'Consultation paper'), ('handbook', 'Handbook or guide'), ('form', 'Form or letter')], max_length=12)),
                ('address', models.CharField(blank=True, help_text='Where the usual version is read.', max_length=300)),
                ('published_on', models.DateField()),
                ('review_on', models.DateField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['title'],
                'constraints': [models.CheckConstraint(condition=models.Q(('review_on', None), ('review_on__gt', models.F('published_on')), _connector='OR'), name='a_document_is_reviewed_after_it_is_published', violation_error_message='The review must be after the day it was published.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalDocument',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(db_index=True, max_length=150)),
                ('kind', models.CharField(choices=[('strategy', 'Strategy or policy'), ('report', 'Report'), ('leaflet', 'Leaflet or newsletter'), ('consultation', 'Consultation paper'), ('handbook', 'Handbook or guide'), ('form', 'Form or letter')], max_length=12)),
                ('address', models.CharField(blank=True, help_text='Where the usual version is read.', max_length=300)),
                ('published_on', models.DateField()),
                ('review_on', models.DateField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical document',
                'verbose_name_plural': 'historical documents',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='FormatRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=150)),
                ('reach', models.CharField(blank=True, help_text='How to reach somebody else.', max_length=254)),
                ('what', models.CharField(help_text='What they want to read or hear.', max_length=200)),
                ('page', models.CharField(blank=True, help_text='The page they asked from.', max_length=300)),
                ('language', models.CharField(choices=[('en', 'English'), ('gd', 'Gàidhlig (Gaelic)'), ('bfi', 'British Sign Language'), ('ar', 'العربية (Arabic)'), ('bg', 'Български (Bulgarian)'), ('zh', '中文 (Chinese)'), ('lv', 'Latviešu (Latvian)'), ('pl', 'Polski (Polish)'), ('pa', 'ਪੰਜਾਬੀ (Punjabi)'), ('ro', 'Română (Romanian)'), ('ru', 'Русский (Russian)'), ('uk', 'Українська (Ukrainian)'), ('ur', 'اردو (Urdu)'), ('other', 'Another language')], default='en', max_length=10)),
                ('details', models.TextField(blank=True)),
                ('how', models.CharField(choices=[('online', 'On this website'), ('phone', 'By phone'), ('person', 'At the desk or on a visit'), ('written', 'By letter or email')], max_length=7)),
                ('asked_on', models.DateField(default=django.utils.timezone.localdate)),
                ('due_on', models.DateField()),
                ('met_on', models.DateField(blank=True, null=True)),
                ('met_how', models.CharField(blank=True, max_length=300)),
                ('refused_on', models.DateField(blank=True, null=True)),
                ('refused_reason', models.TextField(blank=True)),
                ('customer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='format_requests', to='customers.customer')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='requests', to='formats.document')),
                ('format', models.ForeignKey(blank=True, limit_choices_to={'kind': 'format'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.preferenceoption')),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['due_on', 'pk'],
                'indexes': [models.Index(fields=['asked_on'], name='format_requests_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('format__isnull', False), models.Q(('language', 'en'), _negated=True), _connector='OR'), name='a_format_request_is_for_a_format_or_a_language'), models.CheckConstraint(condition=models.Q(('customer__isnull', False), models.Q(models.Q(('name', ''), _negated=True), models.Q(('reach', ''), _negated=True)), ('met_on__isnull', False), ('refused_on__isnull', False), _connector='OR'), name='an_open_format_request_says_whom_to_answer'), models.CheckConstraint(condition=models.Q(models.Q(('met_how', ''), ('met_on', None)), models.Q(('met_on__gte', models.F('asked_on')), ('refused_on', None), models.Q(('met_how', ''), _negated=True)), _connector='OR'), name='a_met_format_request_says_how'), models.CheckConstraint(condition=models.Q(models.Q(('refused_on', None), ('refused_reason', '')), models.Q(('refused_on__gte', models.F('asked_on')), models.Q(('refused_reason', ''), _negated=True)), _connector='OR'), name='a_refused_format_request_says_why'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('asked_on'))), name='a_format_request_is_due_after_asking')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('gd', 'Gàidhlig (Gaelic)'), ('bfi', 'British Sign Language'), ('ar', 'العربية (Arabic)'), ('bg', 'Български (Bulgarian)'), ('zh', '中文 (Chinese)'), ('lv', 'Latviešu (Latvian)'), ('pl', 'Polski (Polish)'), ('pa', 'ਪੰਜਾਬੀ (Punjabi)'), ('ro', 'Română (Romanian)'), ('ru', 'Русский (Russian)'), ('uk', 'Українська (Ukrainian)'), ('ur', 'اردو (Urdu)')], default='en', max_length=10)),
                ('file', models.FileField(blank=True, upload_to='documents/%Y/')),
                ('size', models.PositiveIntegerField(default=0, help_text='Bytes.')),
                ('link', models.URLField(blank=True, help_text='Of a film or a recording elsewhere.')),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='formats.document')),
                ('format', models.ForeignKey(blank=True, limit_choices_to={'kind': 'format'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.preferenceoption')),
            ],
            options={
                'ordering': ['language', models.OrderBy(models.F('format__position'), nulls_first=True), 'pk'],
                'constraints': [models.UniqueConstraint(fields=('document', 'format', 'language'), name='a_document_has_one_version_in_each_format_and_language', violation_error_message='There is a version in this format and language already.'), models.UniqueConstraint(condition=models.Q(('format', None)), fields=('document', 'language'), name='a_document_has_one_usual_version_in_each_language', violation_error_message='There is a version in this format and language already.'), models.CheckConstraint(condition=models.Q(('file', ''), ('link', ''), _connector='OR'), name='a_version_is_a_file_or_an_address')],
            },
        ),
    ]

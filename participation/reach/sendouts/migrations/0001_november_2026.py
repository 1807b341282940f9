"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('sendouts', '0001_initial')]

    dependencies = [
        ('segments', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalTemplate',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('purpose', models.CharField(choices=[('statutory', 'Notice that the law or safety requires'), ('service', 'About something the customer asked for or takes part in'), ('invitation', 'Invitation to take part'), ('marketing', 'News and promotion')], max_length=12)),
                ('created_at', models.DateTimeField(blank=True, editable=False)),
                ('put_away_at', models.DateTimeField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('created_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical template',
                'verbose_name_plural': 'historical templates',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('purpose', models.CharField(choices=[('statutory', 'Notice that the law or safety requires'), ('service', 'About something the customer asked for or takes part in'), ('invitation', 'Invitation to take part'), ('marketing', 'News and promotion')], max_length=12)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('put_away_at', models.DateTimeField(blank=True, null=True)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_template_has_a_name'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='a_template_name_is_used_once', violation_error_message='There is a template with this name already. Give this one another name.')],
            },
        ),
        migrations.CreateModel(
            name='SendOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('purpose', models.CharField(choices=[('statutory', 'Notice that the law or safety requires'), ('service', 'About something the customer asked for or takes part in'), ('invitation', 'Invitation to take part'), ('marketing', 'News and promotion')], max_length=12)),
                ('team', models.CharField(choices=[('repairs', 'Repairs and improvements'), ('rent', 'Rent and charges'), ('neighbourhood', 'Neighbourhoods and estates'), ('homes', 'New and empty homes'), ('support', 'Advice and support'), ('customer_care', 'Contact with us'), ('governance', 'How we are run')], max_length=20)),
                ('starts_at', models.DateTimeField()),
                ('invites_to', models.CharField(blank=True, help_text='activities.activity:12, or nothing.', max_length=80)),
                ('values', models.JSONField(blank=True, default=dict, help_text='title, when and link.')),
                ('override_reason', models.TextField(blank=True, help_text='Why people are asked who were asked lately or often.')),
                ('criteria', models.JSONField(blank=True, default=dict, help_text="The segment's, when asked.")),
                ('words', models.JSONField(blank=True, default=list, help_text="The template's, when asked.")),
                ('state', models.CharField(choices=[('draft', 'Not sent yet'), ('to_approve', 'Waits for a manager'), ('to_plan', 'Waiting to be planned'), ('planning', 'Being planned'), ('planned', 'Planned'), ('paused', 'Paused'), ('done', 'All gone'), ('called_off', 'Called off'), ('failed', 'Stopped')], default='draft', max_length=10)),
                ('progress', models.PositiveSmallIntegerField(default=0, help_text='Percent of the planning.')),
                ('step', models.CharField(blank=True, max_length=80)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('beat_at', models.DateTimeField(blank=True, null=True)),
                ('released_at', models.DateTimeField(blank=True, help_text='When messages were last let go.', null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('segment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='send_outs', to='segments.segment')),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='send_outs', to='sendouts.template')),
            ],
            options={
                'ordering': ['-starts_at', '-pk'],
                'indexes': [models.Index(fields=['starts_at'], name='send_out_by_start'), models.Index(fields=['released_at'], name='send_out_by_release')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_send_out_has_a_name'), models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('asked_by')), _negated=True), _connector='OR'), name='a_send_out_is_approved_by_a_second_person'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('finished_at__isnull', False), _connector='OR'), name='a_finished_send_out_says_when')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalVersion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('gd', 'Gàidhlig (Gaelic)'), ('bfi', 'British Sign Language'), ('ar', 'العربية (Arabic)'), ('bg', 'Български (Bulgarian)'), ('zh', '中文 (Chinese)'), ('lv', 'Latviešu (Latvian)'), ('pl', 'Polski (Polish)'), ('pa', 'ਪੰਜਾਬੀ (Punjabi)'), ('ro', 'Română (Romanian)'), ('ru', 'Русский (Russian)'), ('uk', 'Українська (Ukrainian)'), ('ur', 'اردو (Urdu)')], default='en', max_length=10)),
                ('format', models.CharField(choices=[('standard', 'Usual format'), ('large_print', 'Large print'), ('easy_read', 'Easy read')], default='standard', max_length=12)),
                ('subject', models.CharField(max_length=150)),
                ('text', models.TextField()),
                ('sms', models.CharField(blank=True, max_length=459)),
                ('letter', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('template', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sendouts.template')),
            ],
            options={
                'verbose_name': 'historical version',
                'verbose_name_plural': 'historical versions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('gd', 'Gàidhlig (Gaelic)'), ('bfi', 'British Sign Language'), ('ar', 'العربية (Arabic)'), ('bg', 'Български (Bulgarian)'), ('zh', '中文 (Chinese)'), ('lv', 'Latviešu (Latvian)'), ('pl', 'Polski (Polish)'), ('pa', 'ਪੰਜਾਬੀ (Punjabi)'), ('ro', 'Română (Romanian)'), ('ru', 'Русский (Russian)'), ('uk', 'Українська (Ukrainian)'), ('ur', 'اردو (Urdu)')], default='en', max_length=10)),
                ('format', models.CharField(choices=[('standard', 'Usual format'), ('large_print', 'Large print'), ('easy_read', 'Easy read')], default='standard', max_length=12)),
                ('subject', models.CharField(max_length=150)),
                ('text', models.TextField()),
                ('sms', models.CharField(blank=True, max_length=459)),
                ('letter', models.TextField(blank=True)),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='sendouts.template')),
            ],
            options={
                'ordering': [models.Case(models.When(language='en', then=0), default=1), 'language', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('template', 'language', 'format'), name='one_version_for_each_language_and_format')],
            },
        ),
    ]

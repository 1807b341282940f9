"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('consultations', '0001_initial'), ('consultations', '0002_named_responses'), ('consultations', '0003_interviews_and_inductions'), ('consultations', '0004_co_design_projects')]

    dependencies = [
        ('activities', '0001_november_2026'),
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('activity_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='activities.activity')),
                ('duty', models.CharField(choices=[('s54_policy', 'Policy on management, repairs or maintenance (2001 Act, s.54(2)(a))'), ('s54_standard', 'Standard of service (2001 Act, s.54(2)(b))'), ('s54_strategy', 'Tenant participation strategy (2001 Act, s.54(2)(c))'), ('s54_disposal', 'Disposal that changes the landlord (2001 Act, s.54(2)(d))'), ('s25_rent', 'Increase in rent or charges (2001 Act, s.25)'), ('s105', 'Housing management (Housing Act 1985, s.105)'), ('own_choice', 'No legal duty: we chose to ask')], max_length=20)),
                ('proposal', models.TextField()),
                ('likely_effect', models.TextField(help_text='What it would mean for the person reading.')),
                ('cannot_change', models.TextField(blank=True, help_text='What law, safety or money has settled already (seed row T-53).')),
                ('how_to_respond', models.TextField()),
                ('decision_due_on', models.DateField(blank=True, null=True)),
                ('consideration', models.TextField(blank=True, help_text='How what people said was weighed.')),
                ('decision', models.TextField(blank=True)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('decided_by', models.CharField(blank=True, max_length=100)),
                ('what_changed', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_on', None), models.Q(models.Q(('decision', ''), _negated=True), models.Q(('consideration', ''), _negated=True)), _connector='OR'), name='a_decision_says_what_and_how_views_were_weighed')],
            },
            bases=('activities.activity',),
        ),
        migrations.CreateModel(
            name='HistoricalConsultation',
            fields=[
                ('activity_ptr', models.ForeignKey(auto_created=True, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, parent_link=True, related_name='+', to='activities.activity')),
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('slug', models.SlugField(max_length=170)),
                ('kind', models.CharField(choices=[('drop_in', 'Drop-in'), ('community_event', 'Community event'), ('meeting', 'Meeting'), ('focus_group', 'Focus group'), ('estate_walk', 'Estate walk'), ('training', 'Training'), ('conference', 'Conference'), ('panel', 'Panel meeting'), ('recruitment', 'Interview or induction'), ('consultation', 'Consultation'), ('survey', 'Survey'), ('inspection', 'Inspection'), ('scrutiny', 'Scrutiny exercise'), ('co_design', 'Co-design project')], max_length=20)),
                ('purpose', models.TextField(help_text='Why we are doing it and what we hope will come of it.')),
                ('influence', models.TextField(blank=True, help_text='What people can change, what is already decided, what happens with it.')),
                ('service', models.CharField(choices=[('repairs', 'Repairs and improvements'), ('rent', 'Rent and charges'), ('neighbourhood', 'Neighbourhoods and estates'), ('homes', 'New and empty homes'), ('support', 'Advice and support'), ('customer_care', 'Contact with us'), ('governance', 'How we are run')], max_length=20)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('planned_cost', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ('actual_cost', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ('planned_hours', models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True)),
                ('actual_hours', models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True)),
                ('summary', models.TextField(blank=True, help_text='What was said. Shown to everyone.')),
                ('next_steps', models.TextField(blank=True, help_text='What happens next. Shown to everyone.')),
                ('met_purpose', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], max_length=6)),
                ('created_at', models.DateTimeField(blank=True, editable=False)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('closed_out_at', models.DateTimeField(blank=True, null=True)),
                ('duty', models.CharField(choices=[('s54_policy', 'Policy on management, repairs or maintenance (2001 Act, s.54(2)(a))'), ('s54_standard', 'Standard of service (2001 Act, s.54(2)(b))'), ('s54_strategy', 'Tenant participation strategy (2001 Act, s.54(2)(c))'), ('s54_disposal', 'Disposal that changes the landlord (2001 Act, s.54(2)(d))'), ('s25_rent', 'Increase in rent or charges (2001 Act, s.25)'), ('s105', 'Housing management (Housing Act 1985, s.105)'), ('own_choice', 'No legal duty: we chose to ask')], max_length=20)),
                ('proposal', models.TextField()),
                ('likely_effect', models.TextField(help_text='What it would mean for the person reading.')),
                ('cannot_change', models.TextField(blank=True, help_text='What law, safety or money has settled already (seed row T-53).')),
                ('how_to_respond', models.TextField()),
                ('decision_due_on', models.DateField(blank=True, null=True)),
                ('consideration', models.TextField(blank=True, help_text='How what people said was weighed.')),
                ('decision', models.TextField(blank=True)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('decided_by', models.CharField(blank=True, max_length=100)),
                ('what_changed', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lead_officer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('level', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.level')),
            ],
            options={
                'verbose_name': 'historical consultation',
                'verbose_name_plural': 'historical consultations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('file', models.FileField(upload_to='consultations/%Y/')),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='consultations.consultation')),
                ('size', models.PositiveIntegerField(default=0, help_text='Bytes.')),
            ],
            options={
                'ordering': ['added_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_whom', models.CharField(choices=[('tenants', 'Tenants'), ('rtos', 'Registered tenant organisations'), ('owners', 'Sharing and factored owners'), ('others', 'Other people')], max_length=10)),
                ('how', models.CharField(choices=[('post', 'Letter'), ('email', 'Email'), ('sms', 'Text message'), ('web', 'Website or social media'), ('meeting', 'At a meeting or by phone')], max_length=10)),
                ('told_on', models.DateField()),
                ('people', models.PositiveIntegerField()),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='consultations.consultation')),
            ],
            options={
                'ordering': ['told_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('consultation', 'told_whom', 'how', 'told_on'), name='a_notice_is_logged_once')],
            },
        ),
        migrations.CreateModel(
            name='ResponseCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('online', 'Online'), ('post', 'On paper'), ('phone', 'By phone'), ('meeting', 'At a meeting'), ('email', 'By email')], max_length=10)),
                ('people', models.PositiveIntegerField()),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='response_counts', to='consultations.consultation')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('consultation', 'how'), name='answers_are_counted_once_a_way')],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('online', 'Online'), ('post', 'On paper'), ('phone', 'By phone'), ('meeting', 'At a meeting'), ('email', 'By email')], max_length=10)),
                ('received_on', models.DateField()),
                ('said', models.TextField(blank=True)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='consultations.consultation')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultation_responses', to='customers.customer')),
            ],
            options={
                'ordering': ['-received_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('consultation', 'customer'), name='a_customer_answers_a_consultation_once')],
            },
        ),
    ]

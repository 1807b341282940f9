"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('events', '0001_initial'), ('events', '0002_event_revision_and_reminder'), ('events', '0003_interviews_and_inductions'), ('events', '0004_co_design_projects'), ('events', '0005_principles'), ('events', '0006_access_needs_met_or_not'), ('events', '0007_bookings_made_online'), ('events', '0008_agendas_and_papers'), ('events', '0009_why_called_off')]

    dependencies = [
        ('activities', '0001_november_2026'),
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('activity_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='activities.activity')),
                ('where', models.CharField(choices=[('in_person', 'In person'), ('online', 'Online'), ('both', 'In person and online')], default='in_person', max_length=10)),
                ('venue', models.CharField(blank=True, max_length=120)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('online_link', models.URLField(blank=True, help_text='Sent to people who book. Never shown in public.')),
                ('access_help', models.TextField(blank=True, help_text='Step-free, hearing loop, travel and childcare paid, food, parking.')),
                ('takes_bookings', models.BooleanField(default=True)),
                ('capacity', models.PositiveIntegerField(blank=True, null=True)),
                ('revised_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('revision', models.PositiveIntegerField(default=0, editable=False, help_text='How often its time or place has changed, or it was called off.')),
                ('principles', models.JSONField(blank=True, default=list, help_text='Codes of the principles that it has been held against.')),
                ('before_at', models.DateTimeField(blank=True, help_text='When representatives meet alone first (F-30).', null=True)),
                ('before_place', models.CharField(blank=True, max_length=150)),
                ('called_off_why', models.TextField(blank=True, db_default='', default='', editable=False, help_text='As those who had booked were told.')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('venue', ''), _negated=True), ('where', 'online'), _connector='OR'), name='an_event_in_person_has_a_venue'), models.CheckConstraint(condition=models.Q(('capacity', None), models.Q(('capacity__gte', 1), ('takes_bookings', True)), _connector='OR'), name='only_a_bookable_event_has_a_capacity')],
            },
            bases=('activities.activity',),
        ),
        migrations.CreateModel(
            name='HistoricalEvent',
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
                ('where', models.CharField(choices=[('in_person', 'In person'), ('online', 'Online'), ('both', 'In person and online')], default='in_person', max_length=10)),
                ('venue', models.CharField(blank=True, max_length=120)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('online_link', models.URLField(blank=True, help_text='Sent to people who book. Never shown in public.')),
                ('access_help', models.TextField(blank=True, help_text='Step-free, hearing loop, travel and childcare paid, food, parking.')),
                ('takes_bookings', models.BooleanField(default=True)),
                ('capacity', models.PositiveIntegerField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lead_officer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('level', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='customers.level')),
                ('revised_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('revision', models.PositiveIntegerField(default=0, editable=False, help_text='How often its time or place has changed, or it was called off.')),
                ('principles', models.JSONField(blank=True, default=list, help_text='Codes of the principles that it has been held against.')),
                ('before_at', models.DateTimeField(blank=True, help_text='When representatives meet alone first (F-30).', null=True)),
                ('before_place', models.CharField(blank=True, max_length=150)),
                ('called_off_why', models.TextField(blank=True, db_default='', default='', editable=False, help_text='As those who had booked were told.')),
            ],
            options={
                'verbose_name': 'historical event',
                'verbose_name_plural': 'historical events',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('access_needs', models.TextField(blank=True)),
                ('booked_at', models.DateTimeField(auto_now_add=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('attended_at', models.DateTimeField(blank=True, null=True)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='customers.customer')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='events.event')),
                ('reminded_at', models.DateTimeField(editable=False, null=True)),
                ('made_online', models.BooleanField(editable=False, help_text='By the customer on this site. Empty: not kept then.', null=True)),
            ],
            options={
                'ordering': ['booked_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('cancelled_at', None)), fields=('event', 'customer'), name='one_live_booking_per_customer'), models.CheckConstraint(condition=models.Q(('cancelled_at', None), ('attended_at', None), _connector='OR'), name='cancelled_booking_is_never_attended')],
            },
        ),
        migrations.CreateModel(
            name='AccessNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was_met', models.BooleanField()),
                ('why_not', models.CharField(blank=True, choices=[('too_late', 'We heard of it too late'), ('nobody', 'Nobody, or nothing, could be found'), ('place', 'The place could not do it'), ('forgotten', 'We forgot')], max_length=9)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='events.booking')),
                ('kind', models.ForeignKey(blank=True, limit_choices_to={'kind': 'support'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.preferenceoption')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('booking', 'kind'), name='a_need_is_written_down_once_a_booking'), models.UniqueConstraint(condition=models.Q(('kind', None)), fields=('booking',), name='something_else_is_written_down_once_a_booking'), models.CheckConstraint(condition=models.Q(models.Q(('was_met', True), ('why_not', '')), models.Q(('was_met', False), models.Q(('why_not', ''), _negated=True)), _connector='OR'), name='a_need_that_was_not_met_says_why')],
            },
        ),
    ]

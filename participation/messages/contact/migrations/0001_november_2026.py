"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('contact', '0001_initial'), ('contact', '0002_message_instead_of'), ('contact', '0003_consent_purpose'), ('contact', '0004_broken_address'), ('contact', '0005_planned_messages_and_asking')]

    dependencies = [
        ('customers', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('email', 'Email'), ('sms', 'Text message'), ('phone', 'Phone call'), ('post', 'Letter')], max_length=5)),
                ('purpose', models.CharField(choices=[('statutory', 'Notice that the law or safety requires'), ('service', 'About something the customer asked for or takes part in'), ('invitation', 'Invitation to take part'), ('marketing', 'News and promotion')], max_length=12)),
                ('template', models.CharField(max_length=60)),
                ('about', models.CharField(blank=True, help_text='events.booking:12', max_length=80)),
                ('dedupe_key', models.CharField(max_length=150, unique=True)),
                ('address', models.CharField(help_text='Where it goes: email, number or postal address.', max_length=254)),
                ('language', models.CharField(default='en', max_length=10)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('queued', 'Waiting to go'), ('sending', 'On its way out'), ('sent', 'Sent'), ('failed', 'Could not be sent'), ('held', 'Not sent, by a rule'), ('to_do', 'For a person to do'), ('done', 'Done by a person')], default='queued', max_length=8)),
                ('held_by_rule', models.CharField(blank=True, max_length=40)),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('customer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='customers.customer')),
                ('instead_of', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_up_by', to='contact.message')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ['queued', 'sending'])), fields=['due_at'], name='messages_still_to_go'), models.Index(fields=['customer', '-created_at'], name='messages_of_a_customer'), models.Index(fields=['-created_at'], name='messages_newest_first'), models.Index(condition=models.Q(('state__in', ['failed', 'to_do'])), fields=['state', 'channel'], name='messages_for_people'), models.Index(fields=['about', 'state'], name='messages_about_something'), models.Index(condition=models.Q(('purpose', 'invitation')), fields=['customer', 'due_at'], name='how_often_somebody_was_asked')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='a_sent_message_says_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'held'), _negated=True), models.Q(('held_by_rule', ''), _negated=True), _connector='OR'), name='a_held_message_names_its_rule')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('content_type', models.CharField(max_length=100)),
                ('content', models.TextField()),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='contact.message')),
            ],
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('email', 'Email'), ('sms', 'Text message'), ('phone', 'Phone call'), ('post', 'Letter')], max_length=5)),
                ('given', models.BooleanField()),
                ('wording', models.TextField()),
                ('source', models.CharField(help_text='Where it was said: join, my preferences, phone.', max_length=30)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='customers.customer')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('purpose', models.CharField(choices=[('invitation', 'Invitations to take part'), ('marketing', 'News')], max_length=12)),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['customer', 'purpose', 'channel', '-at'], name='latest_consent_by_purpose')],
            },
        ),
        migrations.CreateModel(
            name='BrokenAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(help_text='In small letters.', max_length=254, unique=True)),
                ('reason', models.TextField()),
                ('since', models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]

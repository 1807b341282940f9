"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
import phonenumber_field.modelfields
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('enquiries', '0001_what_people_tell_us')]

    dependencies = [
        ('customers', '0001_november_2026'),
        ('ideas', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Enquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('question', 'A question'), ('comment', 'A comment on the page you were on'), ('idea', 'An idea'), ('issue', 'Something that matters and nobody is talking about')], max_length=8)),
                ('said', models.TextField()),
                ('about', models.CharField(blank=True, max_length=300)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reply_due_on', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('note', models.TextField(blank=True, help_text='Why it was closed without an answer.')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('customer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='customers.customer')),
                ('idea', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='ideas.idea')),
                ('issue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='ideas.issue')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'enquiries',
                'ordering': ['-sent_at', '-pk'],
                'indexes': [models.Index(condition=models.Q(('settled_at', None)), fields=['reply_due_on'], name='enquiries_to_answer')],
                'constraints': [models.CheckConstraint(condition=models.Q(('answer', ''), ('answered_at__isnull', False), _connector='OR'), name='an_answer_to_an_enquiry_says_when'), models.CheckConstraint(condition=models.Q(('settled_at', None), ('answered_at__isnull', False), ('idea__isnull', False), ('issue__isnull', False), models.Q(('note', ''), _negated=True), _connector='OR'), name='an_enquiry_is_settled_by_something'), models.CheckConstraint(condition=models.Q(('idea', None), ('issue', None), _connector='OR'), name='an_enquiry_becomes_an_idea_or_an_issue')],
            },
        ),
    ]

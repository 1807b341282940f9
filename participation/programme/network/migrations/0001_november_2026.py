"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('network', '0001_posts_of_groups')]

    dependencies = [
        ('customers', '0001_november_2026'),
        ('groups', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('file', models.FileField(blank=True, upload_to='network/%Y/')),
                ('size', models.PositiveIntegerField(default=0, help_text='Bytes.')),
                ('posted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('taken_down_at', models.DateTimeField(blank=True, null=True)),
                ('customer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='customers.customer')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='groups.group')),
                ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_down_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-posted_at', '-pk'],
                'indexes': [models.Index(fields=['group', '-posted_at'], name='posts_of_a_group')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('customer', None), ('officer__isnull', False)), models.Q(('customer__isnull', False), ('officer', None)), _connector='OR'), name='a_post_is_by_a_member_or_by_staff'), models.CheckConstraint(condition=models.Q(models.Q(('taken_down_at', None), ('taken_down_by', None)), models.Q(('taken_down_at__isnull', False), ('taken_down_by__isnull', False)), _connector='OR'), name='a_post_taken_down_says_by_whom')],
            },
        ),
    ]

"""All that the release of 28 November 2026 had, in one step; a database of that release has it already."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from base.core.starting_migrations import StartingMigration


class Migration(StartingMigration):

    replaces = [('letters', '0001_letters_in_batches')]

    dependencies = [
        ('contact', '0001_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('queued', 'Waiting to be made'), ('making', 'Being made'), ('ready', 'Ready to print'), ('posted', 'Posted'), ('failed', 'Could not be made'), ('undone', 'Taken apart')], default='queued', max_length=8)),
                ('progress', models.PositiveSmallIntegerField(default=0, help_text='Percent.')),
                ('step', models.CharField(blank=True, max_length=80)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('file', models.FileField(blank=True, upload_to='letters/%Y/')),
                ('pages', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('beat_at', models.DateTimeField(blank=True, null=True)),
                ('made_at', models.DateTimeField(blank=True, null=True)),
                ('posted_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('posted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'batches',
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'posted'), _negated=True), ('posted_at__isnull', False), _connector='OR'), name='a_posted_batch_says_when')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveIntegerField()),
                ('large_print', models.BooleanField()),
                ('first_page', models.PositiveIntegerField(default=0)),
                ('pages', models.PositiveSmallIntegerField(default=0)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='letters.batch')),
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='letter', to='contact.message')),
            ],
            options={
                'ordering': ['batch', 'place'],
                'constraints': [models.UniqueConstraint(fields=('batch', 'place'), name='one_letter_in_each_place_of_a_batch')],
            },
        ),
    ]

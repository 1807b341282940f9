"""Aims are stated by groups too, so they are known where levels are. The table stays as it is."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0001_november_2026'),
        ('customers', '0009_keep_every_number'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Aim',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.SlugField(unique=True)),
                        ('name', models.CharField(max_length=120)),
                        ('group', models.CharField(max_length=60)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        'db_table': 'activities_aim',
                        'ordering': ['position'],
                    },
                ),
            ],
        ),
    ]

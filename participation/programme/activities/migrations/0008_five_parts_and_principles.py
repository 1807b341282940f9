"""What is stated before anything opens (R-13), and the one list of principles (F-29, T-52)."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0007_how_it_stands_on_the_calendar'),
        ('customers', '0010_aims_stand_beside_levels'),
    ]

    operations = [
        migrations.CreateModel(
            name='Principle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('words', models.CharField(max_length=150)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, help_text='Since when plans are not held against it.', null=True)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='activity',
            name='residents_time',
            field=models.CharField(blank=True, db_default='', default='', help_text='How much time it asks of people, in words.', max_length=120),
        ),
        migrations.AddField(
            model_name='activity',
            name='staff_and_partners',
            field=models.TextField(blank=True, db_default='', default='', help_text='Which staff and partner organisations take part, and what each does.'),
        ),
        migrations.AddField(
            model_name='activity',
            name='worth',
            field=models.TextField(blank=True, db_default='', default='', help_text='What it takes, and why what it gives is worth that.'),
        ),
        # The table of aims is that of customers now, and has not moved.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='activity',
                    name='aims',
                    field=models.ManyToManyField(related_name='activities', to='customers.aim'),
                ),
                migrations.DeleteModel(name='Aim'),
            ],
        ),
    ]

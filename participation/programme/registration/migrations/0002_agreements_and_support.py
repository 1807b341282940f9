"""Minutes of agreement with groups, and what we do for groups beside money."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('customers', '0012_find_letters_of_other_alphabets'),
        ('groups', '0008_rights_by_kind'),
        ('registration', '0001_register_of_tenant_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreed_on', models.DateField()),
                ('renews_on', models.DateField()),
                ('words', models.TextField(blank=True)),
                ('file', models.FileField(blank=True, upload_to='registration/%Y/')),
                ('added_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='groups.group')),
            ],
            options={
                'ordering': ['-agreed_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('group', 'agreed_on'), name='a_group_agrees_once_on_a_day'), models.CheckConstraint(condition=models.Q(('renews_on__gt', models.F('agreed_on'))), name='an_agreement_is_renewed_after_it_was_made')],
            },
        ),
        migrations.CreateModel(
            name='AgreedService',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service', models.CharField(choices=[('repairs', 'Repairs and improvements'), ('rent', 'Rent and charges'), ('neighbourhood', 'Neighbourhoods and estates'), ('homes', 'New and empty homes'), ('support', 'Advice and support'), ('customer_care', 'Contact with us'), ('governance', 'How we are run')], max_length=20)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreed_services', to='registration.agreement')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'service'), name='a_service_is_agreed_once')],
            },
        ),
        migrations.CreateModel(
            name='GroupOfficer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(default=django.utils.timezone.localdate)),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='looked_after_by', to='groups.group')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks_after', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='HealthCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('next_on', models.DateField()),
                ('note', models.TextField(blank=True)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='health_checks', to='groups.group')),
            ],
            options={
                'ordering': ['-held_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('next_on__gt', models.F('held_on'))), name='the_next_health_check_comes_later')],
            },
        ),
        migrations.CreateModel(
            name='HealthPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('point', models.CharField(choices=[('run', 'It is well run'), ('informed', 'It is well informed'), ('trained', 'Its people are trained'), ('policy', 'It influences policy and investment'), ('local', 'It influences local services and the neighbourhood'), ('members', 'It is of use to its members, and answers to them'), ('inclusive', 'It is open to all'), ('funded', 'It has money, by our policy')], max_length=10)),
                ('mark', models.CharField(choices=[('good', 'Good'), ('partly', 'Partly'), ('weak', 'Weak')], max_length=6)),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='registration.healthcheck')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('check_of', 'point'), name='a_health_check_has_each_point_once')],
            },
        ),
        migrations.CreateModel(
            name='NewGroupAssessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('asked', models.PositiveSmallIntegerField(help_text='How many people asked for it.')),
                ('demand', models.TextField()),
                ('other_ways', models.TextField()),
                ('begun_on', models.DateField(default=django.utils.timezone.localdate, editable=False)),
                ('is_best_way', models.BooleanField(blank=True, null=True)),
                ('because', models.TextField(blank=True)),
                ('decided_on', models.DateField(blank=True, editable=False, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.area')),
                ('begun_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-begun_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('because', ''), ('decided_by', None), ('decided_on', None), ('is_best_way', None)), models.Q(('decided_by__isnull', False), ('decided_on__isnull', False), ('is_best_way__isnull', False), models.Q(('because', ''), _negated=True)), _connector='OR'), name='whether_a_group_is_the_best_way_says_why')],
            },
        ),
        migrations.CreateModel(
            name='SupportAsked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('meeting', 'Staff at a meeting'), ('officer', 'Advice from an officer'), ('constitution', 'Help with the constitution or the annual general meeting'), ('venue', 'Booking a venue'), ('space', 'An accessible place to meet'), ('publicity', 'Publicity'), ('funding', 'Finding funding'), ('training', 'Training'), ('other', 'Something else')], max_length=12)),
                ('words', models.TextField()),
                ('asked_on', models.DateField(default=django.utils.timezone.localdate)),
                ('due_on', models.DateField(editable=False)),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='support_asked', to='groups.group')),
            ],
            options={
                'verbose_name_plural': 'support asked',
                'ordering': ['-asked_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_by', None), ('answered_on', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='an_answer_to_a_group_says_when_and_by_whom')],
            },
        ),
        migrations.CreateModel(
            name='SupportGiven',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('meeting', 'Staff at a meeting'), ('officer', 'Advice from an officer'), ('constitution', 'Help with the constitution or the annual general meeting'), ('venue', 'Booking a venue'), ('space', 'An accessible place to meet'), ('publicity', 'Publicity'), ('funding', 'Finding funding'), ('training', 'Training'), ('other', 'Something else')], max_length=12)),
                ('words', models.TextField()),
                ('hours', models.DecimalField(decimal_places=1, default=0, max_digits=5)),
                ('worth', models.DecimalField(blank=True, decimal_places=2, help_text='Pounds, in kind.', max_digits=9, null=True)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='support_given', to='groups.group')),
            ],
            options={
                'verbose_name_plural': 'support given',
                'ordering': ['-on', '-pk'],
                'indexes': [models.Index(fields=['group', '-on'], name='support_of_a_group')],
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__gte', 0)), name='support_takes_no_hours_back')],
            },
        ),
        migrations.CreateModel(
            name='SupportReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(choices=[('support', 'How we support groups'), ('recognition', 'How we recognise groups')], max_length=12)),
                ('due_on', models.DateField()),
                ('held_on', models.DateField(blank=True, null=True)),
                ('found', models.TextField(blank=True)),
                ('held_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-due_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('about', 'due_on'), name='one_review_of_support_on_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('found', ''), ('held_by', None), ('held_on', None)), models.Q(models.Q(('found', ''), _negated=True), ('held_by__isnull', False), ('held_on__isnull', False)), _connector='OR'), name='a_review_that_was_held_says_what_it_found')],
            },
        ),
        migrations.CreateModel(
            name='TrainingNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=200)),
                ('planned_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('from_grant', models.BooleanField(default=False, help_text='Paid from the group’s grant.')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training_needs', to='groups.group')),
            ],
            options={
                'ordering': ['done_on', 'planned_on', 'pk'],
            },
        ),
    ]

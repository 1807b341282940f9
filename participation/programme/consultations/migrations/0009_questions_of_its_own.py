import django.db.models.deletion
from django.db import migrations, models

WAYS = [
    ("online", "Online"),
    ("post", "On paper"),
    ("phone", "By phone"),
    ("in_person", "Face to face"),
    ("meeting", "At a meeting"),
    ("email", "By email"),
]


class Migration(migrations.Migration):
    """A column that is empty at first, so that no row is written anew, and one way more to answer."""

    dependencies = [
        ("consultations", "0008_who_ran_it"),
        ("questionnaires", "0001_questions_and_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="consultation",
            name="questionnaire",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consultation",
                to="questionnaires.questionnaire",
            ),
        ),
        migrations.AlterField(
            model_name="response",
            name="how",
            field=models.CharField(choices=WAYS, max_length=10),
        ),
        migrations.AlterField(
            model_name="responsecount",
            name="how",
            field=models.CharField(choices=WAYS, max_length=10),
        ),
    ]

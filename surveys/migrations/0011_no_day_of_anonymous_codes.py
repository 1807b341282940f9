from django.db import migrations
from django.db.models import Min, OuterRef, Subquery
from django.db.models.functions import TruncDate


def forget_days(apps, schema_editor):
    """A code that answered without a name is spent on the day on which its questions were opened, whenever that was."""
    survey = apps.get_model("surveys", "Survey")
    code = apps.get_model("questionnaires", "PersonalCode")
    version = apps.get_model("questionnaires", "Version")
    opened = (
        version.objects.filter(questionnaire=OuterRef("questionnaire"), opened_at__isnull=False)
        .order_by()
        .values("questionnaire")
        .annotate(first=TruncDate(Min("opened_at")))
        .values("first")
    )
    for questionnaire in survey.objects.filter(
        privacy="anonymous", questionnaire__isnull=False
    ).values_list("questionnaire", flat=True):
        spent = code.objects.filter(questionnaire=questionnaire, spent_on__isnull=False)
        spent.update(spent_on=Subquery(opened))


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0010_what_people_asked_us"),
        ("questionnaires", "0017_codes_to_hand_out"),
    ]

    operations = [migrations.RunPython(forget_days, migrations.RunPython.noop)]

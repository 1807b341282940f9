"""The kinds of group that a portal has already get the rules that a new one begins with."""

from django.db import migrations

RULES = {
    "scrutiny": {"scrutinises": True, "answers_to_somebody": True, "cap": 12},
    "working": {"takes_staff": True},
    "steering": {"takes_panel_members": True, "takes_staff": True, "answers_to_somebody": True},
}


def give_rules(apps, schema_editor):
    for code, rules in RULES.items():
        apps.get_model("groups", "GroupKind").objects.filter(code=code).update(**rules)


def take_colleagues_off(apps, schema_editor):
    """Before a seat must be a customer's again."""
    apps.get_model("groups", "Membership").objects.filter(customer=None).delete()
    apps.get_model("groups", "HistoricalMembership").objects.filter(customer=None).delete()


class Migration(migrations.Migration):

    dependencies = [("groups", "0003_rules_of_panels")]

    operations = [migrations.RunPython(give_rules, take_colleagues_off)]

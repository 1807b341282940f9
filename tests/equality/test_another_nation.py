from base.core.audience import Role
from base.core.house_rules import JURISDICTION
from base.core.rules.services import set_rules
from participation.people.equality.models import Question
from tests.factories.people import make_user


def test_a_landlord_that_says_it_is_in_england_asks_what_is_asked_there(
    db, rules_looked_up, django_capture_on_commit_callbacks
):
    admin = make_user(Role.ADMINISTRATOR)

    with django_capture_on_commit_callbacks(execute=True):
        set_rules(
            group=JURISDICTION.group,
            values={"JURISDICTION": "england"},
            by=admin,
            why="We have merged with a landlord in Carlisle",
        )

    groups = Question.objects.asked().get(code="ethnic_group").options
    assert groups.first().group == "Asian or Asian British"

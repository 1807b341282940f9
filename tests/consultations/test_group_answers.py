"""A group that answers is one group, and neither one person nor as many as it has members."""

import pytest
from django.utils import timezone

from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import GroupAnswer
from participation.programme.consultations.stats import answers_by_route
from tests.factories.activities import make_consultation
from tests.factories.groups import make_group
from tests.forms import token_in

from .pages import page_of, shown_at

pytestmark = pytest.mark.django_db


def test_a_group_is_put_on_record_and_counts_as_no_person(staff):
    consultation, group = make_consultation(), make_group("Mill Lane Tenants")
    address = page_of("group_answers", consultation)
    today = timezone.localdate()
    answer = {
        "group": group.pk,
        "members": "48",
        "received_on_0": today.day,
        "received_on_1": today.month,
        "received_on_2": today.year,
        "said": "Option 2",
    }

    for said in ("Option 2", "Option 3"):  # the same group again puts it right
        token = token_in(shown_at(staff, address))
        staff.post(address, {**answer, "said": said, "form_token": token})

    row = GroupAnswer.objects.get()
    assert (row.members, row.said) == (48, "Option 3")
    assert sum(route.people for route in answers_by_route(consultation)) == 0
    assert not Engagement.objects.exists()
    nobody = staff.post(address, {**answer, "members": "0"}).content.decode()
    assert "Enter how many members it has, 1 or more" in nobody
    staff.post(page_of("withdraw_group_answer", consultation, row.pk))
    assert not GroupAnswer.objects.exists()

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from participation.reach.representation.models import AwarenessCount
from tests.forms import typed_day

pytestmark = pytest.mark.django_db

PAGE = "/staff/representation/awareness/"


def sent(day=None, **changed) -> dict:
    day = day or timezone.localdate()
    return {
        "asked_by": "Tenant survey",
        **typed_day("asked_on", day),
        "asked": 400,
        "knew": 180,
        "knew_how": 90,
        **changed,
    }


def test_surveys_stand_one_after_another_with_counts_and_percent_of_those_asked(staff):
    staff.post(PAGE, sent(timezone.localdate() - dt.timedelta(days=365), knew=120))
    page = staff.post(PAGE, sent(), follow=True).content.decode()

    assert "180 (45%)" in page
    assert "90 (22%)" in page
    assert page.index("180 (45%)") < page.index("120 (30%)")
    assert "of the people asked in that survey" in page


def test_whoever_runs_a_survey_finds_the_words_to_ask_it_in(staff):
    page = staff.get(PAGE).content.decode()

    assert "did you know that you can have a say in how your landlord is run?" in page
    assert "Do you know how you would join in?" in page
    assert "Only a yes counts as knowing" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"knew": 401}, "It cannot be more than were asked"),
        ({"knew_how": 401}, "It cannot be more than were asked"),
        ({"asked": 0, "knew": 0, "knew_how": 0}, "Somebody must have been asked"),
        ({"asked_on_2": 2999}, "must be today or earlier"),
        ({"asked_by": ""}, "Which survey, and who asked?"),
    ],
)
def test_counts_that_cannot_be_are_said(staff, wrong, says):
    page = staff.post(PAGE, sent(**wrong)).content.decode()

    assert "There is a problem" in page
    assert says in page
    assert not AwarenessCount.objects.exists()


def test_a_survey_is_counted_once_and_can_be_put_right(staff):
    staff.post(PAGE, sent())
    again = staff.post(PAGE, sent()).content.decode()
    survey = AwarenessCount.objects.get()
    staff.post(f"{PAGE}{survey.pk}/", sent(knew=200))

    survey.refresh_from_db()
    assert "on record already" in again
    assert survey.knew == 200
    with pytest.raises(IntegrityError, match="no_more_knew"), transaction.atomic():
        AwarenessCount.objects.update(knew=1000)

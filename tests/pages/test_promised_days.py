"""A day that people are promised, or that staff promise each other, has not gone by when it is written down."""

import pytest
from django.urls import reverse
from django.utils import timezone

from participation.steering.assessments.models import Strand
from tests.days import days_ago
from tests.factories.activities import make_closed_consultation, make_opportunity
from tests.factories.assessments import make_assessment
from tests.forms import typed_day

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def mitigation() -> tuple[str, dict]:
    strand = Strand.objects.get(code="age")
    address = reverse("assessments:strand", args=[make_assessment(outcome="full").pk, strand.pk])
    return address, {"mitigation": "Ring them.", **typed_day("due_on", days_ago(1))}


def decision_on_what_people_said() -> tuple[str, dict]:
    closed = make_closed_consultation(decision_due_on=None)
    sent = {**typed_day("opens", closed.opens_on), **typed_day("closes", days_ago(9))}
    address = reverse("consultations:basics", args=[closed.pk])
    return address, sent | typed_day("decision_due_on", days_ago(1))


def barrier() -> tuple[str, dict]:
    return reverse("widening:new_barrier"), typed_day("review_on", days_ago(1))


def opportunity() -> tuple[str, dict]:
    address = reverse("involvement:edit_opportunity", args=[make_opportunity("Readers").pk])
    return address, typed_day("review_on", days_ago(1))


def document() -> tuple[str, dict]:
    return reverse("formats:new_document"), typed_day("review_on", days_ago(1))


def signpost() -> tuple[str, dict]:
    sent = typed_day("checked_on", days_ago(9)) | typed_day("check_by", days_ago(1))
    return reverse("learning:new"), sent


@pytest.mark.parametrize(
    "written",
    [mitigation, barrier, opportunity, document, signpost, decision_on_what_people_said],
)
def test_a_day_that_has_gone_by_is_asked_again(staff, written):
    address, sent = written()

    response = staff.post(address, sent)

    errors = response.context["form"].errors
    assert any("must be today or later" in str(said) for said in errors.values()), errors
    assert f'value="{days_ago(1).day}"' in response.content.decode()

"""How answers came by the segments that staff chose: where single answers may be read, and nowhere else."""

import pytest

from base.core.refused import Refused
from participation.questionnaires.fieldwork import Fieldwork
from participation.questionnaires.owners import OWNERS, Owner
from participation.reach.representation.by_segment import (
    MOST_SEGMENTS,
    NOT_WHERE_HIDDEN,
    show_by_segments,
)
from participation.reach.segments.models import Segment
from tests.factories.people import make_customer, make_estate
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def put():
    """Say how the questionnaire was put to people."""
    said = [Fieldwork()]
    owner = Owner("round", lambda one: f"round {one.pk}", fieldwork=lambda row: said[-1])
    with OWNERS.with_more(owner):
        yield said.append


@pytest.fixture
def survey(morag, put):
    """Thirteen answered: twelve in North, of them eight tenants, and one tenant elsewhere."""
    survey = make_questionnaire(morag, "Our repairs")
    question = add_question(survey, "How was it?", "Good", "Bad")
    opened(survey)
    code = question.options.first().code
    north, south = (
        make_estate(f"{one} Street", area=one, region="All") for one in ("North", "South")
    )
    for place in range(13):
        customer = make_customer(
            area=south if place == 12 else north,
            tenure="factored_owner" if 8 <= place < 12 else "tenant",
        )
        make_answers(survey, customer, {question.code: (code,)})
    return survey


@pytest.fixture
def segments(survey):
    in_north = {"areas": [make_estate("North Street", area="North", region="All").slug]}
    return [
        Segment.objects.create(name="In North Street", criteria=in_north),
        Segment.objects.create(name="Tenants in it", criteria={"tenures": ["tenant"], **in_north}),
        Segment.objects.create(name="Broken filter", criteria={"shoe_size": ["9"]}),
    ]


def choose(client, survey, segments):
    address = f"/staff/representation/questionnaires/{survey.pk}/segments/"
    return client.post(address, {"segments": [one.pk for one in segments]}, follow=True)


def test_of_a_survey_by_name_answers_stand_by_each_chosen_segment_as_they_come(
    client, survey, segments
):
    results = choose(client, survey, segments)

    assert results.context["came_in_groups"] == [
        ("By segment", [("Broken filter", 0), ("In North Street", 12), ("Tenants in it", 8)])
    ]
    assert "Tenants in it" in results.content.decode()
    fewer = choose(client, survey, segments[:1])
    assert fewer.context["came_in_groups"] == [("By segment", [("In North Street", 12)])]


@pytest.mark.parametrize("is_over", [False, True])
@pytest.mark.parametrize("anonymous", [False, True])
def test_where_few_of_us_may_know_who_answered_what_nothing_is_told_by_segment(
    client, survey, segments, put, is_over, anonymous
):
    choose(client, survey, segments)  # chosen while it was still to be by name
    put(Fieldwork(single_answers=False, is_over=is_over, anonymous=anonymous))

    results = client.get(f"{survey.staff_address}results/")

    assert results.context["came_in_groups"] == []
    assert "Tenants in it" not in results.content.decode()  # 12 less 8 are few
    page = client.get(f"/staff/representation/questionnaires/{survey.pk}/segments/")
    assert NOT_WHERE_HIDDEN[:60] in page.content.decode()
    assert (
        NOT_WHERE_HIDDEN in choose(client, survey, segments[:1]).context["form"].errors["__all__"]
    )
    assert survey.shown_segments.count() == 3


def test_no_more_segments_are_chosen_than_a_page_can_show(survey, morag):
    many = [Segment.objects.create(name=f"{n}") for n in range(MOST_SEGMENTS + 1)]
    with pytest.raises(Refused, match="at most 8"):
        show_by_segments(questionnaire=survey, segments=many, by=morag)

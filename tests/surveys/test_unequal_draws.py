"""Groups that were drawn from in shares of their own: an answer counts for as many as it stands for."""

import pytest
from django.utils import timezone

from participation.people.customers.models import Customer
from participation.questionnaires.models import Weighting
from participation.questionnaires.results.reading import read_results
from participation.questionnaires.results.statistics.intervals import wilson
from participation.questionnaires.results.views import came
from surveys.anonymous.sending import store
from surveys.models import Draw, Privacy, Sampled, Survey
from tests.factories.people import make_customer, make_estate
from tests.factories.questionnaires import make_answers, option_of
from tests.segments.making import make_segment
from tests.surveys.answering import Safety

pytestmark = pytest.mark.django_db

#: Of each group: how many could be asked, how many were, and who of these said yes and no.
TENANTS, OWNERS = ("Tenant", 40, 8, 3, 3), ("Owner", 10, 5, 1, 3)


class Drawn(Safety):
    def __init__(self, officer, *groups, **fields):
        super().__init__(officer, **fields)
        self.draw = Draw.objects.create(
            survey=self.survey,
            segment=make_segment("Everybody", criteria={}),
            way=Draw.Way.STRATIFIED,
            state="done",
            seed="0a1b2c3d",
            drawn_at=timezone.now(),
            created_by=officer,
        )
        for group in groups:
            self.add(*group)

    def add(self, group, could_be, asked, yes, no):
        people = [make_customer(f"{group} {n}") for n in range(yes + no)]
        others = [Customer(name=f"Other {group} {n}") for n in range(could_be - len(people))]
        people += Customer.objects.bulk_create(others)
        Sampled.objects.bulk_create(
            Sampled(draw=self.draw, customer=one, group=group, is_drawn=n < asked)
            for n, one in enumerate(people)
        )
        for n, customer in enumerate(people[: yes + no]):
            self.answer(customer, group, "Yes" if n < yes else "No")

    def answer(self, customer, group, words):
        said = {self.safe.code: (option_of(self.safe, words),)}
        if self.survey.is_anonymous:
            version = self.questionnaire.asked
            store(version=version, said=said, mode="online", group=group, may_quote=False)
        else:
            make_answers(self.questionnaire, customer, said)


@pytest.fixture
def staff(client, officer):
    client.force_login(officer)
    return client


def test_results_and_their_margins_are_by_the_weights_of_the_draw_which_are_printed(staff, officer):
    """An answer stands for 40/8 = 5 tenants or 10/5 = 2 owners: (3·5 + 1·2) of (6·5 + 4·2) said yes, and
    Kish's n is 38²/(6·25 + 4·4) = 8.7."""
    survey = Drawn(officer, TENANTS, OWNERS)
    address = survey.questionnaire.staff_address

    method = staff.get(f"{address}method/").content.decode()

    yes = read_results(survey.questionnaire).questions[0].lines[0].estimate
    assert yes.share == pytest.approx(100 * 17 / 38)
    assert yes.interval == wilson(17 / 38, 38**2 / 166, population=50)
    assert "Tenant: 8 were drawn of 40, so an answer counts for 5.00." in method
    assert "Owner: 5 were drawn of 10, so an answer counts for 2.00." in method
    assert "the 10 answers are as sure as 8.7 that are not weighted" in method
    assert "44.7" in staff.get(f"{address}results/").content.decode()


def test_raking_multiplies_the_weights_of_the_draw(staff, officer):
    survey = Drawn(officer, TENANTS, OWNERS)
    Weighting.objects.create(
        questionnaire=survey.questionnaire,
        targets={"area": {"Not recorded": 1}},
        source="The register",
        set_by=officer,
    )

    method = staff.get(f"{survey.questionnaire.staff_address}method/").content.decode()

    yes = read_results(survey.questionnaire).questions[0].lines[0].estimate
    assert yes.share == pytest.approx(100 * 17 / 38)
    assert "Raking begins with the weights of the draw" in method


def test_where_anybody_may_answer_nobody_counts_by_how_they_were_drawn(officer):
    survey = Drawn(officer, TENANTS, OWNERS, open_to_all=True)

    yes = read_results(survey.questionnaire).questions[0].lines[0].estimate

    assert (yes.share, yes.interval) == (40, None)


def test_an_anonymous_answer_counts_by_its_group_where_that_is_large_enough_to_be_named(officer):
    """12 of 48 tenants (4 each) and 10 of 20 owners (2 each) were asked; two lodgers and three others are
    named by no answer."""
    groups = [("Tenant", 48, 12, 6, 6), ("Owner", 20, 10, 0, 10)]
    survey = Drawn(officer, *groups, privacy=Privacy.ANONYMOUS)
    survey.add("Lodger", 2, 2, 0, 0)
    survey.add("Student", 10, 1, 0, 0)
    now = timezone.now()
    Survey.objects.filter(pk=survey.survey.pk).update(ends_at=now, counted_at=now)

    reading = read_results(survey.questionnaire)

    assert [(one.name, one.people, one.asked) for one in reading.how.fieldwork.strata] == [
        ("Owner", 20, 10),
        ("Tenant", 48, 12),
        ("All others", 12, 3),
    ]
    yes = reading.questions[0]
    assert reading.estimating.weights.of == {("Tenant",): 4, ("Owner",): 2}
    assert yes.lines[0].estimate is None  # six is a small number


def test_how_many_answered_of_each_group_stands_while_answers_come(staff, officer):
    survey = Drawn(officer, TENANTS, OWNERS)

    page = staff.get(f"{survey.questionnaire.staff_address}results/").content.decode()

    assert "Group in which they were chosen" in page
    rows = dict(dict(came(read_results(survey.questionnaire)))["Group in which they were chosen"])
    assert rows == {"Tenant": 6, "Owner": 4}


def test_what_one_table_of_groups_hides_no_other_tells(officer):
    """Three of an area answered, and eleven and forty of two others; the sample was drawn by these areas."""
    survey = Drawn(officer, privacy=Privacy.CONFIDENTIAL)
    survey.draw.groups_by = Draw.By.AREA
    survey.draw.save()
    for area, people in (("Mill", 3), ("Hill", 11), ("Station", 40)):
        survey.add(area, people, people, people, 0)
        theirs = Sampled.objects.filter(group=area).values("customer")
        Customer.objects.filter(pk__in=theirs).update(
            area=make_estate(area=area, name=f"{area} Road").parent
        )
    moved = Customer.objects.filter(sampled__group="Station")[:8]
    Customer.objects.filter(pk__in=moved.values("pk")).update(
        area=make_estate(area="Mill", name="Mill Road").parent
    )
    Survey.objects.update(ends_at=timezone.now())

    told = dict(came(read_results(survey.questionnaire, by="")))

    assert "Tenure" not in told
    by_area, by_group = dict(told["Area"]), dict(told["Group in which they were chosen"])
    assert {name for name, n in by_area.items() if n is None} == {
        name for name, n in by_group.items() if n is None
    }
    assert by_group["Mill"] is by_area["Mill"] is None

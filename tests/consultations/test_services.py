import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.people.customers.models import Aim, Level
from participation.programme.activities import stats
from participation.programme.activities.models import Engagement, Service
from participation.programme.consultations.deciding import (
    close_out,
    record_consideration,
    record_decision,
)
from participation.programme.consultations.duties import not_yet_told
from participation.programme.consultations.models import Consultation, Duty, Notice, ResponseCount
from participation.programme.consultations.responses import (
    record_response,
    record_responses,
    withdraw_response,
)
from participation.programme.consultations.services import (
    log_consultation,
    publish,
    record_not_told,
    record_notice,
    update_consultation,
)
from participation.programme.consultations.stats import answers_by_route
from tests.factories.activities import FIVE_PARTS, make_closed_consultation, make_consultation
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db

How = ResponseCount.How


def facts_about(consultation):
    return list(Fact.objects.about(consultation).values_list("what", flat=True))


def count_others(consultation, **others):
    record_responses(
        consultation=consultation, others={How(w): n for w, n in others.items()}, by=None
    )


def answer_of(consultation, customer, **fields):
    today = timezone.localdate()
    return record_response(
        consultation=consultation,
        customer=customer,
        **({"how": How.PHONE, "received_on": today, "by": None} | fields),
    )


def test_a_logged_consultation_is_a_draft_until_it_says_what_is_proposed():
    morag = make_user(Role.STAFF)
    opens = timezone.now()
    consultation = log_consultation(
        by=morag,
        title="Warm homes",
        duty=Duty.S54_POLICY,
        level=Level.objects.first(),
        service=Service.REPAIRS,
        purpose="To choose what we do first.",
        starts_at=opens,
        ends_at=opens + dt.timedelta(days=30),
        aims=[Aim.objects.first()],
    )

    with pytest.raises(Refused, match="what you propose; what it would mean"):
        publish(consultation=consultation, by=morag)

    update_consultation(
        consultation=consultation,
        proposal="Lofts",
        likely_effect="Warmer",
        how_to_respond="Call",
        **FIVE_PARTS,
    )
    publish(consultation=consultation, by=morag)
    publish(consultation=consultation, by=morag)
    assert Consultation.objects.open().get() == consultation
    assert facts_about(consultation) == ["consultation_logged", "consultation_published"]


@pytest.mark.parametrize("unsaid", Consultation.STATED_BEFORE_OPENING)
def test_no_consultation_opens_before_its_five_parts_are_stated(unsaid):
    nothing = None if unsaid == "planned_hours" else ""
    stated = FIVE_PARTS | {unsaid: nothing}
    consultation = make_consultation(published_at=None, **stated)

    with pytest.raises(Refused, match=Consultation.STATED_BEFORE_OPENING[unsaid]):
        publish(consultation=consultation, by=make_user(Role.STAFF))


def test_two_with_one_title_have_two_addresses():
    first, second = (make_logged("Warm homes") for _ in range(2))

    assert (first.slug, second.slug) == ("warm-homes", "warm-homes-2")


def test_one_page_of_the_record_does_not_undo_another():
    here = make_consultation(proposal="First words")
    in_another_tab = Consultation.objects.get(pk=here.pk)

    update_consultation(consultation=here, proposal="New words")
    update_consultation(consultation=in_another_tab, title="New title")

    here.refresh_from_db()
    assert (here.title, here.proposal) == ("New title", "New words")


def test_the_same_notice_logged_twice_is_one_notice():
    consultation = make_consultation()
    notice = {
        "consultation": consultation,
        "told_whom": Notice.ToldWhom.TENANTS,
        "how": Notice.How.POST,
        "told_on": timezone.localdate(),
        "by": None,
    }

    record_notice(people=4000, **notice)
    record_notice(people=4000, **notice)
    with pytest.raises(Refused, match="logged already, for 4,000 people"):
        record_notice(people=4012, **notice)

    assert [n.people for n in consultation.notices.all()] == [4000]


def test_nobody_was_told_tomorrow():
    with pytest.raises(Refused, match="still to come"):
        record_notice(
            consultation=make_consultation(),
            told_whom=Notice.ToldWhom.RTOS,
            how=Notice.How.EMAIL,
            told_on=timezone.localdate() + dt.timedelta(days=1),
            people=6,
            by=None,
        )


def test_everybody_who_answered_counts_once_by_name_or_among_the_others():
    # Counted by hand: 12 on paper and 3 by phone without names; Amina and Tam by name. 17 people.
    consultation = make_consultation()
    count_others(consultation, post=12, phone=3)
    answer_of(consultation, make_customer("Amina Hussain"))
    answer_of(consultation, make_customer("Tam Rennie"), how=How.ONLINE)

    ways = {way.how: (way.named, way.others, way.people) for way in answers_by_route(consultation)}
    assert ways[How.POST] == (0, 12, 12)
    assert ways[How.PHONE] == (1, 3, 4)
    assert ways[How.ONLINE] == (1, 0, 1)
    year = FinancialYear.current()
    assert stats.engagements(year) == sum(people for *_, people in ways.values()) == 17
    assert stats.people_taking_part(year) == 2


def test_counting_again_corrects_the_one_head_count_of_that_way():
    consultation = make_consultation()
    count_others(consultation, post=12, phone=3)
    count_others(consultation, post=14, phone=0)

    lines = Engagement.objects.values_list("source", "people", "role")
    assert list(lines) == [
        (f"consultations.responses:{consultation.pk}:post", 14, Engagement.Role.RESPONDED)
    ]
    assert list(consultation.response_counts.values_list("how", "people")) == [("post", 14)]


def test_a_second_answer_from_the_same_customer_replaces_the_first():
    consultation, amina = make_consultation(), make_customer("Amina Hussain")
    answer_of(consultation, amina, said="Yes")
    answer_of(consultation, amina, said="On second thoughts, no", how=How.POST)

    assert [(r.said, r.how) for r in consultation.responses.all()] == [
        ("On second thoughts, no", "post")
    ]
    assert Engagement.objects.get().source == f"consultations.response:{consultation.pk}:{amina.pk}"


def test_an_answer_under_the_wrong_name_leaves_the_ledger_too():
    consultation = make_consultation()
    response = answer_of(consultation, make_customer())

    withdraw_response(response=response, by=None)

    assert not Engagement.objects.exists()
    assert "response_withdrawn" in facts_about(consultation)


def decide(consultation, **fields):
    return record_decision(
        consultation=consultation,
        **(
            {
                "decision": "Rent goes up by 4 in a hundred.",
                "decided_by": "Board",
                "decided_on": timezone.localdate(),
                "by": None,
            }
            | fields
        ),
    )


def test_a_decision_waits_until_views_were_weighed():
    consultation = make_closed_consultation()
    with pytest.raises(Refused, match="how you weighed what people said"):
        decide(consultation)

    record_consideration(consultation=consultation, consideration="Most chose 4.", by=None)
    decide(consultation)

    assert facts_about(consultation) == ["consultation_views_weighed", "consultation_decided"]
    with pytest.raises(Refused, match="do not empty them"):
        record_consideration(consultation=consultation, consideration="", by=None)


@pytest.mark.parametrize(
    ("duty", "told"),
    [
        ("s54_policy", {"tenants", "rtos"}),
        ("s54_standard", {"tenants", "rtos"}),
        ("s54_strategy", {"tenants", "rtos"}),
        ("s54_disposal", {"tenants", "rtos"}),
        ("demolition", {"tenants", "rtos"}),
        ("s25_rent", {"tenants"}),
        ("s105", {"tenants"}),
        ("own_choice", set()),
    ],
)
def test_each_duty_names_whom_the_law_wants_told(duty, told):
    """By heart: management, standard of service, strategy, sale or transfer, demolition, rent (K-55, K-32)."""
    consultation = make_closed_consultation(duty=duty, consideration="Most agree.", told=False)

    assert {whom.value for whom in not_yet_told(consultation)} == told


def test_no_decision_while_somebody_the_law_names_was_not_told():
    consultation = make_closed_consultation(
        duty=Duty.DEMOLITION, consideration="Most want to stay.", told=False
    )
    consultation.notices.create(
        told_whom="tenants", how="post", told_on=consultation.opens_on, people=36
    )

    with pytest.raises(Refused, match="these were told: registered tenant organisations"):
        decide(consultation)
    record_not_told(
        consultation=consultation,
        whom="rtos",
        why="None is registered for the two towers.",
        tries="We asked the register on 3 May and the federation on 6 May.",
        by=None,
    )
    assert decide(consultation).decided_on == timezone.localdate()


def test_what_was_decided_before_is_put_right_whoever_was_told():
    consultation = make_closed_consultation(consideration="Most chose 4.")
    decide(consultation)
    consultation.notices.all().delete()

    assert decide(consultation, decision="Rent goes up by 4 %.").decision == "Rent goes up by 4 %."


def test_one_that_is_over_is_published_only_by_somebody_who_says_so():
    consultation = make_closed_consultation(published_at=None)

    with pytest.raises(Refused, match="last day has passed"):
        publish(consultation=consultation, by=None)
    assert publish(consultation=consultation, by=None, though_over=True).published_at


def test_a_decision_comes_after_people_had_their_time():
    still_open = make_consultation(consideration="So far, most chose 4.")

    with pytest.raises(Refused, match="People could still answer"):
        decide(still_open)


def test_the_same_decision_saved_twice_is_one_fact():
    consultation = make_closed_consultation(consideration="Most chose 4.")
    decide(consultation)
    decide(consultation)

    assert facts_about(consultation) == ["consultation_decided"]


def test_closing_out_waits_for_the_decision_and_keeps_its_first_date():
    consultation = make_closed_consultation(consideration="Most chose 4.")
    with pytest.raises(Refused, match="Record the decision first"):
        close_out(consultation=consultation, by=None, summary="Said")

    decide(consultation)
    first = close_out(consultation=consultation, by=None, summary="Said").closed_out_at
    again = close_out(consultation=consultation, by=None, summary="Said better")

    assert (again.closed_out_at, again.summary) == (first, "Said better")


def test_the_last_day_is_a_day_on_which_people_can_answer():
    tonight = timezone.localtime().replace(hour=23, minute=59, second=0, microsecond=0)
    consultation = make_consultation(ends_at=tonight)

    assert consultation.days_left == 0
    assert consultation.closes_on == timezone.localdate()


@pytest.mark.parametrize(("days", "short"), [(27, True), (28, False)])
def test_less_than_four_weeks_is_short(days, short):
    opens = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
    consultation = Consultation(starts_at=opens, ends_at=opens + dt.timedelta(days=days - 1))

    assert consultation.is_short is short


def make_logged(title):
    opens = timezone.now()
    return log_consultation(
        by=make_user(Role.STAFF),
        title=title,
        duty=Duty.OWN_CHOICE,
        level=Level.objects.first(),
        service=Service.REPAIRS,
        starts_at=opens,
        ends_at=opens + dt.timedelta(days=30),
    )

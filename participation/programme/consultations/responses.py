"""Who answered. Named answers and a count of the others by each way; together, everybody once.

Both keep their lines in the ledger of taking part in step, under sources of their own.
"""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from base.core.facts import record_fact
from base.core.refused import Refused
from participation.people.customers.models import Customer
from participation.people.groups.models import Group
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement, withdraw_engagement
from participation.questionnaires.answering.services import withdraw_sheet

from .models import Consultation, GroupAnswer, Response, ResponseCount

How = ResponseCount.How


@transaction.atomic
def record_responses(*, consultation: Consultation, others: Mapping[How, int], by) -> None:
    """Say how many others answered by each way: those whose names were not taken."""
    before = dict(consultation.response_counts.values_list("how", "people"))
    for how, people in others.items():
        if people:
            ResponseCount.objects.update_or_create(
                consultation=consultation, how=how, defaults={"people": people}
            )
        else:
            ResponseCount.objects.filter(consultation=consultation, how=how).delete()
        record_engagement(
            activity=consultation,
            role=Engagement.Role.RESPONDED,
            people=people,
            source=f"consultations.responses:{consultation.pk}:{how}",
            by=by,
        )
    after = {str(how): people for how, people in others.items() if people}
    if after != before:
        record_fact("responses_counted", subject=consultation, actor=by, before=before, after=after)


@transaction.atomic
def record_response(
    *,
    consultation: Consultation,
    customer: Customer,
    how: How,
    received_on: dt.date,
    by,
    said: str = "",
) -> Response:
    """One customer's answer. The same customer again changes the answer they have on record."""
    if received_on > timezone.localdate():
        raise Refused("The day the answer came cannot be in the future.")
    response, _ = Response.objects.update_or_create(
        consultation=consultation,
        customer=customer,
        defaults={"how": how, "received_on": received_on, "said": said},
    )
    record_engagement(
        activity=consultation,
        customer=customer,
        role=Engagement.Role.RESPONDED,
        day=received_on,
        source=response.source,
        by=by,
    )
    return response


@transaction.atomic
def record_group_answer(
    *,
    consultation: Consultation,
    group: Group,
    members: int,
    received_on: dt.date,
    said: str,
    by,
) -> GroupAnswer:
    """What a group answered. The same group again changes the answer it has on record."""
    if received_on > timezone.localdate():
        raise Refused("The day the answer came cannot be in the future.")
    answer, _ = GroupAnswer.objects.update_or_create(
        consultation=consultation,
        group=group,
        defaults={"members": members, "received_on": received_on, "said": said},
    )
    record_fact(
        "group_answer_recorded", subject=consultation, actor=by, group=str(group), members=members
    )
    return answer


@transaction.atomic
def withdraw_group_answer(*, answer: GroupAnswer, by) -> None:
    record_fact(
        "group_answer_withdrawn", subject=answer.consultation, actor=by, group=str(answer.group)
    )
    answer.delete()


@transaction.atomic
def withdraw_response(*, response: Response, by) -> None:
    """Take out an answer that was put under the wrong name."""
    record_fact(
        "response_withdrawn",
        subject=response.consultation,
        actor=by,
        customer=response.customer_id,
    )
    withdraw_engagement(source=response.source)
    if response.consultation.questionnaire:
        withdraw_sheet(
            questionnaire=response.consultation.questionnaire, customer=response.customer
        )
    response.delete()

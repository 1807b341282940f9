"""A person's own answers: given, changed, taken back. The log says that it happened, never what."""

from django.db import transaction

from base.core.facts import record_fact
from participation.people.customers.models import Customer

from .columns import NEVER_COUNTED
from .models import Answer, Option, Question


@transaction.atomic
def answer_question(*, customer: Customer, question: Question, option: Option | None) -> None:
    """``option`` None is "prefer not to say". A question that was skipped has no row at all."""
    said = {"option": option, "prefer_not_to_say": option is None}
    the_same = Answer.objects.filter(customer=customer, question=question, **said).exists()
    Answer.objects.update_or_create(
        customer=customer,
        question=question,
        defaults=said if the_same else said | {"counted_in": NEVER_COUNTED, "stands_in": ""},
    )
    record_fact("equality_answer_given", subject=customer, actor=customer.user)


@transaction.atomic
def remove_answers(*, customer: Customer) -> int:
    """Take back every answer. Removing again removes nothing."""
    removed, _ = Answer.objects.filter(customer=customer).delete()
    if removed:
        record_fact("equality_answers_removed", subject=customer, actor=customer.user)
    return removed

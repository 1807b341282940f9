"""Which questions one person is asked, in order, and what they have said so far."""

from dataclasses import dataclass

from django.utils import timezone

from participation.people.customers.models import Customer

from .models import Answer, Question

UNDER_16 = "under_16"


@dataclass(frozen=True)
class Asked:
    """A question as its reader sees it; ``answer`` is None where it has not been answered."""

    question: Question
    answer: Answer | None

    @property
    def said(self) -> str:
        if self.answer is None:
            return ""
        return self.answer.option.text if self.answer.option else "Prefer not to say"


def questions_for(customer: Customer) -> list[Asked]:
    """Two of the questions are put only to people of 16 and over, as their sources say."""
    answers = {
        answer.question_id: answer
        for answer in Answer.objects.filter(customer=customer).select_related("option")
    }
    asked = [Asked(one, answers.get(one.pk)) for one in Question.objects.asked()]
    if is_under_16(customer, asked):
        asked = [one for one in asked if not one.question.over_16_only]
    return asked


def is_under_16(customer: Customer, asked: list[Asked]) -> bool:
    if born := customer.date_of_birth:
        today = timezone.localdate()
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < 16
    return any(
        one.answer and one.answer.option and one.answer.option.code == UNDER_16
        for one in asked
        if one.question.code == "age_band"
    )

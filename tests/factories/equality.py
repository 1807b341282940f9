"""Customers and what they told us about themselves, many at a time."""

from itertools import count

from participation.people.customers.models import Customer
from participation.people.equality.models import Answer, Question

_number = count(1)


def make_answered(number: int, code: str, option: str | None, **fields) -> list[Customer]:
    """So many customers of ours who said ``option``, or would rather not say (None)."""
    people = Customer.objects.bulk_create(
        Customer(name=f"Person {n}", reference=f"E{n:06}", search_text=f"person {n}", **fields)
        for n in (next(_number) for _ in range(number))
    )
    question = Question.objects.asked().get(code=code)
    chosen = question.options.get(code=option) if option else None
    Answer.objects.bulk_create(
        Answer(customer=one, question=question, option=chosen, prefer_not_to_say=chosen is None)
        for one in people
    )
    return people

"""What some customers told the landlord about themselves, so that there is something to compare."""

import random
from collections.abc import Iterator
from itertools import islice

from participation.people.customers.models import Customer
from participation.people.equality.models import Answer, Question

BATCH = 2000
#: How many of a hundred answer, of those who joined and of the others; and who says rather not.
JOINED, OTHERS, RATHER_NOT = 70, 45, 4
#: Of a thousand who answer. What is not listed here nobody says.
SHARES = {
    "sex": {"female": 560, "male": 440},
    "long_term_condition": {"yes": 380, "no": 620},
    "ethnic_group": {
        "white_scottish": 700,
        "white_other_british": 90,
        "white_polish": 60,
        "pakistani": 50,
        "african": 40,
        "chinese": 20,
        "indian": 20,
        "mixed": 20,
        "white_british": 700,
        "asian_pakistani": 50,
        "black_african": 40,
    },
}


def make_answers(dice: random.Random) -> None:
    answers = _answers(dice)
    while batch := list(islice(answers, BATCH)):
        Answer.objects.bulk_create(batch)


def _answers(dice: random.Random) -> Iterator[Answer]:
    questions = [
        (question, *_weighted(question))
        for question in Question.objects.asked().filter(code__in=SHARES)
    ]
    people = Customer.objects.current().order_by("pk").values_list("pk", "joined_at")
    for customer, joined_at in people.iterator(chunk_size=BATCH):
        if dice.randrange(100) >= (JOINED if joined_at else OTHERS):
            continue
        for question, options, weights in questions:
            rather_not = dice.randrange(100) < RATHER_NOT
            yield Answer(
                customer_id=customer,
                question=question,
                option=None if rather_not else dice.choices(options, weights)[0],
                prefer_not_to_say=rather_not,
            )


def _weighted(question: Question) -> tuple[list, list[int]]:
    shares = SHARES[question.code]
    options = [option for option in question.options.all() if option.code in shares]
    return options, [shares[option.code] for option in options]

"""The groups a target can be made of, named as the page "Who takes part" names them."""

from participation.people.customers.models import Area, Tenure
from participation.people.equality.models import Question
from participation.reach.representation.characteristics import AGE_BANDS, CHARACTERISTICS


def possible_groups() -> dict[str, list[str]]:
    """By the code of each characteristic. Three queries, and none of anybody's answer."""
    questions = {
        question.code: question for question in Question.objects.asked().prefetch_related("options")
    }
    places: dict[str, list[str]] = {Area.Kind.REGION: [], Area.Kind.AREA: []}
    for kind, name in Area.objects.filter(kind__in=places).values_list("kind", "name"):
        places[kind].append(name)
    named = {
        "age": [name for _, name in reversed(AGE_BANDS)],
        "tenure": list(Tenure.objects.values_list("name", flat=True)),
        "region": sorted(places[Area.Kind.REGION]),
        "area": sorted(places[Area.Kind.AREA]),
    }
    for code, characteristic in CHARACTERISTICS.items():
        if question := questions.get(characteristic.question):
            options = question.options.all()
            named[code] = list(dict.fromkeys(one.group or one.text for one in options))
    return {code: named[code] for code in CHARACTERISTICS if code in named}

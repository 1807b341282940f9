"""The lists that investigations begin with: touch points, sources of evidence (R-10), usual journeys (R-33)."""

from base.core.lookups import fills_lists
from participation.programme.activities.models import Service

from .models import EvidenceSource, Template, TemplateStep, TouchPoint

TOUCH_POINTS = [
    ("phone", "On the phone"),
    ("office", "At our office"),
    ("home", "At their home"),
    ("online", "Online or in an app"),
    ("email", "By email"),
    ("text", "By text message"),
    ("letter", "By letter"),
    ("contractor", "With a contractor"),
    ("nobody", "With nobody: they wait"),
]
SOURCES = [
    ("existing", "Data that we hold already"),
    ("complaints", "Analysis of complaints"),
    ("performance", "Performance data"),
    ("repairs", "What people said of their repairs"),
    ("repeat", "People who had to get in touch again"),
    ("costs", "What the service costs"),
    ("surveys", "Surveys"),
    ("comparison", "Other landlords like us"),
    ("engagement", "What people told us at meetings and events"),
]
S = Service
TEMPLATES = [
    (
        "repair",
        "A repair",
        S.REPAIRS,
        "From something that breaks to the day it is mended.",
        [
            "Something breaks",
            "Report it",
            "Agree a day",
            "Wait for the day",
            "Somebody comes",
            "The work is done",
            "Somebody asks how it was",
        ],
    ),
    (
        "new-home",
        "A new home",
        S.HOMES,
        "From an offer to the first month in the home.",
        [
            "Apply",
            "Wait for an offer",
            "See the home",
            "Sign for it",
            "Get the keys",
            "Move in",
            "The first month",
        ],
    ),
    (
        "complaint",
        "A complaint",
        S.CUSTOMER_CARE,
        "From something that went wrong to the last word on it.",
        [
            "Something goes wrong",
            "Complain",
            "Hear that it came",
            "Wait for an answer",
            "Get the answer",
            "Ask for more, or let it be",
            "See that it is put right",
        ],
    ),
    (
        "antisocial-behaviour",
        "Antisocial behaviour",
        S.NEIGHBOURHOOD,
        "From the first night of noise to peace.",
        [
            "It begins",
            "Report it",
            "Somebody rings back",
            "Keep a diary",
            "Hear what we do",
            "Wait",
            "It stops, or does not",
        ],
    ),
    (
        "rent-arrears",
        "Behind with the rent",
        S.RENT,
        "From the first missed payment to a plan that holds.",
        [
            "Miss a payment",
            "Get a letter",
            "Get in touch",
            "Talk about money",
            "Agree a plan",
            "Keep to the plan",
        ],
    ),
]


@fills_lists(position=90)
def load() -> None:
    for model, rows in ((TouchPoint, TOUCH_POINTS), (EvidenceSource, SOURCES)):
        for position, (code, name) in enumerate(rows):
            model.objects.get_or_create(code=code, defaults={"name": name, "position": position})
    for code, title, service, about, steps in TEMPLATES:
        template, new = Template.objects.get_or_create(
            code=code, defaults={"title": title, "service": service, "about": about}
        )
        if new:
            TemplateStep.objects.bulk_create(
                TemplateStep(template=template, place=place, name=name)
                for place, name in enumerate(steps, start=1)
            )

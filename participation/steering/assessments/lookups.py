"""The strands an assessment looks at, loaded without touching what a landlord has reworded.

The first nine are the protected characteristics of the Equality Act 2010. The rest are what the five
strategies name beside them: money (B-51), language and social origin, political opinions (K-79).
"""

from base.core.lookups import fills_lists

from .models import Strand

STRANDS = [
    ("age", "Age", "Children, young people, people of working age, older people.", True),
    (
        "disability",
        "Disability",
        "Moving, seeing, hearing, learning, memory, mental health, long illness.",
        True,
    ),
    (
        "gender_reassignment",
        "Gender reassignment",
        "People who are trans, or have a trans history.",
        True,
    ),
    ("marriage", "Marriage and civil partnership", "Married, in a partnership, single.", True),
    ("pregnancy", "Pregnancy and maternity", "Before the birth and with a small baby.", True),
    ("race", "Race", "Colour, nationality, ethnic or national origin; Gypsy/Travellers.", True),
    ("religion", "Religion or belief", "Any faith, any belief, and none.", True),
    ("sex", "Sex", "Women and men.", True),
    ("orientation", "Sexual orientation", "Lesbian, gay, bisexual and straight people.", True),
    ("money", "Money", "Low income, debt, benefits, the cost of taking part.", False),
    (
        "language",
        "Language or social origin",
        "First language, reading, where people come from.",
        False,
    ),
    ("opinions", "Political opinions", "What people think, and say in public.", False),
    ("caring", "Caring for somebody", "Unpaid carers, lone parents.", False),
    (
        "place",
        "Where people live",
        "Villages, islands, far from our office, poor transport.",
        False,
    ),
]


@fills_lists(position=60)
def load() -> None:
    for position, (code, name, asks, is_protected) in enumerate(STRANDS):
        Strand.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "asks": asks,
                "is_protected": is_protected,
                "position": position,
            },
        )

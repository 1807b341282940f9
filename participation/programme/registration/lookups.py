"""The criteria that a portal starts with: SSI 2002/416, Schedule. Loading again changes nothing that is there."""

from base.core.lookups import fills_lists

from .models import Criterion, Part

SOURCE = "SSI 2002/416, {part}: https://www.legislation.gov.uk/ssi/2002/416/schedule/made"
CLAUSE = "The clause of the constitution, by its number."

# code, paragraph, what it asks, what counts as evidence
TO_REGISTER = [
    ("objects", "1(a)", "Its constitution says what it is for and which area it works in.", CLAUSE),
    ("joining", "1(b)", "Its constitution says who can be a member and how to apply.", CLAUSE),
    ("committee_works", "1(c)", "Its constitution says how its committee works.", CLAUSE),
    (
        "elections",
        "1(d)",
        "Its constitution says how the committee and the office bearers are elected.",
        CLAUSE,
    ),
    (
        "business",
        "1(e)",
        "Its constitution says how its business is done, and what may be left to others.",
        CLAUSE,
    ),
    ("decisions", "1(f)", "Its constitution says how decisions are reached.", CLAUSE),
    ("funds", "1(g)", "Its constitution says how its money is looked after.", CLAUSE),
    (
        "meetings",
        "1(h)",
        "Its constitution says how members meet, with the annual general meeting.",
        CLAUSE,
    ),
    ("amending", "1(i)", "Its constitution says how it can be changed.", CLAUSE),
    ("equality", "1(j)", "Its constitution commits it to equal opportunities.", CLAUSE),
    (
        "tenants",
        "1(k)",
        "Its constitution commits it to the housing interests of our tenants.",
        CLAUSE,
    ),
    (
        "elected",
        "2(1)",
        "Its committee is elected at an annual general meeting and stands down after a time.",
        "The minutes of the last annual general meeting, and the clause on standing down.",
    ),
    (
        "three",
        "2(2)",
        "At least three people sit on its committee. It may take in others during the year.",
        "The list of the committee.",
    ),
    (
        "democratic",
        "2(3)",
        "Its constitution has the committee decide democratically.",
        CLAUSE,
    ),
    (
        "area",
        "3",
        "It works in an area with known bounds, in which there are homes of ours.",
        "A map or a list of streets. We look whether there are homes of ours.",
    ),
    (
        "open",
        "4",
        "Every tenant of ours who lives in its area may be a member.",
        "The clause on members, and how somebody who asked to join was answered.",
    ),
    (
        "accounts",
        "5",
        "It keeps proper accounts, with income and spending, and with what it owns and owes.",
        "The last year’s accounts. Of a new group: how it will keep them.",
    ),
]
# The words of Part II are taken from guidance: see docs/decisions.md.
TO_REMOVE = [
    ("no_longer_meets", "1", "It no longer meets what the order asks of it.", ""),
    ("ceased", "2", "It has ceased to exist or to operate.", ""),
    ("agreed", "3", "It agrees to be removed.", ""),
]


@fills_lists(position=21)
def load() -> None:
    parts = [(Part.REGISTER, "Part I", TO_REGISTER), (Part.REMOVE, "Part II", TO_REMOVE)]
    there = set(Criterion.objects.values_list("code", flat=True))
    position = 0
    for part, named, rows in parts:
        for code, paragraph, words, evidence in rows:
            position += 1
            if code not in there:
                Criterion.objects.create(
                    code=code,
                    part=part,
                    paragraph=paragraph,
                    words=words,
                    evidence=evidence,
                    source=SOURCE.format(part=named),
                    position=position,
                )

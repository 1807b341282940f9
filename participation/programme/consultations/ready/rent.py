"""The words of a consultation on the yearly change of rent, ready to be filled in (F-54).

What only this landlord knows stands in gaps: nobody reads it before each of them is filled in.
"""

import datetime as dt

from django.utils.formats import date_format

TITLE = "Rent from {month}: which would you choose?"
HOMES = ("Bedsit", "1-bedroom flat", "2-bedroom flat", "3-bedroom house", "4-bedroom house")

PURPOSE = (
    "We want to know how much rents should go up from {month}, and what the money should pay for "
    "first. Rent is the largest part of what we have to spend on homes."
)

PROPOSAL = """\
Once a year we look at what it costs to run your home, and at the rent you pay. Since last year our \
costs went up by [fill in: rise of our costs] in 100. Most of that is [fill in: what went up most].

There are three options. Which would you choose?

Option A: rents go up by [fill in: rise under A] in 100.
It brings in £[fill in: pounds under A] more a year. It pays for [fill in: what A pays for].

Option B: rents go up by [fill in: rise under B] in 100.
It brings in £[fill in: pounds under B] more a year. It pays for all of A, and for \
[fill in: what B pays for].

Option C: rents go up by [fill in: rise under C] in 100.
It brings in £[fill in: pounds under C] more a year. It pays for all of B, and for \
[fill in: what C pays for].

We would choose [fill in: the option you prefer], because [fill in: why you prefer it]. Nothing is decided yet."""

LIKELY_EFFECT = """\
[fill in: the table under “What it means for the rent”, then take this line away]

Find your kind of home in the table. It says what you would pay a week under each option.

Do you get Universal Credit or Housing Benefit? It may pay some or all of the rise. Tell them what \
your new rent is as soon as you know it.

Would it be hard to pay? Call us before you fall behind. We can help you with benefits and bills."""

INFLUENCE = """\
You can change how much rents go up, and what we pay for first. We count how many choose each \
option, and read every word that people write. Whoever decides reads it too. Then we tell you what \
was decided, and why."""

CANNOT_CHANGE = """\
We have to pay for what keeps you safe, for what the law asks of us, and for what we have borrowed. \
Without any rise we would have to stop [fill in: what would have to stop]."""

HOW_TO_RESPOND = """\
Answer on this page, with the code from our letter, or on the paper form that came with it. You can \
also call us, or talk to us at [fill in: where and when people can meet you]. All of it counts the same."""

RESIDENTS_TIME = "Ten minutes to read it, and five to answer."
STAFF_AND_PARTNERS = (
    "The rent team answers questions. An adviser helps whoever finds it hard to pay."
)
WORTH = (
    "Most of the cost is letters. Everybody who pays rent has to hear of it before it can go up, and "
    "each hears once."
)


def written(*, new_rent_from: dt.date) -> dict[str, str]:
    """The words by the field in which they stand."""
    month = date_format(new_rent_from, "F Y")
    return {
        "title": TITLE.format(month=month),
        "purpose": PURPOSE.format(month=month),
        "proposal": PROPOSAL,
        "likely_effect": LIKELY_EFFECT,
        "influence": INFLUENCE,
        "cannot_change": CANNOT_CHANGE,
        "how_to_respond": HOW_TO_RESPOND,
        "residents_time": RESIDENTS_TIME,
        "staff_and_partners": STAFF_AND_PARTNERS,
        "worth": WORTH,
    }

"""What a landlord decides about letters."""

from base.core.rules import OneOf, WholeNumber, register
from base.core.rules.groups import AT_WORK, KEEPING

LETTER_ENVELOPE = register(
    OneOf(
        name="LETTER_ENVELOPE",
        title="Envelope of letters",
        meaning="The address is printed where it stands behind the window of this envelope.",
        group=AT_WORK,
        default="dl",
        choices=(
            ("dl", "DL, with the sheet folded in three"),
            ("c5", "C5, with the sheet folded once"),
        ),
    )
)

LETTERS_KEPT_DAYS = register(
    WholeNumber(
        name="LETTERS_KEPT_DAYS",
        title="Letters that were posted",
        meaning="Their pages are kept so long, to print one again. That they were sent stays on "
        "record.",
        group=KEEPING,
        default=30,
        unit="days",
        least=1,
        most=3650,
    )
)

"""What a landlord decides about other formats and languages."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

FORMAT_REQUEST_WORKING_DAYS = register(
    WholeNumber(
        name="FORMAT_REQUEST_WORKING_DAYS",
        title="Another format or language",
        meaning="Whoever asks for large print, Braille, another language and the like has it "
        "within this time.",
        group=ANSWERING,
        default=10,
        unit="working days",
        least=1,
        most=260,
    )
)

"""What a landlord decides about figures of complaints."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import FIGURES

COMPLAINTS_HOMES = register(
    WholeNumber(
        name="COMPLAINTS_HOMES",
        title="Homes that complaints are counted against",
        meaning="So many homes we let: complaints are also shown for every 1,000 of them, which can be held beside "
        "other landlords.",
        group=FIGURES,
        default=0,
        unit="homes",
        least=0,
        most=1_000_000,
        none="not shown for every 1,000 homes",
    )
)

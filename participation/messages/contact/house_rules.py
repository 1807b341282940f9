"""What a landlord decides about asking people to take part."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import INVITING

INVITATION_COOLDOWN_DAYS = register(
    WholeNumber(
        name="INVITATION_COOLDOWN_DAYS",
        title="Time between two invitations",
        meaning="Nobody is invited to something new sooner than this after they were last asked, "
        "whichever team asks and by whatever channel.",
        group=INVITING,
        default=30,
        unit="days",
        least=0,
        most=3650,
        none="no such rule",
    )
)
INVITATION_YEARLY_LIMIT = register(
    WholeNumber(
        name="INVITATION_YEARLY_LIMIT",
        title="Invitations to one person in a year",
        meaning="Nobody is invited more often than this in 12 months, by all teams and channels together.",
        group=INVITING,
        default=6,
        unit="invitations",
        least=0,
        most=1000,
        none="no such rule",
    )
)

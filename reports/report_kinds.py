"""Every kind of report that we make: one line each."""

from .choices.kind import CHOICES
from .exercises.kind import EXERCISE
from .grants.kind import GRANTS
from .impact.kind import IMPACT
from .inspections.kind import INSPECTIONS
from .kinds import register
from .monthly.kind import MONTHLY
from .responses.kind import RESPONSES
from .scrutiny.kind import SCRUTINY
from .shopping.kind import SHOPPING

register(CHOICES)
register(EXERCISE)
register(GRANTS)
register(IMPACT)
register(INSPECTIONS)
register(MONTHLY)
register(RESPONSES)
register(SCRUTINY)
register(SHOPPING)

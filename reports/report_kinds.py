"""Every kind of report that we make: one line each."""

from .impact.kind import IMPACT
from .kinds import register
from .responses.kind import RESPONSES

register(IMPACT)
register(RESPONSES)

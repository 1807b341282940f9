"""What somebody said about themselves, line by line."""

from django import template
from django.utils.safestring import SafeString

from base.core.addresses import address_of
from base.core.pieces import action_link, safe, summary_row
from participation.people.customers.record_steps import Line

register = template.Library()

#: Where a line can be changed: on the person's own page, and while they join.
CHANGED_AT = {"me": "join:preferences", "join": "join:step"}


@register.simple_tag
def said_line(line: Line, change: str = "", from_housing: str | None = "") -> SafeString:
    """One row of a <dl class="govuk-summary-list">; a home ``from_housing`` is not theirs to change here."""
    changes = change and not (from_housing and line.section == "home")
    said = "<br>".join(safe(one) for one in line.said)
    action = ""
    if changes:
        address = address_of(CHANGED_AT[change], line.section)
        action = action_link("Change", address, line.label.lower(), between=" ")
    return summary_row(safe(line.label), said, kind="portal-answer", action=action)

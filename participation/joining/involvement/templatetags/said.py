"""What somebody said about themselves, line by line."""

from django import template
from django.utils.html import conditional_escape as safe
from django.utils.safestring import SafeString, mark_safe

from base.core.addresses import address_of
from base.core.pieces import hidden
from participation.people.customers.record_steps import Line

register = template.Library()

#: Where a line can be changed: on the person's own page, and while they join.
CHANGED_AT = {"me": "join:preferences", "join": "join:step"}


@register.simple_tag
def said_line(line: Line, change: str = "", from_housing: str | None = "") -> SafeString:
    """One row of a <dl class="govuk-summary-list">; a home ``from_housing`` is not theirs to change here."""
    changes = change and not (from_housing and line.section == "home")
    said = "<br>".join(safe(one) for one in line.said)
    row, action = " govuk-summary-list__row--no-actions", ""
    if changes:
        address = address_of(CHANGED_AT[change], line.section)
        row = ""
        action = (
            f'<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{safe(address)}">Change'
            f"{hidden(' ' + line.label.lower())}</a></dd>"
        )
    return mark_safe(  # noqa: S308 (every part of it is escaped)
        f'<div class="govuk-summary-list__row{row}"><dt class="govuk-summary-list__key">{safe(line.label)}</dt>'
        f'<dd class="govuk-summary-list__value portal-answer">{said}</dd>{action}</div>'
    )

"""What stands on every card of the menu."""

from django import template
from django.utils.html import conditional_escape as safe
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

register = template.Library()

WORDS_OF_EXPENSES = 9


@register.simple_tag
def facts(opportunity) -> SafeString:
    """What it asks and gives, in a few lines."""
    where = opportunity.get_where_display()
    if opportunity.where_detail:
        where = f"{where}. {opportunity.where_detail}"
    lines = [
        ("Time", opportunity.time_detail or opportunity.get_time_needed_display()),
        ("Where", where),
        ("How formal", opportunity.get_formality_display() if opportunity.formality else ""),
        ("How far it goes", opportunity.level.invitation),
        ("Training", "yes, at no cost to you" if opportunity.training else ""),
        (
            "What we pay for",
            Truncator(opportunity.expenses).words(WORDS_OF_EXPENSES, truncate=" …"),
        ),
    ]
    items = (f"<li><strong>{name}:</strong> {safe(words)}</li>" for name, words in lines if words)
    return mark_safe(f'<ul class="govuk-list">{"".join(items)}</ul>')  # noqa: S308 (escaped)

"""The pieces of ``base.core.pieces`` in templates."""

from django import template
from django.utils.safestring import SafeString

from base.core import pieces

register = template.Library()
register.simple_tag(pieces.date_tile)


@register.simple_tag
def outcome_card(
    outcome, *, most: int = 0, plain: bool = False, note: bool = True, link: bool = True
) -> SafeString:
    """An outcome; ``most`` letters of its answer, ``plain`` without its date and origin."""
    answer = pieces.shortened(outcome.answer, most) if most else outcome.answer
    return pieces.outcome_card(
        outcome.said,
        outcome.state,
        answer,
        outcome.get_state_display() if plain else outcome.standing,
        outcome.origin if note and not plain else "",
        outcome.get_absolute_url() if link else "",
    )


@register.simple_tag
def happening(one) -> SafeString:
    """A line of what is on, with a link to take part."""
    action = pieces.action_link(one.action, one.address, one.name)
    return pieces.dated_item(one.day, one.address, one.name, one.what, action)

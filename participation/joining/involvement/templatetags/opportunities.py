"""What stands on every card of the menu, made by one function a piece."""

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from base.core.addresses import address_of
from base.core.pieces import hidden, link, safe, tag

from ..models import Interest

register = template.Library()

#: Of what is written in as many words as an officer likes.
MOST_WORDS = 9
#: What stands for the button once it was pressed, with the kind of tag.
SAID_SO = {
    Interest.State.PLACED: ("You are taking part", "done"),
    Interest.State.TRIAL: ("You are trying it out", "doing"),
}
INTERESTED = ("You said you are interested", "doing")


@register.simple_tag(takes_context=True)
def opportunity_card(context: template.Context, opportunity) -> SafeString:
    """One <li> of the menu; ``interests`` of the page are those of whoever reads it, by opportunity."""
    heading = link(opportunity.title, opportunity.get_absolute_url())
    button = ""
    if context["can_say_so"]:
        button = say_so(context, opportunity, context["interests"].get(opportunity.pk))
    return mark_safe(  # noqa: S308 (every part of it is escaped)
        f'<li class="portal-card"><h3 class="portal-card__heading">{heading}</h3>'
        f"<p>{safe(opportunity.summary)}</p>{facts(opportunity)}{button}</li>"
    )


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
        ("Training", shortly(opportunity.training)),
        ("What we pay for", shortly(opportunity.expenses)),
    ]
    items = (f"<li><strong>{name}:</strong> {safe(words)}</li>" for name, words in lines if words)
    return mark_safe(f'<ul class="govuk-list">{"".join(items)}</ul>')  # noqa: S308 (escaped)


def shortly(words: str) -> str:
    """As they say it themselves: where no training is needed, the words say that."""
    return Truncator(words).words(MOST_WORDS, truncate=" …")


@register.simple_tag(takes_context=True)
def say_so(context: template.Context, opportunity, interest=None) -> SafeString:
    """The one button for a signed-in customer, or how far their live ``interest`` has come."""
    if interest:
        said = tag(*SAID_SO.get(interest.state, INTERESTED))
        return mark_safe(f'<p class="govuk-body">{said}</p>')  # noqa: S308 (a tag)
    address = address_of("involvement:say_interested", opportunity.slug)
    words = f"I’m interested{hidden(f' in {opportunity.title}')}"
    if opportunity.asks_interests:  # a short form first
        return mark_safe(  # noqa: S308 (every part of it is escaped)
            f'<a class="govuk-button" role="button" draggable="false" data-module="govuk-button" href="{safe(address)}">'
            f"{words}</a>"
        )
    return mark_safe(  # noqa: S308 (every part of it is escaped)
        f'<form method="post" action="{safe(address)}">{CsrfTokenNode().render(context)}'
        '<button class="govuk-button" type="submit" data-module="govuk-button" data-prevent-double-click="true">'
        f"{words}</button></form>"
    )

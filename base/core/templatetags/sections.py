from django import template

from base.core.sections import Shown

register = template.Library()


@register.simple_tag(takes_context=True)
def section(context: template.Context, shown: Shown) -> str:
    """One section, with what it was given beside everything that the page has."""
    assert context.template is not None  # it is in one
    engine = context.template.engine
    with context.push(**shown.context):
        return engine.get_template(shown.template).render(context)

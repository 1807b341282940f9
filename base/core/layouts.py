"""Pieces of a form's layout."""

from crispy_forms_gds.layout import HTML
from django.utils.html import conditional_escape


class SafeHTML(HTML):
    """HTML as it is, made with ``format_html``: somebody's words may be in it. Crispy's own would take it
    for a Django template, and run what they wrote."""

    def render(self, form, context, template_pack="gds", **kwargs) -> str:
        return conditional_escape(self.html)

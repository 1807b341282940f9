"""A question with answers to choose from, made by one function: through form templates each answer took as long as
all else of it.

Whatever is more than that goes through the form templates: an error, an answer with a hint of its own, other kinds of control.
"""

from collections.abc import Mapping
from typing import Any

from crispy_forms_gds.layout import Field
from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString, mark_safe

from .pieces import escape, safe
from .plain_fields import text_box

#: The widgets that are made here, each with what GOV.UK calls it.
KINDS: dict[type[forms.Widget], str] = {
    forms.RadioSelect: "radio",
    forms.CheckboxSelectMultiple: "checkbox",
}
#: And boxes to write in: what GOV.UK calls them.
BOXES: dict[type[forms.Widget], str] = {
    forms.TextInput: "govuk-input",
    forms.Textarea: "govuk-textarea",
}


class PlainField(Field):
    """One field of a layout, as ``Field`` would say it."""

    def render(self, form, context, template_pack="gds", **kwargs) -> SafeString:
        (name,) = self.fields
        said = None if self.attrs else plain(form[name], {**context.flatten(), **self.context})
        if said is None:
            return super().render(form, context, template_pack=template_pack, **kwargs)
        form.rendered_fields.add(name)
        return said


def plain(field: BoundField, looks: Mapping[str, Any]) -> SafeString | None:
    """The field with its words and its hint; None where the form templates have to say it."""
    widget = type(field.field.widget)
    if field.errors or field.css_classes() or not field.label or widget not in (*KINDS, *BOXES):
        return None
    hint = f"{field.auto_id}_hint" if field.help_text else ""
    explained = (
        f'<div id="{escape(hint)}" class="govuk-hint">{safe(field.help_text)}</div>' if hint else ""
    )
    if widget in BOXES:
        inner = _box(field, BOXES[widget], hint, explained, looks.get("label_size") or "")
    else:
        choices = list(field.field.choices)  # type: ignore[attr-defined]
        if any(type(one) is not tuple or isinstance(one[1], list | tuple) for one in choices):
            return None
        inner = _choices(field, KINDS[widget], choices, hint, explained, looks)
    return mark_safe(  # noqa: S308 (every part of it is escaped)
        f'<div id="div_{escape(field.auto_id)}" class="govuk-form-group">{inner}</div>'
    )


def _box(field: BoundField, kind: str, hint: str, explained: str, size: str) -> str:
    label = (
        f'<label for="{escape(field.id_for_label)}" class="govuk-label{size and f" {size}"}">'
        f"{safe(field.label)}</label>"
    )
    return f"{label}{explained}{text_box(field, kind, hint)}"


def _choices(
    field: BoundField,
    kind: str,
    choices: list[tuple[Any, Any]],
    hint: str,
    explained: str,
    looks: Mapping[str, Any],
) -> str:
    plural = "radios" if kind == "radio" else "checkboxes"
    value = field.value()
    if kind == "radio":
        chosen = {str(value)}
    else:
        chosen = {str(one) for one in value} if isinstance(value, list | tuple | set) else set()
    first, name = escape(field.auto_id), escape(field.html_name)
    items = []
    for at, (code, words) in enumerate(choices):
        number = f"{first}_{at}" if at else first
        checked = " checked" if str(code) in chosen else ""
        items.append(
            f'<div class="govuk-{plural}__item"><input type="{kind}" name="{name}" '
            f'class="govuk-{plural}__input" id="{number}" value="{escape(code)}"{checked}>'
            f'<label class="govuk-label govuk-{plural}__label" for="{number}">{safe(words)}</label></div>'
        )
    size = looks.get("legend_size") or ""
    inline = " govuk-radios--inline" if kind == "radio" and looks.get("radios_inline") else ""
    small = f" govuk-{plural}--small" if looks.get(f"{plural}_small") else ""
    described = f' aria-describedby="{escape(hint)}"' if hint else ""
    return (
        f'<fieldset class="govuk-fieldset"{described}>'
        f'<legend class="govuk-fieldset__legend{size and f" {size}"}">{safe(field.label)}</legend>{explained}'
        f'<div class="govuk-{plural}{inline}{small}" data-module="govuk-{plural}">{"".join(items)}</div></fieldset>'
    )

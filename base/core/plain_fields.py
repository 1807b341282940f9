"""A field of a filter, made by one function: through form templates each took as long as ten rows of a list.

Whatever is more than a list to choose from or a box to write in goes through the form templates.
"""

from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString, mark_safe

from .kept_queries import KeptQuery, Told
from .pieces import escape, safe

#: The widgets that are made here, each with GOV.UK's class.
CLASSES: dict[type[forms.Widget], str] = {
    forms.Select: "govuk-select",
    forms.TextInput: "govuk-input",
}


class ChoiceOfRows(forms.ModelChoiceField):
    """A list to choose from, of the same rows for everybody, which are shown by a kept query."""

    def __init__(self, rows: KeptQuery, **kwargs: Any) -> None:
        super().__init__(rows.make(Told()), **kwargs)
        self.rows = rows


def plain_field(field: BoundField) -> SafeString:
    """Label and control, as the form templates would say it."""
    widget = field.field.widget
    kind = CLASSES.get(type(widget))
    more = field.errors or field.help_text or not field.label or field.css_classes()
    if kind is None or more or _in_groups(field.field):
        return as_crispy_field(field)
    control = _select(field) if kind == "govuk-select" else text_box(field, kind)
    return mark_safe(  # noqa: S308 (every part of it is escaped)
        f'<div id="div_{escape(field.auto_id)}" class="govuk-form-group">'
        f'<label for="{escape(field.id_for_label)}" class="govuk-label">{safe(field.label)}</label>'
        f"{control}</div>"
    )


def text_box(field: BoundField, kind: str, described_by: str = "") -> str:
    """To write in, a line or several."""
    value = field.field.widget.format_value(field.value())
    attrs = _attributes_of(field, kind, described_by)
    if kind == "govuk-textarea":
        words = "" if value is None else escape(value)
        return f"<textarea{attributes({'name': field.html_name, **attrs})}>\n{words}</textarea>"
    given = {} if value is None else {"value": value}
    about = {"type": field.field.widget.input_type, "name": field.html_name, **given, **attrs}
    return f"<input{attributes(about)}>"


def _attributes_of(field: BoundField, kind: str, described_by: str = "") -> dict[str, Any]:
    widget = field.field.widget
    own = widget.attrs.get("class", "").split()
    attrs = {**widget.attrs, "class": " ".join(dict.fromkeys([kind, *own]))}
    if described_by:
        attrs["aria-describedby"] = described_by
    return field.build_widget_attrs(attrs, widget) | {"id": attrs.get("id") or field.auto_id}


def _select(field: BoundField) -> str:
    chosen = str(field.value() if field.value() is not None else "")
    options = []
    for code, words in choices_of(field.field):
        selected = " selected" if code == chosen else ""
        options.append(f'<option value="{escape(code)}"{selected}>{safe(words)}</option>')
    attrs = _attributes_of(field, "govuk-select")
    return f"<select{attributes({'name': field.html_name, **attrs})}>{''.join(options)}</select>"


def attributes(values: dict[str, Any]) -> str:
    """In the order in which they are given, as the form templates do."""
    said = [(name, value) for name, value in values.items() if value is not False]
    return "".join(
        f" {name}" if value is True else f' {name}="{safe(value)}"' for name, value in said
    )


def _in_groups(field: Any) -> bool:
    """Its choices stand under headings of their own."""
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return False
    choices: Any = field.choices
    return any(isinstance(words, list | tuple) for _, words in choices)


def choices_of(field: Any) -> list[tuple[str, Any]]:
    """Of rows, read at once: a choice field's own way opens a cursor and asks three times."""
    if not isinstance(field, forms.ModelChoiceField):
        return [("" if code is None else str(code), words) for code, words in field.choices]
    found = field.rows.rows() if isinstance(field, ChoiceOfRows) else field.queryset or ()
    rows = [(str(field.prepare_value(row)), field.label_from_instance(row)) for row in found]
    empty = [] if field.empty_label is None else [("", str(field.empty_label))]
    return [*empty, *rows]

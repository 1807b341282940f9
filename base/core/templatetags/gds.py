"""What our overrides of the form templates in templates/gds/ need and crispy-forms-gds has not."""

import re

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from base.core import plain_fields

register = template.Library()

#: The class of each kind of control; the first that fits.
CLASSES = [
    (forms.Textarea, "govuk-textarea"),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.widgets.Input, "govuk-input"),
]


@register.filter
def summary_errors(form) -> list[dict[str, str]]:
    """Every error of a form or formset with the address of the control to mend.

    Errors of the form as a whole, and of fields nobody can see, have no address.
    """
    if hasattr(form, "forms"):
        own = [{"href": "", "message": message} for message in form.non_form_errors()]
        return own + [error for one in form.forms for error in summary_errors(one)]
    found = [{"href": "", "message": message} for message in form.non_field_errors()]
    for field in as_on_the_page(form):
        if field.is_hidden:
            found += [{"href": "", "message": message} for message in field.errors]
        elif field.errors:
            found += [
                {"href": f"#{first_control(field, message)}", "message": message}
                for message in field.errors
            ]
    return found


def as_on_the_page(form) -> list[BoundField]:
    """The fields from top to bottom, so that errors are mended in one go down the page.

    One that the layout does not name itself stands with the field declared before it.
    """
    layout = getattr(getattr(form, "helper", None), "layout", None)
    if layout is None:
        return list(form)
    places = {pointer.name: place for place, pointer in enumerate(layout.get_field_names())}
    found, last = [], -1
    for field in form:
        last = places.get(field.name, last)
        found.append((last, field))
    return [field for _, field in sorted(found, key=lambda one: one[0])]


def first_control(field: BoundField, message: str) -> str:
    """The id to jump to: of a date, the part that is wrong, otherwise its first part."""
    for index, part in enumerate(getattr(field.field, "fields", [])):
        if message in getattr(part.widget, "errors", []):
            return f"{field.auto_id}_{index}"
    return f"{field.auto_id}_0" if is_compound(field) else field.auto_id


def is_compound(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.MultiWidget)


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of the hint and of every error, for aria-describedby."""
    hint = [f"{field.auto_id}_hint"] if field.help_text else []
    errors = range(1, len(field.errors) + 1)
    return " ".join(hint + [f"{field.auto_id}_{number}_error" for number in errors])


@register.filter
def chosen(field: BoundField) -> list[str]:
    """The values ticked in a set of checkboxes, as they stand in the page."""
    value = field.value()
    return [str(one) for one in value] if isinstance(value, (list, tuple, set)) else []


@register.simple_tag
def control(field: BoundField) -> str:
    """The control itself, with GOV.UK's class for its kind, marked and described when it is wrong."""
    widget = field.field.widget
    if isinstance(widget, forms.MultiWidget):
        for part, part_field in zip(widget.widgets, field.field.fields, strict=True):
            wrong = getattr(part_field.widget, "errors", [])
            none_singled_out = not any(
                getattr(other.widget, "errors", []) for other in field.field.fields
            )
            if field.errors and (wrong or none_singled_out):
                part.attrs = {**part.attrs, "class": f"{part.attrs['class']} govuk-input--error"}
        return field.as_widget()

    kind = next((name for base, name in CLASSES if isinstance(widget, base)), "")
    classes = [kind, *widget.attrs.get("class", "").split()]
    if field.errors and kind:
        classes.append(f"{kind}--error")
    described = described_by(field)
    if "govuk-js-character-count" in classes:
        described = f"{described} {field.auto_id}-info".strip()
    attrs = {"class": " ".join(dict.fromkeys(filter(None, classes)))}
    if described:
        attrs["aria-describedby"] = described
    return field.as_widget(attrs=attrs)


register.filter("plain_field", plain_fields.plain_field)


@register.filter
def item_id(field: BoundField, position: int) -> str:
    """The id of one radio or checkbox. The first has the field's own, where error links lead."""
    return f"{field.auto_id}_{position}" if position else field.auto_id


@register.inclusion_tag("_components/level_mark.html")
def level_mark(mark: tuple[int, int]) -> dict[str, str]:
    """``(1, 3)`` is the lowest of three rungs."""
    rung, of = mark
    top, foot = 40 * (of - rung) / of, 40 * (of - rung + 1) / of
    corners = [
        (22 - 22 * top / 40, top),
        (22 + 22 * top / 40, top),
        (22 + 22 * foot / 40, foot),
        (22 - 22 * foot / 40, foot),
    ]
    return {"points": " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)}


@register.simple_block_tag
def scrolling(content: SafeString, labelled_by: str) -> SafeString:
    """Around a table of figures to compare: scrolls sideways on a phone, by finger and by keyboard.

    ``{% scrolling "id-of-a-heading-or-caption" %}<table …>{% endscrolling %}``
    """
    return format_html(
        '<div class="portal-scroll" role="region" aria-labelledby="{}" tabindex="0">{}</div>',
        labelled_by,
        content,
    )


#: What opens a row, or a cell of one.
ROW_OR_CELL = re.compile(r"<(tr|th|td)\b([^>]*)>")
COLUMN_HEADING = re.compile(r'<th\b[^>]*scope="col"[^>]*>(.*?)</th>', re.DOTALL)


@register.simple_block_tag
def stacking(content: SafeString, labelled_by: str) -> SafeString:
    """Around a table that is a list of things: on a phone each row is a card that names its columns.

    ``{% stacking "id-of-a-heading-or-caption" %}<table …>{% endstacking %}``. Every column has its
    heading, which is not repeated where it is for screen readers alone, and no cell spans two.
    """
    return format_html(
        '<div class="portal-scroll portal-stack" role="region" aria-labelledby="{}" tabindex="0">{}</div>',
        labelled_by,
        with_columns_named(content),
    )


def with_columns_named(table: SafeString) -> SafeString:
    """Each cell of the body with its column's name, for the style sheet to write before it.

    Browsers go on reading out a table whose parts are laid out as blocks, and HTML allows no roles
    that say so again.
    """
    head, end, body = table.partition("</thead>")
    names = [
        ""
        if "govuk-visually-hidden" in one
        else f' data-column="{" ".join(strip_tags(one).split())}"'
        for one in COLUMN_HEADING.findall(head)
    ]
    column = 0

    def named(part: re.Match[str]) -> str:
        nonlocal column
        tag, attributes = part.groups()
        if tag == "tr":
            column = 0
            return part[0]
        column += 1
        return f"<{tag}{attributes}{names[column - 1]}>"

    return mark_safe(head + end + ROW_OR_CELL.sub(named, body))  # noqa: S308 (a template's own output)

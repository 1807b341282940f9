"""The HTML of a list's head and rows, made once a page from plain values."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from base.core.pieces import escape

from .cells import Cell, cell
from .columns import Column, Order


def head(columns: Iterable[Column], order: Order | None, address: Callable[..., str]) -> SafeString:
    """The headings; of those that sort, a link each. ``address(sort=…)`` is the list in that order."""
    return mark_safe("".join(_heading(column, order, address) for column in columns))  # noqa: S308


def _heading(column: Column, order: Order | None, address: Callable[..., str]) -> str:
    numeric = " govuk-table__header--numeric" if column.numeric else ""
    words = escape(column.heading)
    if not column.keys:
        return f'<th scope="col" class="govuk-table__header{numeric}">{words}</th>'
    sorted_by, arrow, wanted = "", "↕", Order(column)
    if order and order.column is column:
        sorted_by = f' aria-sort="{"descending" if order.falling else "ascending"}"'
        arrow, wanted = ("▼" if order.falling else "▲"), order.turned()
    # On a phone, where rows are cards, the link goes and the words stay for screen readers.
    return (
        f'<th scope="col" class="govuk-table__header{numeric}"{sorted_by}>'
        f'<a class="portal-sort" href="{escape(address(sort=wanted.code))}">{words}'
        f'<span class="portal-sort__arrow" aria-hidden="true"> {arrow}</span></a>'
        f'<span class="portal-sort__words">{words}</span></th>'
    )


def body(
    rows: Iterable[Any],
    cells_of: Callable[[Any], Sequence[Any]],
    columns: Sequence[Column],
    *,
    ticks: bool = False,
    ticked: bool = False,
) -> list[SafeString]:
    """Each row's cells, ready to stand between <tr> and </tr>; with a box to tick before them."""
    openings = [_opening(at, column) for at, column in enumerate(columns)]
    closings = ["</th>", *["</td>"] * (len(openings) - 1)]
    made = []
    for row in rows:
        cells = [cell(value) for value in cells_of(row)]
        parts = zip(openings, cells, closings, strict=True)
        html = "".join(f"{opening}{one.html}{closing}" for opening, one, closing in parts)
        box = _tick(row.pk, cells[0], ticked) if ticks else ""
        made.append(mark_safe(box + html))  # noqa: S308 (cells escape their words)
    return made


def _opening(at: int, column: Column) -> str:
    """A phone's card names the column before each cell."""
    numeric = " govuk-table__cell--numeric" if column.numeric else ""
    named = f' data-column="{escape(column.heading)}"'
    if at == 0:
        return f'<th scope="row" class="govuk-table__header portal-list__first"{named}>'
    return f'<td class="govuk-table__cell{numeric}"{named}>'


def _tick(pk: Any, first: Cell, ticked: bool) -> str:
    on = " checked" if ticked else ""
    return (
        '<td class="govuk-table__cell portal-tick">'
        '<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">'
        f'<input class="govuk-checkboxes__input" type="checkbox" name="row" value="{pk}" id="row-{pk}"{on}>'
        f'<label class="govuk-label govuk-checkboxes__label" for="row-{pk}">'
        f'<span class="govuk-visually-hidden">Choose {escape(first.words)}</span></label></div></div></td>'
    )

"""The table that staff enter, as they would copy it from a spreadsheet."""

import re
from decimal import Decimal, InvalidOperation

from django import forms

from base.core.forms import PlainAnswers
from base.core.stale_edits import SeenAnswers
from participation.programme.activities.part_forms import laid_out

from ..models import RentTable

MOST_OPTIONS, MOST_HOMES = 5, 30
#: No home costs more a week, or is called something longer.
MOST_RENT, LONGEST = 1_000, 60


class RentTableForm(PlainAnswers, SeenAnswers):
    options = forms.CharField(
        label="What are the options?",
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="One on each line, in the order of the columns. For example: 3 in 100 more.",
    )
    homes = forms.CharField(
        label="What does each kind of home cost a week?",
        max_length=6_000,
        required=False,
        widget=forms.Textarea({"rows": 8}),
        help_text="One on each line: the kind of home, its rent now, then the rent under each option, with ; between "
        "them or copied from a spreadsheet. For example: 2-bedroom flat; 92.40; 95.17; 96.10",
    )

    def __init__(self, *args, table: RentTable, **kwargs):
        initial = {
            "options": "\n".join(table.options),
            "homes": "\n".join("; ".join(row) for row in table.rows),
        }
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.helper = laid_out(self, "Save this table")

    def clean_options(self) -> list[str]:
        options = _lines(self.cleaned_data["options"])
        if len(options) > MOST_OPTIONS:
            raise forms.ValidationError(f"Enter {MOST_OPTIONS} options or fewer")
        if too_long := [one for one in options if len(one) > LONGEST]:
            raise forms.ValidationError(f"Say “{too_long[0][:30]}…” in {LONGEST} letters or fewer")
        return options

    def clean(self):
        cleaned = super().clean()
        if "options" not in cleaned or "homes" not in cleaned:
            return cleaned
        options, lines = cleaned["options"], _lines(cleaned["homes"])
        if bool(options) != bool(lines):
            self.add_error("homes" if options else "options", "Fill in both, or neither")
        elif len(lines) > MOST_HOMES:
            self.add_error("homes", f"Enter {MOST_HOMES} kinds of home or fewer")
        else:
            self.rows = []
            for number, line in enumerate(lines, 1):
                row, wrong = _row(line, len(options))
                if wrong:
                    self.add_error("homes", f"Line {number}: {wrong}")
                self.rows.append(row)
        return cleaned


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _row(line: str, options: int) -> tuple[list[str], str]:
    """The cells of one line, and what is wrong with it."""
    name, *amounts = [cell.strip() for cell in re.split(r"[;\t]", line)]
    if len(amounts) != options + 1:
        return [], f"enter the home and {options + 1} amounts, not {len(amounts)}"
    if not 0 < len(name) <= LONGEST:
        return [], f"name the kind of home in {LONGEST} letters or fewer"
    cells = [name]
    if not all(amounts):
        return [], "fill in each of its amounts"
    for amount in amounts:
        plain = amount.removeprefix("£").replace(",", "")
        try:
            rent = Decimal(plain)
        except InvalidOperation:
            return [], f"“{amount[:20]}” is no amount. Enter it like 92.40"
        if not rent.is_finite() or not 0 < rent < MOST_RENT:
            return [], f"“{amount[:20]}” is no rent a week. Enter pounds, like 92.40"
        cells.append(str(rent.quantize(Decimal("0.01"))))
    return cells, ""

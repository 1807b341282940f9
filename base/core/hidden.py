"""Characters that nobody sees and nobody typed on purpose, taken out of a line of text.

They come along when something is copied from an email, a PDF or a phone's list of numbers: marks for the
direction of writing, spaces of no width, soft hyphens, control characters.
"""

import re
import unicodedata
from typing import Any

from django import forms

#: Control and format characters, those of private use, halves of pairs.
HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})
#: They shape letters of Hindi or Persian and hold an emoji together; beside plain letters they do nothing.
JOINERS = "\u200c\u200d"
LOOSE_JOINERS = re.compile(
    rf"(?<![^\x00-\x7f{JOINERS}])[{JOINERS}]+|[{JOINERS}]+(?![^\x00-\x7f{JOINERS}])"
)
#: With them the flags of Scotland and Wales are spelled, after a black one; elsewhere nobody sees them.
LOOSE_TAGS = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+")
#: Letters and signs that are drawn as nothing at all.
BLANKS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
#: Ends of lines and pages as programs write them.
ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
#: What programs put between records.
MARKS_BETWEEN = re.compile("[\x1c-\x1f]")
#: Both, and what ends a line that somebody typed.
MORE_THAN_A_SPACE = re.compile(f"(?:[\t\n\r]|{ENDS.pattern}|{MARKS_BETWEEN.pattern})+")


class TakesOutHidden(forms.BaseForm):
    """Mix into a form, before it: what is written into it is taken as it looks, and so shown again.

    Every form with a question to answer in words does. A password is whatever was typed.
    """

    data: Any

    def full_clean(self) -> None:
        if self.is_bound:
            for name, field in self.fields.items():
                if isinstance(field, forms.CharField):
                    self._take_out(self.add_prefix(name), field.widget)
        super().full_clean()

    def _take_out(self, name: str, box: forms.Widget) -> None:
        typed = self.data.get(name)
        if not isinstance(typed, str) or isinstance(box, forms.PasswordInput):
            return
        has_lines = isinstance(box, forms.Textarea) or box.is_hidden
        clean = several_lines if has_lines else one_line
        if (seen := clean(typed)) != typed:
            self.data = self.data.copy()
            self.data[name] = seen


class CleanModelForm(TakesOutHidden, forms.ModelForm):
    """What the administrator's lists are edited with."""


def one_line(text: str) -> str:
    """A line of text as it looks: what ends a line is a space."""
    return without_hidden(MORE_THAN_A_SPACE.sub(" ", text))


def several_lines(text: str) -> str:
    """The same of a text that may have lines, and tabs within them."""
    return without_hidden(MARKS_BETWEEN.sub(" ", ENDS.sub("\n", text)))


def has_letter(text: str) -> bool:
    """Whether there is anything to call somebody by: a letter of any writing, and not signs alone."""
    return any(unicodedata.category(letter)[0] == "L" for letter in text)


def without_hidden(text: str) -> str:
    """The text as it looks. Spaces of every kind stay; nearly every text comes back as it was."""
    if text.isprintable() and BLANKS.isdisjoint(text):
        return text
    seen = "".join(letter for letter in text if not _is_hidden(letter))
    return LOOSE_TAGS.sub("", LOOSE_JOINERS.sub("", seen))


def _is_hidden(letter: str) -> bool:
    if letter in JOINERS or letter.isspace():
        return False
    if "\U000e0020" <= letter <= "\U000e007f":
        return False
    return letter in BLANKS or unicodedata.category(letter) in HIDDEN

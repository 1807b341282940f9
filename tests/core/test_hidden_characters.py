"""What nobody sees is taken out; what shapes letters, emoji and flags is not."""

import pytest

from base.core.hidden import without_hidden


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\u202a+44 141 496 0112\u202c", "+44 141 496 0112"),
        ("\ufeffRef\u200b\u00ad\x00\x7f", "Ref"),
        ("Jean\u200d Orr\u200c", "Jean Orr"),
    ],
)
def test_what_nobody_sees_is_taken_out(text, left):
    assert without_hidden(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Jean Ó Súilleabháin",
        "a\u00a0b\tc\nd",
        "क्\u200dष",
        "👨\u200d👩\u200d👧",
        "🏴\U000e0067\U000e007f",
    ],
)
def test_what_is_seen_stays(text):
    assert without_hidden(text) == text

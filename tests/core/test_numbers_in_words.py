import pytest

from base.core.templatetags.words import number


@pytest.mark.parametrize(
    ("value", "says"), [(None, ""), (0, "0"), (0.0, "0"), (107.1, "107.1"), (12403, "12,403")]
)
def test_a_number_is_said_with_commas_and_nothing_of_something_is_nought(value, says):
    assert number(value) == says

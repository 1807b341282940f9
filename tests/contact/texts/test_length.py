import pytest

from participation.messages.contact.texts.length import Length, length_of


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", Length(0, 1, True)),
        ("a" * 160, Length(160, 1, True)),
        ("a" * 161, Length(161, 2, True)),
        ("a" * 306, Length(306, 2, True)),
        ("a" * 307, Length(307, 3, True)),
        ("€" * 80, Length(160, 1, True)),
        ("a" + "€" * 80, Length(161, 2, True)),
        ("Ó" * 70, Length(70, 1, False)),
        ("Ó" * 71, Length(71, 2, False)),
        ("🌳" * 35, Length(70, 1, False)),
        ("🌳" * 36, Length(72, 2, False)),
    ],
)
def test_a_text_is_counted_as_networks_charge_for_it(text, length):
    assert length_of(text) == length


def test_a_letter_of_two_places_is_never_cut_in_half():
    assert length_of("a" * 152 + "€" + "a" * 151).segments == 2
    assert length_of("a" * 152 + "€" + "a" * 152).segments == 3

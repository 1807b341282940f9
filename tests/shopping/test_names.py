"""Names that are left out of what a shopper wrote; whoever publishes it reads it all the same."""

import pytest

from surveys.scoring.names import LEFT_OUT, without_names

NAMES = [
    "Morag Tait",
    "Zoë Grant",
    "Anne-Marie Mac-Donald",
    "May Will",
    "Łukasz Woźniak",
    "Desk 12",
    "",
]


@pytest.mark.parametrize(
    ("wrote", "read"),
    [
        ("I spoke to morag tait.", "I spoke to *."),
        ("MORAG helped, and Zoe too", "* helped, and * too"),
        ("It was zoë’s idea", "It was *’s idea"),
        ("M. Tait was kind; so was M Tait", "* was kind; so was *"),
        ("M.T. rang back", "* rang back"),
        ("Tait's help was quick", "*'s help was quick"),
        ("mac donald, Anne Marie and Mrs Donald", "*, * and Mrs *"),
        ("Lukasz wozniak came", "* came"),
        ("We may go, if you will", "We may go, if you will"),
        ("Will was friendly", "* was friendly"),
        ("Her name was Fiona", "Her name was *"),
        ("It left a bitter taste, and no grant", "It left a bitter taste, and no grant"),
    ],
)
def test_a_name_is_left_out_however_it_is_written_and_a_word_is_not(wrote, read):
    told = without_names(wrote, NAMES)

    assert told.words == read.replace("*", LEFT_OUT)
    assert told.names_somebody == ("*" in read)

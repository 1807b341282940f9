"""Numbers of rows that tell nothing of their order."""

from itertools import pairwise

from base.core.disguised import disguised, led_back


def test_each_number_has_one_of_its_own_and_is_led_back():
    told = [disguised(number, of="answer") for number in range(1, 2000)]

    assert len(set(told)) == len(told)
    assert [led_back(one, of="answer") for one in told] == list(range(1, 2000))
    assert max(told) < 10**18


def test_they_stand_in_no_order_and_are_others_for_another_kind_and_another_secret(settings):
    rows = range(1, 200)
    told = [disguised(number, of="answer") for number in rows]
    rising = sum(first < second for first, second in pairwise(told))

    assert 60 < rising < 140
    assert not set(told) & {disguised(number, of="sheet") for number in rows}
    settings.SECRET_KEY = "another"
    assert not set(told) & {disguised(number, of="answer") for number in rows}


def test_what_was_never_given_out_leads_to_some_number_and_is_no_error():
    for key in (0, 1, 2**58, 2**63 - 1):
        assert 0 <= led_back(key, of="answer") < 2**58

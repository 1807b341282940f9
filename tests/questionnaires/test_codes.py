"""Personal codes: how they are made, typed and given."""

import random

import pytest

from base.core.log_words import shown
from participation.questionnaires.codes.services import give_codes, give_codes_by_mark
from participation.questionnaires.models import PersonalCode
from participation.questionnaires.signs import (
    LOOK_ALIKES,
    SIGNS,
    Mistyped,
    check_sign,
    in_groups,
    new_code,
    read,
)
from participation.records.merging.services import merge_records, undo_merge
from tests.factories.people import make_customer
from tests.factories.questionnaires import make_questionnaire


def is_one(code: str) -> bool:
    try:
        return read(code) == code
    except Mistyped:
        return False


def test_every_single_error_and_every_swap_is_found_by_the_check_sign():
    for signs in ("0000000", "ZYXWVTR", "7KQ2MX4", "1A1A1A1", "HHHHHHJ"):
        code = signs + check_sign(signs)
        assert is_one(code)
        wrong = {code[:n] + sign + code[n + 1 :] for n in range(8) for sign in SIGNS} - {code}
        assert len(wrong) == 8 * 30
        swapped = set()
        for one in range(8):
            for other in range(one):
                letters = list(code)
                letters[one], letters[other] = letters[other], letters[one]
                swapped.add("".join(letters))
        assert not [one for one in wrong | swapped - {code} if is_one(one)]


def test_a_code_is_read_however_it_is_typed():
    code = "10VA5K7"
    for sign in set(map(chr, LOOK_ALIKES)):
        assert sign not in SIGNS
    code = "10VAFK7" + check_sign("10VAFK7")
    spoken = f"  loua-fk7.{code[-1].lower()} "
    ways = (
        code,
        in_groups(code),
        code.lower(),
        spoken,
        f"https://x.example/s/{code}/",
        f"/s/{code}",
    )

    assert [read(one) for one in ways] == [code] * len(ways)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "You typed 0"),
        ("7KQ2", "You typed 4"),
        ("7KQ2 MX4D 5", "You typed 9"),
        ("7KQ2MXЖD", "only letters from A to Z"),
        ("00000001", "is wrong, or two are the wrong way round"),
        ("x" * 1_000_000, "You typed 500"),
    ],
)
def test_what_can_be_no_code_is_told_in_plain_words(typed, why):
    with pytest.raises(Mistyped, match=why):
        read(typed)


def test_no_two_of_many_codes_are_alike():
    codes = {new_code() for _ in range(2000)}

    assert len(codes) == 2000
    assert all(map(is_one, codes))


@pytest.mark.django_db
def test_everybody_is_given_one_code_and_keeps_it(
    officer, monkeypatch, django_assert_max_num_queries
):
    asked, other = make_questionnaire(officer), make_questionnaire(officer, "Another")
    people = [make_customer(f"Person {n}").pk for n in range(5)]
    monkeypatch.setattr("participation.questionnaires.codes.services.BATCH", 2)

    first = give_codes(questionnaire=asked, customers=people[:3])
    again = give_codes(questionnaire=asked, customers=[*people, *people])
    elsewhere = give_codes(questionnaire=other, customers=people)

    assert {one: again[one] for one in people[:3]} == first
    assert len({*again.values(), *elsewhere.values()}) == 10
    monkeypatch.undo()
    with django_assert_max_num_queries(3):
        give_codes(questionnaire=asked, customers=people)


@pytest.mark.django_db
def test_a_code_that_is_taken_is_drawn_anew(officer, monkeypatch):
    asked = make_questionnaire(officer)
    drawn = iter(["10VAFK7X", "10VAFK7X", "7KQ2MX4D"])
    monkeypatch.setattr("participation.questionnaires.codes.services.new_code", lambda: next(drawn))

    given = give_codes_by_mark(questionnaire=asked, marks=["Flat 1", "Flat 2"])

    assert given == {"Flat 1": "10VAFK7X", "Flat 2": "7KQ2MX4D"}
    assert not PersonalCode.objects.exclude(customer=None).exists()


@pytest.mark.django_db
def test_both_codes_of_somebody_whose_two_records_became_one_work_on(officer):
    asked = make_questionnaire(officer)
    jean, twin = make_customer("Jean Orr"), make_customer("Jean Or")
    codes = give_codes(questionnaire=asked, customers=[jean.pk, twin.pk])

    merge = merge_records(kept=jean, away=twin, by=officer)
    assert sorted(jean.personal_codes.values_list("code", flat=True)) == sorted(codes.values())
    assert give_codes(questionnaire=asked, customers=[jean.pk]) == {jean.pk: codes[jean.pk]}

    undo_merge(merge=merge, by=officer)
    assert give_codes(questionnaire=asked, customers=[jean.pk, twin.pk]) == codes


def test_no_log_has_a_code_in_it():
    for _ in range(20):
        code = random.choice([new_code(), new_code().lower()])
        for address in (f"/s/{code}/", f"/s/{code}/check/", f"https://x.example/s/{code}/abc/?a=b"):
            assert code not in shown(address)
    assert shown("/events/s/") == "/events/s/"

"""What may leave the service that handles answers: somebody with a solver tries to work out the rest."""

import random
from collections import Counter
from itertools import product

from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Question
from participation.questionnaires.results.counting import Line, Result
from participation.questionnaires.results.small_numbers import (
    ALL_OTHERS,
    Hiding,
    by_group,
    groups_not_told,
)

from .adversary import Adversary

FEWEST = 5
DO_NOT_KNOW, EMPTY = "do not know", "empty"
OPTIONS = ["a", "b", "c"]
QUESTIONS = ["one", "two"]
AREAS = ["North", "South", "West"]
MODES = ["online", "post"]


def result(*people: int, kind=Kind.SINGLE, code="a", of=None, rules=(), ways_out=()) -> Result:
    counted = sum(people) if of is None else of
    lines = [
        Line(f"Option {n}", count, 100 * count / max(counted, 1)) for n, count in enumerate(people)
    ]
    lines += [Line("I do not know", count, None, counts=False) for count in ways_out]
    question = Question(code=code, words=code, kind=kind, rules=list(rules))
    return Result(question, counted + sum(ways_out), counted, tuple(lines))


def shown(*results: Result) -> list[list[int | None]]:
    told = Hiding(results, threshold=FEWEST).published()
    return [[line.people for line in one.lines] for one in told]


def test_a_small_number_is_hidden_and_cannot_be_worked_out_from_the_others():
    assert shown(result(40, 20, 3)) == [[40, None, None]]
    assert shown(result(40, 20, 0)) == [[40, 20, 0]]
    for people in product(range(8), repeat=3):
        (lines,) = shown(result(*people)) if sum(people) >= FEWEST else [[]]
        assert lines.count(None) != 1, people


def test_of_those_who_chose_several_no_few_can_be_told_from_the_rest():
    assert shown(result(40, 3, 20, of=42, kind=Kind.SEVERAL)) == [[None, None, 20]]


def test_few_who_did_not_know_are_hidden_and_leave_the_rest():
    assert shown(result(40, 20, ways_out=[2])) == [[40, 20, None]]


def test_few_answers_in_all_show_nothing():
    (one,) = Hiding([result(2, 2)], threshold=FEWEST).published()

    assert (one.people, one.lines) == (None, ())


def test_what_was_asked_after_a_hidden_answer_is_hidden_with_it():
    after = [{"question": "a", "must": "is", "option": "x"}]
    first, follow_up = result(40, 20, 3), result(10, 10, code="b", rules=after)
    then = result(6, 6, code="c", rules=[{"question": "b", "must": "answered"}])

    told = Hiding([first, follow_up, then], threshold=FEWEST).published()

    assert [one.people for one in told] == [63, None, None]


def test_groups_are_put_together_until_none_is_small():
    hiding = Hiding([result(60, 40)], threshold=FEWEST)
    columns = {"North": result(30, 20), "South": result(28, 18), "West": result(2, 2)}

    table = by_group(hiding, columns)

    assert [(name, [line.people for line in one.lines]) for name, one in table.columns] == [
        ("North", [30, 20]),
        (ALL_OTHERS, [30, 20]),
    ]
    assert table.together == ("South", "West")


def test_people_of_whom_we_do_not_know_the_group_go_with_the_few_before_a_known_group():
    hiding = Hiding([result(60, 40)], threshold=FEWEST)
    columns = {"North": result(30, 20), "Not recorded": result(28, 18), "West": result(2, 2)}

    assert by_group(hiding, columns).together == ("Not recorded", "West")


def test_where_no_two_groups_can_be_told_apart_there_is_no_table():
    hiding = Hiding([result(60, 5)], threshold=FEWEST)

    assert by_group(hiding, {"North": result(30, 2), "South": result(30, 3)}).columns == ()


# Everything that is told of made-up answers at once.


def answers_of(chance: random.Random) -> list[dict[str, str]]:
    """So many people, with some answers and groups that few have."""
    said = [*OPTIONS, DO_NOT_KNOW, EMPTY]
    often = {name: [chance.choice([1, 2, 10, 40]) for _ in said] for name in QUESTIONS}
    areas = [chance.choice([1, 5, 20, 40]) for _ in AREAS]
    return [
        {
            "area": chance.choices(AREAS, areas)[0],
            "mode": chance.choice(MODES),
            **{name: chance.choices(said, often[name])[0] for name in QUESTIONS},
        }
        for _ in range(chance.choice([30, 60, 120]))
    ]


def counted(people: list[dict[str, str]], name: str) -> Result:
    n = Counter(one[name] for one in people)
    return result(*(n[option] for option in OPTIONS), code=name, ways_out=[n[DO_NOT_KNOW]])


def told_of(people: list[dict[str, str]]) -> tuple[Adversary, Hiding]:
    """All pages and files: how many answered, by area and mode, each question, the same by area, by
    mode and by each other question."""
    said = [*OPTIONS, DO_NOT_KNOW, EMPTY]
    them = Adversary({"area": AREAS, "mode": MODES, **dict.fromkeys(QUESTIONS, said)})
    them.is_told(len(people))
    hiding = Hiding([counted(people, name) for name in QUESTIONS], threshold=FEWEST)
    not_told = {}
    for group, names in (("area", AREAS), ("mode", MODES)):
        sizes = {name: sum(one[group] == name for one in people) for name in names}
        not_told[group] = groups_not_told(sizes, threshold=FEWEST)
        for name in set(names) - not_told[group]:
            them.is_told(sizes[name], **{group: {name}})
    for whole, told in zip(hiding.results, hiding.published(), strict=True):
        tell(them, told, whole.question.code)
        for group, names in (("area", AREAS), ("mode", MODES)):
            columns = {
                name: counted([one for one in people if one[group] == name], whole.question.code)
                for name in names
            }
            table = by_group(hiding, columns, hidden_groups=not_told[group])
            for name, column in table.columns:
                here = set(table.together) if name == ALL_OTHERS else {name}
                tell(them, column, whole.question.code, **{group: here})
    tell_crossed(them, hiding, people)
    return them, hiding


def tell_crossed(them: Adversary, hiding: Hiding, people: list[dict[str, str]]) -> None:
    one, two = QUESTIONS
    _, second = hiding.results
    if hiding.withholds(second):
        return
    hidden = hiding.hides(second)
    groups = {option: {option} for n, option in enumerate(OPTIONS) if n not in hidden}
    groups["others"] = set(OPTIONS) - set(groups)
    groups["Not known"] = {DO_NOT_KNOW, EMPTY}
    columns = {
        name: counted([person for person in people if person[two] in values], one)
        for name, values in groups.items()
        if values
    }
    table = by_group(hiding, columns)
    for name, column in table.columns:
        together = table.together if name == ALL_OTHERS else [name]
        tell(them, column, one, **{two: set().union(*(groups[each] for each in together))})


def tell(them: Adversary, told, question: str, **group: set[str]) -> None:
    if told.people is None:
        return
    them.is_told(told.people, **{question: set(OPTIONS)}, **group)
    for answer, line in zip([*OPTIONS, DO_NOT_KNOW], told.lines, strict=True):
        if line.people is not None:
            them.is_told(line.people, **{question: {answer}}, **group)


def test_nobody_who_has_every_page_and_file_can_tell_that_few_gave_an_answer():
    """Of each small number that is hidden: as far as they know it could be no small one."""
    tried = 0
    for seed in range(8):
        people = answers_of(random.Random(seed))
        them, _ = told_of(people)
        groups = [("area", name) for name in AREAS] + [("mode", name) for name in MODES]
        for question, option in product(QUESTIONS, OPTIONS):
            for group in [None, *groups]:
                wanted = {question: {option}} | ({group[0]: {group[1]}} if group else {})
                n = sum(all(one[k] in v for k, v in wanted.items()) for one in people)
                if not 0 < n < FEWEST:
                    continue
                tried += 1
                _, most = them.bounds(**wanted)
                assert round(most, 6) >= FEWEST, (seed, wanted, n, most)
    assert tried > 80

"""Intervals and weights, held to figures that others printed or that were reckoned by hand."""

import pytest
from scipy.stats import chi2_contingency

from base.core.refused import Refused
from participation.questionnaires.fieldwork import Basis, Stratum
from participation.questionnaires.models import Weighting
from participation.questionnaires.results.counting import Tally
from participation.questionnaires.results.design import design_of
from participation.questionnaires.results.estimating import (
    Estimating,
    weights_by_design,
    weights_of,
)
from participation.questionnaires.results.statistics.intervals import as_if_of_many, wilson
from participation.questionnaires.results.statistics.proportions import (
    Change,
    Proportion,
    chance_of,
    changed,
)
from participation.questionnaires.results.statistics.weights import (
    AlikePeople,
    kish,
    merged,
    rake,
)

SEX_AND_AGE = [
    AlikePeople(("M", "Y"), 30),
    AlikePeople(("M", "O"), 20),
    AlikePeople(("F", "Y"), 10),
    AlikePeople(("F", "O"), 40),
]
TARGETS = {"sex": {"M": 48, "F": 52}, "age": {"Y": 35, "O": 65}}


def test_an_interval_is_wilsons():
    """10 of 50: Wilson's formula by hand gives 11.24 to 33.04."""
    interval = wilson(0.2, 50)

    assert (round(interval.low, 2), round(interval.high, 2)) == (11.24, 33.04)
    assert wilson(0.0, 20).low == 0
    assert wilson(0.5, 0) is None


def test_of_most_of_a_small_population_less_is_left_to_chance():
    assert as_if_of_many(100, 1000) == pytest.approx(111)  # 100 · 999/900
    of_many, of_few = wilson(0.5, 100), wilson(0.5, 100, population=200)

    assert of_few.high - of_few.low < of_many.high - of_many.low
    assert wilson(0.4, 200, population=200).low == wilson(0.4, 200, population=200).high == 40


@pytest.mark.parametrize(
    ("now", "before"), [((70, 100), (82, 100)), ((45, 60), (88, 96)), ((210, 300), (220, 310))]
)
def test_two_shares_are_held_against_chance_as_scipy_holds_them(now, before):
    (a, n), (b, m) = now, before
    theirs = chi2_contingency([[a, n - a], [b, m - b]], correction=False).pvalue

    assert chance_of(Proportion(a / n, n), Proportion(b / m, m)) == pytest.approx(theirs)


def test_a_difference_is_told_only_beyond_chance_and_never_of_few():
    half_of_many, more_of_many = Proportion(0.5, 200), Proportion(0.62, 200)

    assert changed(more_of_many, half_of_many) == Change.HIGHER
    assert changed(half_of_many, more_of_many) == Change.LOWER
    assert changed(Proportion(0.53, 200), half_of_many) == Change.NONE
    assert changed(Proportion(1, 9), Proportion(0.2, 9)) == Change.TOO_FEW
    # Of nearly everybody, less is left to chance; of everybody nothing.
    assert changed(Proportion(0.53, 200, 210), Proportion(0.5, 200, 210)) == Change.HIGHER
    assert changed(Proportion(0.5, 200, 200), Proportion(0.49, 200, 200)) == Change.HIGHER


def test_raking_two_by_two():
    raked = rake(SEX_AND_AGE, TARGETS)

    assert [round(weight, 5) for weight in raked.weights] == [0.87587, 1.08620, 0.87240, 1.08190]
    assert (round(raked.effect, 5), round(raked.effective, 2)) == (1.01042, 98.97)
    a, b, c, d = (
        weight * one.people for weight, one in zip(raked.weights, SEX_AND_AGE, strict=True)
    )
    assert a * d / (b * c) == pytest.approx(6)  # what two of them have to do with each other stays


def test_a_published_table_is_raked_to_the_digits_that_are_printed():
    """README of ProportionalFitting.jl 0.3 (E.-J. van Kesteren): counts, both margins and the result."""
    counts = [[40, 30, 20, 10], [35, 50, 100, 75], [30, 80, 70, 120], [20, 30, 40, 50]]
    printed = """64.5585   46.2325   35.3843   3.82473
                 49.9679   68.1594  156.499   25.3742
                 56.7219  144.428   145.082   53.7673
                 28.7516   41.18     63.0347  17.0337"""
    alike = [
        AlikePeople((f"row {r}", f"column {c}"), n)
        for r, row in enumerate(counts)
        for c, n in enumerate(row)
    ]
    rows = {f"row {n}": wanted for n, wanted in enumerate([150, 300, 400, 150])}
    columns = {f"column {n}": wanted for n, wanted in enumerate([200, 300, 400, 100])}

    raked = rake(alike, {"row": rows, "column": columns})

    scale = 1000 / raked.people  # theirs add up to the targets, ours to the people
    fitted = [
        f"{weight * one.people * scale:.6g}"
        for weight, one in zip(raked.weights, alike, strict=True)
    ]
    assert fitted == printed.split()


def test_kish():
    effect, effective = kish({1: 50, 2: 30, 4: 20})

    assert (round(effect, 4), round(effective, 2)) == (1.3573, 73.67)


def test_raking_multiplies_the_weight_of_the_design():
    """Whoever was half as likely to be asked counts twice, where raking says nothing of it."""
    alike = [AlikePeople(("M",), 10, 1.0), AlikePeople(("M",), 10, 2.0), AlikePeople(("F",), 20)]

    raked = rake(alike, {"sex": {"M": 1, "F": 1}})

    assert raked.weights[1] / raked.weights[0] == pytest.approx(2)
    assert 10 * sum(raked.weights[:2]) == pytest.approx(20)


def test_a_group_of_nobody_or_without_a_target_is_refused_by_name():
    with pytest.raises(Refused, match="Nobody who answered is “Z”"):
        rake(SEX_AND_AGE, {**TARGETS, "age": {"Y": 35, "O": 60, "Z": 5}})
    with pytest.raises(Refused, match=r"“O” \(age\) has no target, and 60 answered"):
        rake(SEX_AND_AGE, {**TARGETS, "age": {"Y": 35}})


def test_a_group_that_is_put_with_another_brings_its_people_and_its_target():
    targets = {**TARGETS, "age": {"Y": 35, "O": 60, "Z": 5}}

    alike, wanted = merged(SEX_AND_AGE, targets, {"age": {"Z": "O"}})

    assert rake(alike, wanted).weights == rake(SEX_AND_AGE, TARGETS).weights


def test_a_cap_holds_and_says_of_how_many():
    alike = [AlikePeople(("M",), 5), AlikePeople(("F",), 95)]

    raked = rake(alike, {"sex": {"M": 50, "F": 50}}, most_often=3)

    assert raked.weights[0] == pytest.approx(3)
    assert (raked.capped, raked.capped_percent) == (5, 5)
    assert raked.furthest > 30


def test_shares_that_no_weights_give_are_refused():
    alike = [AlikePeople(("M", "Y"), 10), AlikePeople(("F", "O"), 10)]

    with pytest.raises(Refused, match="never come together"):
        rake(alike, {"sex": {"M": 30, "F": 70}, "age": {"Y": 50, "O": 50}})


#: Of 900 tenants 30 were drawn, of 100 owners 20: one who answers stands for 30, or for 5.
DRAWN = (Stratum("Tenant", 900, 30), Stratum("Owner", 100, 20))


def test_who_was_drawn_at_another_rate_counts_for_as_many_as_could_be_asked_for_each():
    """12 of 20 tenants and 2 of 10 owners said yes: (12·30 + 2·5)/(20·30 + 10·5) = 370/650. Kish:
    (20·30 + 10·5)²/(20·30² + 10·5²) = 422,500/18,250 = 23.15."""
    design = design_of(DRAWN, {"Tenant": 20, "Owner": 10})

    weights = weights_by_design(design, {("Tenant",): 20, ("Owner",): 10})
    estimating = Estimating(Basis.SAMPLE, None, weights)
    parts = {("Tenant",): Tally(20, 20, {"yes": 12}), ("Owner",): Tally(10, 10, {"yes": 2})}
    found = estimating.share(parts, lambda of: of.chosen["yes"])

    assert found.share == pytest.approx(100 * 370 / 650)
    assert round(weights.effective, 2) == 23.15
    assert found.interval == wilson(370 / 650, 422_500 / 18_250)


def test_raking_begins_with_the_weights_of_the_draw():
    """By hand: men weigh 5·30 and 5·5, women 15·30 and 5·5; half of 30 each makes them 15/175 and
    15/475 of what they were drawn with."""
    design = design_of(DRAWN, {"Tenant": 20, "Owner": 10})
    people = {("Tenant", "M"): 5, ("Owner", "M"): 5, ("Tenant", "F"): 15, ("Owner", "F"): 5}
    weighting = Weighting(targets={"area": {"M": 1, "F": 1}}, put_with={}, source="By hand")

    weights = weights_of(weighting, people, design)

    assert weights.of == pytest.approx(
        {
            ("Tenant", "M"): 30 * 15 / 175,
            ("Owner", "M"): 5 * 15 / 175,
            ("Tenant", "F"): 30 * 15 / 475,
            ("Owner", "F"): 5 * 15 / 475,
        }
    )


def test_of_hidden_numbers_groups_of_few_count_as_they_do_on_average():
    strata = (*DRAWN, Stratum("Lodger", 20, 10))

    design = design_of(strata, {"Tenant": 20, "Owner": 8, "Lodger": 4}, threshold=10)

    assert design.of("Tenant") == 30
    assert design.of("Owner") == design.of("Lodger") == (8 * 5 + 4 * 2) / 12
    assert not design_of(strata, {"Tenant": 20, "Owner": 4}, threshold=10).differs

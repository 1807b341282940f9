"""The annual report of inspections by residents."""

import pytest

from base.core.periods import FinancialYear
from participation.programme.actions.services import say_done
from participation.programme.inspections.put_right import actions_of
from reports.inspections.kind import INSPECTIONS
from reports.kinds import Scope
from reports.loading import load
from tests.factories.inspections import (
    arranged,
    happened,
    make_homes,
    make_inspection,
    make_inspector,
    make_standard,
    send_found,
)

pytestmark = pytest.mark.django_db


def test_the_annual_report_has_each_result_the_trend_and_what_was_put_right(amina):
    make_inspector(amina)
    standard = make_standard()
    inspections = [
        arranged(amina, make_inspection(standard=standard, home=home)).inspection
        for home in make_homes(3)
    ]
    for number, inspection in enumerate(inspections):
        happened(inspection)
        send_found(inspection, item_1="meets" if number else "fails")
    action = actions_of(inspections[0]).get()
    say_done(action=action, words="A new alarm is in.", by=action.owner)

    report = load(Scope(INSPECTIONS, FinancialYear.current()))

    assert report.ready.answer == (
        "3 homes that were ready to let were inspected. In 2 of them nothing for safety failed."
    )
    assert report.put_right.answer == ("1 thing had to be put right. All of it is done, 1 in time.")
    assert [one.verdict for one in report.each.lines] == [
        "Not ready: something for safety failed",
        "Ready",
        "Ready",
    ]
    assert [(one.name, one.met, one.looked_at) for one in report.ready.years] == [
        (str(FinancialYear.current()), 8, 9)
    ]
    assert not any("Mill Lane" in str(one) for one in report.each.lines)

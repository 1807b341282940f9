"""Decisions about the register out of their order, and days that cannot be."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import months_after
from base.core.refused import Refused
from base.core.rules.values import in_force
from participation.people.groups.models import Group
from participation.programme.registration import services
from participation.programme.registration.models import Criterion, Registration, Removal, Status
from participation.programme.registration.worklist import checks_wait, register_waits
from tests.days import days_ago
from tests.factories.people import make_user
from tests.factories.registration import (
    found_met,
    make_check,
    make_registered,
    make_sent_application,
    secretary_of,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
FAR_OFF = dt.date(9999, 6, 1)


def in_days(days: int) -> dt.date:
    return TODAY() + dt.timedelta(days=days)


@pytest.fixture
def ewan():
    return make_user(Role.MANAGER, name="Ewan Galbraith")


def refused(ewan, **said) -> Registration:
    sent = make_sent_application(**said)
    found_met(sent, ewan, but="three")
    again = {"next_check_on": in_days(90), "by": ewan}
    three = sent.findings.get(criterion__code="three")
    services.assess(finding=three, met=False, why="Two people sit on it.", **again)
    return services.refuse(registration=sent, reasons="Find a third person.", by=ewan)


def appealed(registration: Registration, ewan):
    return services.note_appeal(registration=registration, lodged_on=TODAY(), grounds="", by=ewan)


def allowed(appeal, ewan, effective_from: dt.date) -> Registration:
    return services.decide_appeal(
        appeal=appeal,
        allowed=True,
        outcome="They are three.",
        decided_on=TODAY(),
        effective_from=effective_from,
        by=ewan,
    )


def notice(registration: Registration, ewan, **said) -> Removal:
    given = {
        "ground": Criterion.objects.get(code="ceased"),
        "reasons": "Nobody came for a year.",
        "proposed_from": in_days(40),
    }
    return services.give_notice(registration=registration, by=ewan, **given | said)


def heard(registration: Registration, ewan) -> Removal:
    removal = notice(registration, ewan)
    return services.hear(removal=removal, heard="It is so.", heard_on=TODAY(), by=ewan)


def removed(registration: Registration, ewan, effective_from: dt.date) -> Registration:
    removal = registration.removals.get(removed=None)
    decided = {"removed": True, "reasons": "Nobody.", "effective_from": effective_from}
    return services.decide_removal(removal=removal, by=ewan, **decided)


def test_a_year_that_is_mistyped_puts_nobody_on_the_register_or_off_it(ewan):
    sent = make_sent_application()
    found_met(sent, ewan)
    with pytest.raises(Refused, match="more than a year away"):
        services.register(registration=sent, effective_from=FAR_OFF, by=ewan)
    services.register(registration=sent, effective_from=TODAY(), by=ewan)
    with pytest.raises(Refused, match="more than a year away"):
        notice(sent, ewan, proposed_from=FAR_OFF)
    heard(sent, ewan)
    with pytest.raises(Refused, match="more than a year away"):
        removed(sent, ewan, FAR_OFF)


def test_nobody_is_removed_from_a_day_that_is_over(ewan):
    registration = make_registered(since=days_ago(400))
    heard(registration, ewan)
    Removal.objects.update(
        notified_on=days_ago(90), answer_by=days_ago(60), proposed_from=days_ago(30)
    )

    with pytest.raises(Refused, match="a day that is over"):
        removed(registration, ewan, days_ago(30))
    assert removed(registration, ewan, TODAY()).removed_from == TODAY()


def test_what_was_found_of_a_refused_application_stays_as_the_letter_gave_it(ewan):
    registration = refused(ewan)
    finding = registration.findings.get(criterion__code="three")

    with pytest.raises(Refused, match="is decided"):
        services.assess(finding=finding, met=True, next_check_on=in_days(9), by=ewan)


def test_nobody_appeals_before_it_was_decided(ewan):
    registration = refused(ewan)

    with pytest.raises(Refused, match="before we decided"):
        services.note_appeal(registration=registration, lodged_on=days_ago(1), grounds="", by=ewan)


def test_an_appeal_against_a_refusal_won_after_the_group_applied_again_leaves_it_there_once(ewan):
    first = refused(ewan)
    appeal = appealed(first, ewan)
    second = make_sent_application(first.group)
    found_met(second, ewan)
    services.register(registration=second, effective_from=in_days(5), by=ewan)

    first = allowed(appeal, ewan, TODAY())

    assert (first.registered_from, first.removed_from) == (TODAY(), in_days(5))
    assert Registration.objects.on_register().get() == first
    assert Registration.objects.on_register(in_days(5)).get() == second


def test_one_that_was_removed_and_wins_its_appeal_is_not_there_twice(ewan):
    first = make_registered(since=days_ago(100))
    heard(first, ewan)
    removed(first, ewan, in_days(40))
    appeal = appealed(Registration.objects.get(), ewan)
    second = make_sent_application(first.group)
    found_met(second, ewan)
    with pytest.raises(Refused, match="on the register until"):
        services.register(registration=second, effective_from=in_days(39), by=ewan)
    services.register(registration=second, effective_from=in_days(50), by=ewan)

    first = allowed(appeal, ewan, TODAY())

    assert first.removed_from == in_days(50)


def test_an_application_that_an_appeal_made_needless_can_be_put_away(ewan):
    first = refused(ewan)
    appeal = appealed(first, ewan)
    second = make_sent_application(first.group)
    allowed(appeal, ewan, TODAY())
    found_met(second, ewan)
    with pytest.raises(Refused, match="by another application already"):
        services.register(registration=second, effective_from=TODAY(), by=ewan)

    services.refuse(registration=second, reasons="You won your appeal.", by=ewan)

    letter = second.steps.get(what="Refused").letter
    assert "on the register already" in letter
    assert "criteria" not in letter


def test_an_appeal_holds_from_no_day_before_the_group_applied(ewan):
    appeal = appealed(refused(ewan), ewan)

    with pytest.raises(Refused, match="had not applied"):
        allowed(appeal, ewan, days_ago(30))
    with pytest.raises(Refused, match="more than a year away"):
        allowed(appeal, ewan, FAR_OFF)


def test_a_group_that_asks_to_leave_after_the_notice_may_appeal_if_it_has_to_stay(ewan):
    registration = make_registered()
    removal = heard(registration, ewan)
    by = secretary_of(registration.group)
    services.ask_to_be_removed(registration=registration, because="We are tired.", by=by)

    services.decide_removal(
        removal=removal, removed=False, reasons="Ten came.", effective_from=None, by=ewan
    )

    assert appealed(registration, ewan).against == "not_removed"


def test_a_group_whose_appeal_was_not_allowed_is_offered_to_apply_again(ewan, client):
    registration = refused(ewan)
    services.decide_appeal(
        appeal=appealed(registration, ewan),
        allowed=False,
        outcome="They are two.",
        decided_on=TODAY(),
        effective_from=None,
        by=ewan,
    )
    client.force_login(secretary_of(registration.group))

    page = client.get(f"/network/{registration.group.slug}/register/").content.decode()

    assert "Apply to be registered" in page


def test_a_check_is_not_done_before_its_year_has_begun(ewan):
    check = make_check(days_ago(340))
    in_order = {"in_order": False, "found": "No accounts.", "by": ewan}
    services.check_year(check=check, **in_order)

    with pytest.raises(Refused, match="has not begun"):
        services.check_year(check=check.registration.checks.get(year=2), **in_order)


def test_a_check_waits_from_when_the_setting_says(ewan):
    check = make_check(days_ago(265))
    assert months_after(check.registration.registered_from, 12) > in_days(42)
    assert checks_wait(ewan) == []

    in_force.hold({"ANNUAL_CHECK_REMINDER_DAYS": 110})

    assert [task.what for task in checks_wait(ewan)] == [
        f"Annual check: {check.registration.group}"
    ]


def test_criteria_are_looked_at_again_when_we_said_so(ewan):
    registration = make_registered()
    due = registration.findings.all()[:2]
    registration.findings.filter(pk__in=[one.pk for one in due]).update(
        checked_on=days_ago(100), next_check_on=days_ago(3)
    )

    (task,) = checks_wait(ewan)

    assert task.what == f"Look again at what the order asks: {registration.group}"
    assert (task.due, task.address) == (days_ago(3), registration.get_absolute_url())


@pytest.mark.parametrize("status", [Status.REGISTERED, Status.DECIDED])
def test_groups_that_ask_to_leave_or_have_ended_wait_for_a_notice(ewan, status):
    asks = make_registered()
    Registration.objects.update(status=status, asked_off_on=days_ago(2))
    (task,) = register_waits(ewan)
    assert task.what == (f"Give notice: the group asks to be taken off the register: {asks.group}")

    Registration.objects.update(asked_off_on=None)
    Group.objects.update(ended_on=days_ago(4))
    (task,) = register_waits(ewan)
    assert "has ended" in task.what

    notice(Registration.objects.get(), ewan)
    assert not [one for one in register_waits(ewan) if "Give notice" in one.what]

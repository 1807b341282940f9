"""What may be decided when, what each letter says, what everybody reads, and days that do not slide."""

import datetime as dt

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import months_after
from base.core.refused import Refused
from base.core.rules.values import in_force
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership
from participation.programme.registration import services
from participation.programme.registration.models import (
    Criterion,
    Finding,
    Part,
    Posting,
    Registration,
    Status,
)
from tests.days import days_ago
from tests.factories.groups import make_group
from tests.factories.people import make_user
from tests.factories.registration import (
    found_met,
    make_application,
    make_association,
    make_check,
    make_registered,
    make_sent_application,
    secretary_of,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
YEAR = dt.timedelta(days=365)


@pytest.fixture
def ewan():
    return make_user(Role.MANAGER, name="Ewan Galbraith")


def fails(registration: Registration, code: str, by) -> None:
    """Of this criterion it is found that it is not met, and of every other that it is."""
    found_met(registration, by, but=code)
    services.assess(
        finding=registration.findings.get(criterion__code=code),
        met=False,
        why="Two people sit on it.",
        next_check_on=TODAY() + dt.timedelta(days=90),
        by=by,
    )


def notice(registration: Registration, by, **said):
    given = {
        "ground": Criterion.objects.get(code="ceased"),
        "reasons": "Nobody came for a year.",
        "proposed_from": TODAY() + dt.timedelta(days=40),
    }
    return services.give_notice(registration=registration, by=by, **given | said)


def test_every_criterion_of_the_order_is_there_with_its_place_and_what_counts_as_evidence():
    asked = Criterion.objects.filter(part=Part.REGISTER)
    places = [f"1({letter})" for letter in "abcdefghijk"] + ["2(1)", "2(2)", "2(3)", "3", "4", "5"]

    assert [one.paragraph for one in asked] == places
    assert all(one.evidence and "SSI 2002/416" in one.source for one in asked)
    assert Criterion.objects.filter(part=Part.REMOVE).count() == 3


def test_whoever_meets_every_criterion_is_registered_and_nobody_else(ewan):
    sent = make_sent_application()
    with pytest.raises(Refused, match="17 of the criteria"):
        services.register(registration=sent, effective_from=TODAY(), by=ewan)
    found_met(sent, ewan)
    with pytest.raises(Refused, match="The order says that it is registered"):
        services.refuse(registration=sent, reasons="We would rather not.", by=ewan)

    services.register(registration=sent, effective_from=TODAY(), by=ewan)

    assert Registration.objects.on_register().get() == sent


def test_a_refusal_gives_each_reason_and_the_right_of_appeal_and_the_group_may_apply_again(ewan):
    sent = make_sent_application()
    fails(sent, "three", ewan)

    services.refuse(registration=sent, reasons="Find a third person.", by=ewan)

    letter = sent.steps.get(what="Refused").letter
    assert "2(2) At least three people" in letter
    assert "Two people sit on it." in letter
    assert "Find a third person." in letter
    assert "right to appeal to the Scottish Ministers" in letter
    again = services.begin(group=sent.group, by=ewan)
    assert again != sent
    assert again.status == Status.DRAFT


def test_more_is_asked_for_and_the_application_opens_again(ewan):
    sent = make_sent_application()
    with pytest.raises(Refused, match="The application is sent"):
        services.save_application(registration=sent, by=ewan, committee=4)
    due = sent.decide_by

    services.ask_for_more(registration=sent, words="Which streets?", by=ewan)
    services.save_application(registration=sent, by=ewan, committee=4)
    sent = services.submit(registration=sent, by=secretary_of(sent.group))

    assert (sent.status, sent.decide_by) == (Status.SUBMITTED, due)


def test_only_kinds_that_may_register_apply(ewan):
    with pytest.raises(Refused, match="A group of this kind is not registered"):
        services.begin(group=make_group("Gardeners", kind="community"), by=ewan)


def test_a_group_is_heard_before_it_is_removed_and_is_on_the_register_until_the_day(ewan):
    registration = make_registered()
    with pytest.raises(Refused, match="Choose a later day"):
        notice(registration, ewan, proposed_from=TODAY() + dt.timedelta(days=20))
    removal = notice(registration, ewan)
    letter = registration.steps.get(what="Notice of removal").letter
    assert "Nobody came for a year." in letter
    assert "has ceased to exist" in letter
    assert "right to appeal" in letter
    decided = {"removed": True, "reasons": "Nobody.", "effective_from": removal.proposed_from}
    with pytest.raises(Refused, match="has not been heard yet"):
        services.decide_removal(removal=removal, by=ewan, **decided)

    services.hear(removal=removal, heard="It is so.", heard_on=TODAY(), by=ewan)
    registration = services.decide_removal(removal=removal, by=ewan, **decided)

    assert registration.is_on_register
    Registration.objects.update(registered_from=days_ago(9), removed_from=TODAY())
    page = Client().get("/groups/").content.decode()
    assert "No longer on the register" in page
    assert not Registration.objects.on_register().exists()


def test_a_group_that_asks_to_leave_hears_either_way_and_may_appeal_if_it_has_to_stay(ewan):
    registration = make_registered()
    by = secretary_of(registration.group)
    services.ask_to_be_removed(registration=registration, because="We are tired.", by=by)
    removal = notice(registration, ewan)
    services.hear(removal=removal, heard="As we said.", heard_on=TODAY(), by=ewan)
    services.decide_removal(
        removal=removal, removed=False, reasons="Ten people came.", effective_from=None, by=ewan
    )

    letter = registration.steps.get(what="Not removed").letter
    assert "right to appeal to the Scottish Ministers" in letter
    appeal = services.note_appeal(registration=registration, lodged_on=TODAY(), grounds="", by=ewan)
    assert appeal.against == "not_removed"


def test_an_appeal_that_is_not_allowed_leaves_it_as_it_was(ewan):
    sent = make_sent_application()
    fails(sent, "open", ewan)
    services.refuse(registration=sent, reasons="It is not open.", by=ewan)
    appeal = services.note_appeal(registration=sent, lodged_on=TODAY(), grounds="It is.", by=ewan)

    services.decide_appeal(
        appeal=appeal,
        allowed=False,
        outcome="It is not.",
        decided_on=TODAY(),
        effective_from=None,
        by=ewan,
    )

    sent.refresh_from_db()
    assert (sent.status, sent.is_on_register) == (Status.DECIDED, False)
    with pytest.raises(Refused, match="no decision of ours"):
        services.note_appeal(registration=sent, lodged_on=TODAY(), grounds="", by=ewan)


def test_what_happened_is_never_changed():
    step = make_sent_application().steps.first()
    step.what = "Something else"

    with pytest.raises(ValueError, match="never changed"):
        step.save()


def test_a_letter_that_reaches_nobody_is_printed_and_posted(ewan):
    group = make_association()
    sent = make_sent_application(group)
    Message.objects.all().delete()
    group.memberships.update(role=Membership.Role.MEMBER)

    services.ask_for_more(registration=sent, words="Which streets?", by=ewan)

    step = sent.steps.get(what="We asked for more")
    assert step.is_to_post
    assert not Message.objects.exists()
    services.note_posted(step=step, by=ewan)
    services.note_posted(step=step, by=ewan)
    assert Posting.objects.get().step == step


def test_the_annual_check_is_due_on_the_anniversary_however_late_the_one_before_was_done(ewan):
    since = days_ago(800)
    check = make_check(since)
    assert check.due_on == months_after(since, 12)
    with pytest.raises(Refused, match="It is not in order"):
        services.check_year(check=check, in_order=True, found="", by=ewan)

    services.send_check(
        check=check,
        by=secretary_of(check.registration.group),
        agm_on=days_ago(60),
        committee=4,
        accounts_examined_on=days_ago(50),
        accounts_examined_by="R. Ballantyne",
        constitution_is_same=True,
        note="",
    )
    services.check_year(check=check, in_order=True, found="", by=ewan)

    after = check.registration.checks.get(year=2)
    assert after.due_on == months_after(since, 24)
    assert after.is_late


def test_a_group_is_reminded_before_its_check_and_on_the_day_and_not_twice():
    check = make_check(days_ago(340))
    services.remind_of_checks()
    services.remind_of_checks()
    services.remind_of_checks(check.due_on)
    services.remind_of_checks(check.due_on + dt.timedelta(days=3))

    reminders = Message.objects.filter(template="registration/email/annual_check")
    assert [one.dedupe_key.split(":")[2] for one in reminders.order_by("pk")] == ["soon", "due"]


def test_everybody_reads_the_contact_that_the_group_chose_and_nothing_else_of_it():
    registration = make_registered()
    services_said = registration.office_bearers.get()
    services_said.reached = "07700 900123"
    services_said.save()

    for page in ("/groups/", f"/groups/{registration.group.slug}/"):
        read = Client().get(page).content.decode()
        assert "PO Box 12, Glenmarnock" in read
        assert "Mill Lane, numbers 1 to 80" in read
        for private in ("4 Mill Lane", "Amina", "07700 900123"):
            assert private not in read
    got = Client().get(f"/groups/{registration.group.slug}/constitution/")
    assert b"".join(got.streaming_content).startswith(b"%PDF")


def test_a_group_that_is_not_on_the_register_is_shown_only_if_it_wants_to_be():
    application = make_application()
    page = f"/groups/{application.group.slug}/"
    assert Client().get(page).status_code == 404
    assert Client().get(f"{page}constitution/").status_code == 404

    by = secretary_of(application.group)
    services.save_own_page(group=application.group, by=by, is_public=True, words="We meet.")

    assert Client().get(page).status_code == 200
    assert Client().get(f"{page}constitution/").status_code == 404


def test_members_who_hold_no_office_find_no_application_of_their_group(client):
    application = make_application()
    other = make_association("Harbour Tenants")
    client.force_login(secretary_of(other))
    slug = application.group.slug
    finding = Finding.objects.filter(registration=application).first()

    for page in ("", "page/", f"{application.pk}/application/", f"evidence/{finding.pk}/file/"):
        assert client.get(f"/network/{slug}/register/{page}").status_code == 404
    mixed = f"/network/{other.slug}/register/{application.pk}/application/"
    assert client.get(mixed).status_code == 404


def test_in_england_no_letter_speaks_of_the_scottish_ministers(ewan):
    in_force.hold({"JURISDICTION": "england"})

    registration = make_registered()

    assert "Scottish Ministers" not in registration.steps.last().letter


def test_of_two_applications_of_one_group_there_is_one(ewan):
    first = make_application()

    with transaction.atomic():
        assert services.begin(group=first.group, by=ewan) == first


def test_the_page_of_an_office_bearer_asks_few_statements(
    client, ewan, django_assert_max_num_queries
):
    registration = make_registered()
    group, by = registration.group, secretary_of(registration.group)
    notice(registration, ewan)
    services.ask_for_support(group=group, kind="venue", words="A hall.", by=by)
    said = {"services": ["repairs"], "agreed_on": TODAY(), "renews_on": TODAY() + YEAR}
    services.save_agreement(group=group, by=ewan, **said)
    client.force_login(by)

    with django_assert_max_num_queries(12):
        client.get(f"/network/{group.slug}/register/")

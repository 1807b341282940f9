"""Terms of office: told before they end, and ended by themselves."""

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.joining.panels.tasks import keep_terms_and_appraisals
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership
from participation.people.groups.services import change_membership, fit_panel_role
from tests.days import days_ago
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_joined_customer

pytestmark = pytest.mark.django_db


def seat(ends_in: int, customer=None, **fields) -> Membership:
    """On a scrutiny panel, which tells people eight weeks before."""
    panel = make_group(f"Panel {ends_in}", kind="scrutiny")
    return make_membership(
        panel, customer or make_joined_customer("Jean"), term_ends_on=days_ago(-ends_in), **fields
    )


def told() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("template", flat=True))


def test_whoever_sits_on_it_is_told_once_eight_weeks_before():
    near, far = seat(50), seat(70, make_joined_customer("Ann"))

    keep_terms_and_appraisals()
    keep_terms_and_appraisals()

    assert told() == ["panels/email/term_ends"]
    near.refresh_from_db()
    far.refresh_from_db()
    assert (near.term_told_on, far.term_told_on) == (timezone.localdate(), None)
    assert near.until_on is None


def test_a_term_ends_by_itself_with_the_role_of_panel_member_and_they_are_thanked():
    over = seat(-1, term_told_on=days_ago(60))
    fit_panel_role(customer=over.customer, by=None)
    assert over.customer.user.role_grants.filter(role=Role.PANEL_MEMBER).exists()

    keep_terms_and_appraisals()
    keep_terms_and_appraisals()

    over.refresh_from_db()
    assert over.until_on == over.term_ends_on
    assert not over.customer.user.role_grants.filter(role=Role.PANEL_MEMBER).exists()
    assert told() == ["panels/email/term_ended"]


@pytest.mark.parametrize("ends_in", [0, 1])
def test_until_its_last_day_is_over_nothing_ends(ends_in):
    last_days = seat(ends_in, term_told_on=days_ago(60))

    keep_terms_and_appraisals()

    last_days.refresh_from_db()
    assert last_days.until_on is None


def test_nobody_loses_a_place_without_having_been_told():
    late = seat(-3)

    keep_terms_and_appraisals()

    late.refresh_from_db()
    assert late.until_on is None
    assert told() == ["panels/email/term_ends"]


def test_another_end_of_the_term_is_told_anew(morag):
    one = seat(50)
    keep_terms_and_appraisals()
    one.refresh_from_db()

    change_membership(
        membership=one,
        role=one.role,
        from_on=one.from_on,
        until_on=None,
        term_ends_on=days_ago(-40),
        by=morag,
    )
    keep_terms_and_appraisals()

    assert told() == ["panels/email/term_ends"] * 2


def test_somebody_without_email_is_told_by_letter():
    seat(
        50,
        make_customer("Jean", address="1 Mill Lane", postcode="GM1 1AA", preferred_channel="post"),
    )

    keep_terms_and_appraisals()

    assert Message.objects.get().channel == "post"


def test_the_worklist_says_whose_term_ends_and_which_remit_is_to_be_looked_at(client, morag):
    seat(20, make_customer("Ailsa Orr"))
    make_group("Old panel", kind="scrutiny", remit_review_on=days_ago(2))

    page = client.get("/staff/").content.decode()

    assert "Their term ends: Ailsa Orr" in page
    assert "Look again at what it is for: Old panel" in page

"""A self-assessment: rated by the landlord, agreed to or not and signed by the panel alone, published as it is."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.groups.services import end_seat, remove_membership
from scrutiny.self_assessments.models import Framework, Rating, SelfAssessment
from scrutiny.self_assessments.services import hand_over, rate, say
from scrutiny.self_assessments.signing import sign
from scrutiny.self_assessments.worklist import assessments_to_hand_over
from tests.factories.groups import make_membership
from tests.factories.people import make_customer
from tests.factories.recommendations import make_member, make_panel
from tests.factories.self_assessments import (
    make_handed_over,
    make_self_assessment,
)
from tests.forms import typed_day
from tests.paper import times_said

pytestmark = pytest.mark.django_db
STAFF, MINE, PUBLIC = (
    "/staff/self-assessments/",
    "/me/scrutiny/self-assessments/",
    "/self-assessments/",
)


@pytest.fixture
def panel(db):
    panel = make_panel()
    panel.kind.quorum = 2
    panel.kind.save()
    return panel


@pytest.fixture
def jean(panel):
    return make_member(panel, "Jean Panel")


@pytest.fixture
def grace(panel):
    return make_member(panel, "Grace Mensah")


def words(client, address: str, user=None, status: int = 200) -> str:
    client.logout()
    if user:
        client.force_login(user)
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def agreed(assessment: SelfAssessment, by) -> None:
    for rating in assessment.ratings.all():
        say(rating=rating, agrees=True, reason="", by=by)


def test_a_framework_is_written_a_statement_a_line_and_begun_once_a_year(client, officer, panel):
    client.force_login(officer)
    framework = {"name": "Ten standards", "year": "2025", "statements": "We listen.\n\nWe answer."}
    client.post(f"{STAFF}frameworks/new/", framework)
    again = client.post(f"{STAFF}frameworks/new/", framework).content.decode()
    version = Framework.objects.get()
    assert "There is a version of this framework" in again
    assert "We answer." in words(client, version.get_absolute_url(), officer)
    asked = {"framework": version.pk, "panel": panel.pk, "year": "2026"}
    asked |= typed_day("due_on", dt.date(2040, 6, 3))

    client.post(f"{STAFF}begin/", asked)
    twice = client.post(f"{STAFF}begin/", asked).content.decode()

    assert "already" in twice
    assert SelfAssessment.objects.get().ratings.count() == 2


def test_every_statement_is_rated_with_evidence_before_the_panel_has_it(
    client, officer, panel, jean
):
    assessment = make_self_assessment(panel=panel, by=officer)
    assert len(assessments_to_hand_over(officer)) == 1
    with pytest.raises(Refused, match="2 are left"):
        hand_over(assessment=assessment, by=officer)
    words(client, assessment.member_address, jean, status=404)
    client.force_login(officer)
    for rating in assessment.ratings.all():
        address = f"{STAFF}statements/{rating.pk}/"
        assert "Answer" in client.post(address, {"level": "met", "evidence": ""}).content.decode()
        client.post(address, {"level": "met", "evidence": "Page 4."})

    for _ in range(2):
        client.post(f"{assessment.staff_address}hand-over/")

    assert assessments_to_hand_over(officer) == []
    assert Message.objects.filter(template="self_assessments/email/handed_over").count() == 1
    assert "Page 4." in words(client, assessment.member_address, jean)
    with pytest.raises(Refused):
        rate(rating=assessment.ratings.first(), level="not_met", evidence="No.", by=officer)


def test_the_panel_alone_agrees_and_signs_and_then_everybody_reads_it(
    client, officer, panel, jean, grace
):
    assessment = make_handed_over(panel=panel)
    first, second = assessment.ratings.all()
    client.force_login(jean)
    without = client.post(f"{MINE}statements/{first.pk}/", {"agrees": "no"}).content.decode()
    client.post(f"{MINE}statements/{first.pk}/", {"agrees": "no", "reason": "We saw none."})
    client.post(f"{assessment.member_address}sign/")
    assert "Say why you do not agree" in without
    assert not assessment.signatures.exists()  # one is left

    client.post(f"{MINE}statements/{second.pk}/", {"agrees": "yes"})
    for _ in range(2):
        client.post(f"{assessment.member_address}sign/")
    assert assessment.signatures.count() == 1
    words(client, f"{PUBLIC}{assessment.pk}/", status=404)
    file = f"{PUBLIC}{assessment.pk}/self-assessment.pdf"
    assert client.get(file).status_code == 404
    sign(assessment=assessment, by=grace)

    assert times_said("We saw none.", client.get(file).content) == 1
    page = words(client, f"{PUBLIC}{assessment.pk}/")
    assert "We saw none." in page
    assert "does not agree" in page
    assert "2 members of Scrutiny panel signed it" in page
    assert "Jean" not in page
    assert "Ten standards, 2026" in words(client, PUBLIC)


def test_nobody_of_us_and_nobody_who_left_signs(client, officer, panel, jean, grace):
    assessment = make_handed_over(panel=panel)
    agreed(assessment, jean)
    for one in (officer, make_member(make_panel("Another panel"), "Rab Orr")):
        with pytest.raises(Refused, match="who sits on"):
            sign(assessment=assessment, by=one)
    panel.memberships.filter(customer__user=grace).delete()

    with pytest.raises(Refused, match="who sits on"):
        sign(assessment=assessment, by=grace)

    client.force_login(officer)
    assert client.post(f"{assessment.member_address}sign/").status_code in (302, 403)
    assert not assessment.signatures.exists()


def test_once_somebody_has_signed_nothing_changes(panel, jean, grace):
    assessment = make_handed_over(panel=panel)
    agreed(assessment, jean)
    sign(assessment=assessment, by=jean)
    rating = assessment.ratings.first()

    with pytest.raises(Refused, match="stays as it is"):
        say(rating=rating, agrees=False, reason="No.", by=grace)

    sign(assessment=assessment, by=grace)
    with pytest.raises(Refused):
        say(rating=rating, agrees=False, reason="No.", by=grace)
    assert Rating.objects.get(pk=rating.pk).agrees is True


def test_who_leaves_holds_nothing_up_and_a_signature_on_paper_says_who_wrote_it_down(
    client, officer, panel, jean, grace
):
    rab = make_customer(name="Rab Orr", email="rab@example.org")  # has no account
    make_membership(panel, rab)
    panel.kind.quorum = 3
    panel.kind.save()
    assessment = make_handed_over(panel=panel)
    agreed(assessment, jean)
    client.force_login(officer)
    seat = panel.memberships.get(customer=rab)
    for _ in range(2):
        client.post(f"{assessment.staff_address}signatures/new/", {"seat": seat.pk, "way": "paper"})
    page = words(client, assessment.staff_address, officer)
    assert f"Rab Orr, on paper, {timezone.localdate():%-d %B %Y}. Written down by {officer}" in page
    assert Message.objects.get(template="self_assessments/email/written_down").customer == rab
    sign(assessment=assessment, by=jean)
    words(client, f"{PUBLIC}{assessment.pk}/", status=404)

    gone = panel.memberships.get(customer__user=grace)
    end_seat(gone, until_on=timezone.localdate(), by=officer)

    page = words(client, f"{PUBLIC}{assessment.pk}/")
    assert "2 members of Scrutiny panel signed it" in page
    assert "1 of these signatures was given on paper or by telephone" in page


def test_a_signature_on_a_seat_that_never_was_is_struck_and_what_it_signed_off_goes_back(
    panel, jean, grace, officer
):
    make_member(panel, "Rab Orr")
    assessment = make_handed_over(panel=panel)
    agreed(assessment, jean)
    sign(assessment=assessment, by=jean)
    signed_off = sign(assessment=assessment, by=grace)
    assert signed_off.signed_off_on

    remove_membership(membership=panel.memberships.get(customer__user=grace), by=officer)

    assessment.refresh_from_db()
    assert [one.by for one in assessment.signatures.all()] == [jean]
    assert assessment.signed_off_on is None


def test_whoever_also_sits_there_by_another_seat_has_signed(panel, jean, grace, officer):
    earlier = make_membership(
        panel,
        grace.customer,
        from_on=timezone.localdate() - dt.timedelta(days=900),
        until_on=timezone.localdate() - dt.timedelta(days=800),
    )
    assessment = make_handed_over(panel=panel)
    agreed(assessment, jean)
    sign(assessment=assessment, by=grace)

    remove_membership(membership=earlier, by=officer)

    assert assessment.signatures.get().by == grace


def test_more_statements_take_no_more_statements_of_the_database(client, panel, jean):
    assessment = make_handed_over(panel=panel)
    agreed(assessment, jean)
    client.force_login(jean)
    client.get(assessment.member_address)

    with CaptureQueriesContext(connection) as few:
        client.get(assessment.member_address)

    assert len(few) <= 12


def test_for_a_panel_none_of_whom_signs_in_we_write_down_what_it_said_and_say_so(client, morag):
    panel = make_panel()
    seats = [make_membership(panel, make_customer(name)) for name in ("Ann Fyfe", "Bob Orr")]
    one = make_handed_over(panel=panel)
    first, second = one.ratings.order_by("statement__number")
    address = f"{STAFF}statements/{first.pk}/said/"
    assert address in client.get(one.staff_address).content.decode()
    today = typed_day("said_on", timezone.localdate())

    client.post(address, {"agrees": "no", **today})
    early = typed_day("said_on", timezone.localdate() - dt.timedelta(days=9))
    client.post(address, {"agrees": "yes", **early})
    first.refresh_from_db()
    assert first.agrees is None

    client.post(address, {"agrees": "no", "reason": "Half is not most", **today})
    client.post(f"{STAFF}statements/{second.pk}/said/", {"agrees": "yes", **today})
    first.refresh_from_db()
    assert (first.agrees, first.reason, first.written_by) == (False, "Half is not most", morag)
    assert "The landlord wrote this down" in client.get(one.staff_address).content.decode()
    told = Message.objects.filter(template="self_assessments/email/word_written_down")
    assert {seat.customer for seat in seats} == {message.customer for message in told}
    assert told.count() == 2

    for seat in seats:
        client.post(f"{one.staff_address}signatures/new/", {"seat": seat.pk, "way": "paper"})
    one.refresh_from_db()
    assert one.signed_off_on is not None


def test_where_a_member_signs_in_nobody_of_us_says_it_for_the_panel(client, panel, jean, morag):
    one = make_handed_over(panel=panel)
    rating = one.ratings.first()
    sent = {"agrees": "yes", **typed_day("said_on", timezone.localdate())}

    page = client.post(f"{STAFF}statements/{rating.pk}/said/", sent).content.decode()

    assert "They say it on their own page" in page
    assert "/said/" not in client.get(one.staff_address).content.decode()
    rating.refresh_from_db()
    assert rating.agrees is None

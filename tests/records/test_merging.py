"""Two records of one person become one, and nothing that names them is lost."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.joining.involvement.services import express_interest
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel, Customer, PreferenceOption
from participation.people.customers.notes import add_note
from participation.people.customers.services import claim_record, record_answers
from participation.people.groups.insiders import groups_inside
from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import Response
from participation.programme.events.models import Booking
from participation.programme.events.services import mark_absent, mark_here
from participation.records.merging.services import merge_records
from participation.records.models import Merge
from participation.records.relations import relations
from portal.reactions import proving_an_address_claims_its_record, signing_in_claims_a_record
from tests.factories.activities import (
    make_booking,
    make_consultation,
    make_event,
    make_opportunity,
    make_past_event,
)
from tests.factories.groups import make_group, make_membership
from tests.factories.lists import applied, csv_list
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db


def test_every_row_that_names_the_other_names_the_kept_record(jean, twin, officer):
    add_note(customer=twin, author=officer, text="Prefers mornings.")
    record_consent(
        customer=twin, channel=Channel.PHONE, given=True, wording="Ring me", source="phone"
    )
    make_booking(customer=twin)
    twin.preferences.add(PreferenceOption.objects.first())

    merge_records(kept=jean, away=twin, by=officer)

    for relation in relations():
        assert not relation.rows(twin.pk).exists(), relation.name
    assert jean.notes.get().text == "Prefers mornings."
    assert jean.consents.get().given
    assert jean.bookings.count() == 1
    assert jean.preferences.count() == 1
    assert not Customer.objects.filter(pk=twin.pk).exists()


def test_what_the_kept_record_says_stands_and_what_it_lacks_is_filled(jean, twin, officer):
    merge_records(kept=jean, away=twin, by=officer)

    jean.refresh_from_db()
    assert (jean.name, jean.phone, jean.language) == ("Jean Smith", "+441414960112", "en")
    assert jean.reference == "GH-1"


def test_of_two_live_bookings_of_one_event_one_stays(jean, twin, officer):
    walk = make_event("Estate walk")
    make_booking(walk, jean)
    make_booking(walk, twin)

    merge_records(kept=jean, away=twin, by=officer)

    assert Booking.objects.live().filter(customer=jean, event=walk).count() == 1
    assert Booking.objects.filter(customer=jean).count() == 2


def test_the_booking_of_whoever_came_is_the_one_that_stays(jean, twin, officer):
    walk = make_past_event("Estate walk")
    make_booking(walk, jean)
    came = make_booking(walk, twin)
    mark_here(event=walk, customer=twin, by=officer)

    merge_records(kept=jean, away=twin, by=officer)

    assert Booking.objects.live().get(event=walk) == came


def test_the_ledger_keeps_one_line_of_an_activity(jean, twin, officer):
    walk = make_past_event("Estate walk")
    mark_here(event=walk, customer=jean, by=officer)
    mark_here(event=walk, customer=twin, by=officer)

    merge_records(kept=jean, away=twin, by=officer)

    assert Engagement.objects.filter(activity=walk).count() == 1


def test_a_tick_that_moved_can_be_taken_back(jean, twin, officer):
    walk = make_past_event("Estate walk")
    mark_here(event=walk, customer=twin, by=officer)
    merge_records(kept=jean, away=twin, by=officer)

    assert Engagement.objects.get().source == f"events.attendance:{walk.pk}:{jean.pk}"
    mark_absent(event=walk, customer=jean)
    assert not Engagement.objects.exists()


def test_of_two_answers_to_one_consultation_the_kept_records_stays(jean, twin, officer):
    rent = make_consultation()
    for customer, said in ((jean, "Lowest"), (twin, "Middle")):
        Response.objects.create(
            consultation=rent,
            customer=customer,
            how="post",
            received_on=dt.date(2026, 6, 3),
            said=said,
        )

    merge_records(kept=jean, away=twin, by=officer)

    assert Response.objects.get().said == "Lowest"


def test_of_two_interests_the_one_that_is_furthest_stays(jean, twin, officer):
    panel = make_opportunity()
    express_interest(opportunity=panel, customer=jean, by=officer)
    placed = express_interest(opportunity=panel, customer=twin, by=officer)
    type(placed).objects.filter(pk=placed.pk).update(state="placed")

    merge_records(kept=jean, away=twin, by=officer)

    assert jean.interests.live().get() == placed


def test_an_account_moves_to_a_record_without_one(jean, officer):
    amina = make_joined_customer("Jean Smith")

    merge_records(kept=jean, away=amina, by=officer)

    jean.refresh_from_db()
    assert jean.user == amina.user
    assert jean.user.is_active


def test_of_two_accounts_the_other_is_closed_and_the_page_says_so(client, officer):
    first, second = make_joined_customer("Jean Smith"), make_joined_customer("Jean Smith")
    client.force_login(officer)

    page = client.get(reverse("records:merge", args=[first.pk, second.pk])).content.decode()
    merge_records(kept=first, away=second, by=officer)

    assert f"the account {second.user.email} is closed" in page
    second.user.refresh_from_db()
    assert not second.user.is_active


def test_an_account_of_somebody_who_works_here_stays_open(officer):
    first = make_joined_customer("Jean Smith")
    colleague = make_user(Role.STAFF, Role.CUSTOMER)
    second = make_customer("Jean Smith", user=colleague)

    merge_records(kept=first, away=second, by=officer)

    colleague.refresh_from_db()
    assert colleague.is_active


def test_a_later_list_does_not_add_the_person_again(jean, twin, officer):
    merge_records(kept=jean, away=twin, by=officer)

    applied(
        csv_list(
            ["GH-9", "Jean Smith", "", "Tenant", "1 Mill Lane", "GM1 1AA", "", ""],
            ["GH-2", "Tam Rennie", "", "Tenant", "2 Mill Lane", "GM1 1AB", "", ""],
        )
    )

    assert set(Customer.objects.values_list("name", flat=True)) == {"Jean Smith", "Tam Rennie"}
    jean.refresh_from_db()
    assert jean.ended_on is None


def test_a_record_never_merges_with_itself_or_with_an_erased_one(jean, officer):
    erased = make_customer("Erased person", erased_at=timezone.now())

    for other in (jean, erased):
        with pytest.raises(Refused):
            merge_records(kept=jean, away=other, by=officer)


def test_officers_compare_merge_and_undo_on_pages(client, jean, twin, officer):
    client.force_login(officer)
    listed = client.get(reverse("records:duplicates")).content.decode()
    assert "Same name and postcode" in listed

    merged = client.post(reverse("records:merge", args=[jean.pk, twin.pk]))
    again = client.post(reverse("records:merge", args=[jean.pk, twin.pk]))

    assert merged.url == jean.get_absolute_url()
    assert again.status_code == 404
    undo = reverse("records:undo_merge", args=[Merge.objects.get().pk])
    assert undo in client.get(merged.url).content.decode()
    undone = client.post(undo)
    assert undone.url == f"/staff/people/{twin.pk}/"
    assert undo not in client.get(undone.url).content.decode()
    assert undo not in client.get(merged.url).content.decode()


def test_the_preview_counts_what_moves_and_what_is_on_both(client, jean, twin, officer):
    walk = make_event("Estate walk")
    make_booking(walk, jean)
    make_booking(walk, twin)
    make_booking(customer=twin)
    client.force_login(officer)

    page = client.get(reverse("records:merge", args=[jean.pk, twin.pk])).content.decode()

    assert "Bookings: 2 move; 1 of them is on both records" in page
    assert "phone" in page
    assert "The reference GH-9 is remembered" in page


def test_the_preview_stays_within_its_budget(
    client, jean, twin, officer, django_assert_max_num_queries
):
    client.force_login(officer)
    with django_assert_max_num_queries(20):
        client.get(reverse("records:merge", args=[jean.pk, twin.pk]))


def test_another_record_is_found_by_name(client, jean, twin, officer):
    client.force_login(officer)

    page = client.get(reverse("records:choose_other", args=[jean.pk]), {"q": "gh-9"})

    assert reverse("records:merge", args=[jean.pk, twin.pk]) in page.content.decode()


def test_whoever_comes_to_a_seat_by_a_merge_is_told_of_and_nobody_joins_their_own_record(
    jean, officer
):
    group = make_group("Readers", kind="working")
    for name in ("Amina Hussain", "Jean Smith"):
        make_membership(group, make_joined_customer(name) if name[0] == "A" else jean)
    other, hers = make_joined_customer("J. Smith"), make_customer("Officer", user=officer)
    told = Message.objects.filter(template="network/email/seat_taken")

    for kept, away in ((hers, jean), (jean, hers)):
        with pytest.raises(Refused, match="about yourself"):
            merge_records(kept=kept, away=away, by=officer)
    assert not groups_inside(officer).exists()
    merge_records(kept=jean, away=make_customer("Jean Smith"), by=officer)
    assert not told.exists()
    merge_records(kept=other, away=jean, by=officer)

    assert list(groups_inside(other.user)) == [group]
    assert [one.customer.name for one in told] == ["Amina Hussain"]
    assert "J. Smith now sits on Readers" in told.get().text


def test_whoever_works_here_claims_no_record_by_an_address_that_one_of_us_may_have_written(jean):
    officer = make_user(Role.STAFF, email="officer@example.org")
    make_membership(make_group("Readers", kind="working"), jean)
    record_answers(customer=jean, answers={"email": officer.email}, by=officer, source="staff")

    assert claim_record(user=officer, email=officer.email) is None
    assert not groups_inside(officer).exists()


def test_those_who_sit_there_hear_when_an_account_first_comes_to_a_seat(jean, officer):
    group = make_group("Readers", kind="working")
    for customer in (make_joined_customer("Amina Hussain"), jean):
        make_membership(group, customer)
    record_answers(customer=jean, answers={"email": "new@example.org"}, by=officer, source="staff")
    user = make_user(email="new@example.org")
    proved = EmailAddress.objects.get(user=user, verified=True)

    for _ in range(2):  # proved, and signed in with later
        proving_an_address_claims_its_record(proved)
        signing_in_claims_a_record(user)

    told = Message.objects.get(template="network/email/signs_in")
    assert told.customer.name == "Amina Hussain"
    assert "Somebody has opened an account as Jean" in told.text
    assert list(groups_inside(user)) == [group]

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.joining.involvement.services import express_interest
from participation.messages.contact.consents import record_consent
from participation.people.customers.models import (
    Channel,
    Customer,
    FormerReference,
    PreferenceOption,
)
from participation.people.customers.notes import add_note
from participation.people.customers.personal_rows import DECLARED
from participation.people.customers.services import claim_record, link_to_housing_record
from participation.people.equality.models import Answer, Question
from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import Response
from participation.programme.events.models import Booking
from participation.programme.events.services import mark_absent, mark_here
from participation.records.merging.services import merge_records, undo_merge
from participation.records.models import Merge
from participation.records.relations import further_relations, relations, without_rule
from participation.records.tasks import finish_merges
from tests.factories.activities import (
    make_booking,
    make_consultation,
    make_event,
    make_opportunity,
    make_past_event,
)
from tests.factories.lists import applied, csv_list
from tests.factories.messages import make_message
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def jean():
    return make_customer("Jean Smith", reference="GH-1", address="1 Mill Lane", postcode="GM1 1AA")


@pytest.fixture
def twin():
    return make_customer(
        "jean smith", reference="GH-9", postcode="GM1 1AA", phone="+441414960112", language="gd"
    )


# --- merging ------------------------------------------------------------------------------------


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


# --- undoing ------------------------------------------------------------------------------------


def test_undoing_makes_the_two_records_again(jean, twin, officer):
    walk = make_past_event("Estate walk")
    make_booking(walk, jean)
    make_booking(walk, twin)
    mark_here(event=walk, customer=jean, by=officer)
    mark_here(event=walk, customer=twin, by=officer)
    add_note(customer=twin, author=officer, text="Prefers mornings.")
    option = PreferenceOption.objects.first()
    jean.preferences.add(option)
    twin.preferences.add(option)

    merge = merge_records(kept=jean, away=twin, by=officer)
    undo_merge(merge=merge, by=officer)

    again = Customer.objects.get(pk=twin.pk)
    jean.refresh_from_db()
    assert (again.name, again.reference, again.phone) == ("jean smith", "GH-9", "+441414960112")
    assert str(jean.phone or "") == ""
    for customer in (jean, again):
        assert customer.bookings.live().count() == 1
        assert customer.engagements.get().source.endswith(f":{customer.pk}")
        assert list(customer.preferences.all()) == [option]
    assert again.notes.count() == 1
    assert not FormerReference.objects.exists()


def test_what_happened_after_the_merge_stays_with_the_kept_record(jean, twin, officer):
    merge = merge_records(kept=jean, away=twin, by=officer)
    make_booking(customer=jean)
    Customer.objects.filter(pk=jean.pk).update(phone="+441414960199")

    undo_merge(merge=merge, by=officer)

    jean.refresh_from_db()
    assert jean.bookings.count() == 1
    assert jean.phone == "+441414960199"


def test_undoing_opens_the_closed_account_again(officer):
    first, second = make_joined_customer("Jean Smith"), make_joined_customer("Jean Smith")
    merge = merge_records(kept=first, away=second, by=officer)

    again = undo_merge(merge=merge, by=officer)

    assert again.user == second.user
    assert again.user.is_active


def test_an_account_that_moved_goes_back(jean, officer):
    amina = make_joined_customer("Jean Smith")
    merge = merge_records(kept=jean, away=amina, by=officer)

    undo_merge(merge=merge, by=officer)

    jean.refresh_from_db()
    assert jean.user is None
    assert Customer.objects.get(pk=amina.pk).user == amina.user


def test_what_goes_back_to_them_calls_them_by_their_own_name_again(jean, officer):
    jeanie = make_customer("Jeanie Smith")
    waits = make_message(jeanie, text="Hello Jeanie Smith,\nCome on Tuesday.")
    own = make_message(jean, text="Hello Jean Smith,\nCome on Friday.")
    merge = merge_records(kept=jean, away=jeanie, by=officer)
    waits.refresh_from_db()
    assert waits.text.startswith("Hello Jean Smith,")

    undo_merge(merge=merge, by=officer)

    for message, greeting in ((waits, "Hello Jeanie Smith,"), (own, "Hello Jean Smith,")):
        message.refresh_from_db()
        assert message.text.startswith(greeting)


def test_after_thirty_days_a_merge_is_final_and_what_was_kept_for_undoing_is_gone(
    jean, twin, officer
):
    merge = merge_records(kept=jean, away=twin, by=officer)
    Merge.objects.update(at=timezone.now() - dt.timedelta(days=31))

    finish_merges()

    merge.refresh_from_db()
    assert merge.moved == {}
    with pytest.raises(Refused):
        undo_merge(merge=merge, by=officer)


def test_on_its_last_day_a_merge_is_undone_and_the_day_after_no_more(jean, twin, officer):
    """Also where the nightly task that makes it final has not run yet."""
    merge = merge_records(kept=jean, away=twin, by=officer)
    Merge.objects.update(at=timezone.now() - dt.timedelta(days=30, seconds=1))
    with pytest.raises(Refused, match="can no longer be undone"):
        undo_merge(merge=merge, by=officer)

    Merge.objects.update(at=timezone.now() - dt.timedelta(days=29, hours=23))

    assert undo_merge(merge=merge, by=officer).name == "jean smith"


def test_equality_answers_are_never_copied_to_undo_with(jean, twin, officer):
    question = Question.objects.asked().first()
    for customer in (jean, twin):
        Answer.objects.create(customer=customer, question=question, option=question.options.first())

    merge = merge_records(kept=jean, away=twin, by=officer)

    assert Answer.objects.get().customer == jean
    assert "removed" not in merge.moved["rows"].get("equality.Answer.customer", {})


def test_nobody_comes_to_read_the_equality_answers_given_with_another_account(client, officer):
    """An officer may join too, and make somebody's record one with their own."""
    jean, own = make_joined_customer("Jean Smith"), make_joined_customer("Morag Tait")
    question = Question.objects.asked().first()
    Answer.objects.create(customer=jean, question=question, option=question.options.first())
    client.force_login(officer)
    preview = client.get(reverse("records:merge", args=[own.pk, jean.pk])).content.decode()

    merge_records(kept=own, away=jean, by=officer)

    assert f"Those given as {jean.user.email} are deleted" in preview
    assert "Equality answers:" not in preview
    assert not Answer.objects.exists()


def test_equality_answers_go_with_the_account_that_gave_them(jean, officer):
    amina = make_joined_customer("Jean Smith")
    question = Question.objects.asked().first()
    Answer.objects.create(customer=amina, question=question, option=question.options.first())

    merge_records(kept=jean, away=amina, by=officer)

    assert Answer.objects.visible_to(amina.user).get().customer == jean


def answered(customer: Customer, number: int = 0) -> Answer:
    question = Question.objects.asked()[number]
    return Answer.objects.create(
        customer=customer, question=question, option=question.options.first()
    )


def test_what_was_answered_while_two_records_were_one_goes_with_the_account_again(jean, officer):
    amina = make_joined_customer("Jean Smith")
    answered(amina)
    merge = merge_records(kept=jean, away=amina, by=officer)
    answered(Customer.objects.get(pk=jean.pk), 1)

    undo_merge(merge=merge, by=officer)

    assert Answer.objects.visible_to(amina.user).count() == Answer.objects.count() == 2


def test_equality_answers_left_in_a_record_without_an_account_are_read_by_nobody_who_comes_to_it(
    jean, officer
):
    """An officer may write their own address into it, make it one with theirs, or link it to theirs."""
    record = make_customer("Pat", email="own@example.org")
    linked = make_customer("Kim", reference="GH-2")
    own, newcomer = make_joined_customer("Morag Tait"), make_joined_customer("Kim", reference=None)
    for one in (jean, record, linked):
        answered(one)
    answered(newcomer, 1)

    merge_records(kept=jean, away=own, by=officer)
    claim_record(user=make_user(email="own@example.org"), email="own@example.org")
    link_to_housing_record(newcomer=newcomer, record=linked, by=officer)

    assert Answer.objects.get().customer == linked
    assert Answer.objects.get().question == Question.objects.asked()[1]


# --- no relation is forgotten -------------------------------------------------------------------


def test_every_relation_to_a_customer_has_a_rule():
    assert without_rule() == []


def test_every_rule_is_about_a_relation_that_is_there():
    there = {relation.name for relation in [*relations(), *further_relations()]}
    assert set(DECLARED) <= there


def test_every_rule_through_another_row_ends_at_a_customer():
    for relation in further_relations():
        model = relation.model
        for name in relation.column.split("__"):
            model = model._meta.get_field(name).related_model
        assert model is Customer, relation.name


def test_every_rule_names_fields_that_are_there():
    for relation in relations():
        fields = {*relation.rule.ended, *relation.rule.blank, *relation.rule.own_copy}
        for name in fields:
            relation.model._meta.get_field(name)


def test_every_unique_row_per_customer_is_settled_by_a_rule():
    for relation in relations():
        for constraint in relation.model._meta.total_unique_constraints:
            if relation.column in constraint.fields and not relation.rule.drop:
                others = set(constraint.fields) - {relation.column}
                assert others == {name.removesuffix("_id") for name in relation.rule.one_per}


# --- pages --------------------------------------------------------------------------------------


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

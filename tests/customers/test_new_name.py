"""A changed name changes everywhere: whoever changes it, it is the new one on every page and in all that still waits."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from participation.joining.involvement.models import Interest
from participation.messages.contact.models import Message
from participation.messages.letters.models import Batch, Letter
from participation.people.customers.models import Channel
from participation.people.customers.services import link_to_housing_record, record_answers
from participation.programme.network.services import put_up
from participation.records.merging.services import merge_records, undo_merge
from portal.worklist import waiting_for
from tests.factories.activities import make_booking, make_opportunity
from tests.factories.groups import make_group, make_membership
from tests.factories.lists import HEADINGS, applied, csv_list
from tests.factories.messages import make_message
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db

BEFORE, NOW = "Amina Hussain", "Amina Khan"
State = Message.State


@pytest.fixture
def amina():
    return make_joined_customer(BEFORE, reference="GH-7", email="amina@example.org")


def she_says_so(client, amina, officer):
    client.force_login(amina.user)
    client.post(reverse("join:preferences", args=["you"]), {"name": NOW, "phone": ""})


def an_officer_says_so(client, amina, officer):
    record_answers(customer=amina, answers={"name": NOW}, by=officer, source="acted for (phone)")


def a_list_says_so(client, amina, officer):
    place = {heading: number for number, heading in enumerate(HEADINGS)}
    line = [""] * len(HEADINGS)
    line[place["Person Ref"]], line[place["Name"]] = amina.reference, NOW
    applied(csv_list(line))


def she_joined_with_it(client, amina, officer):
    newcomer = make_customer(NOW, reference=None)
    link_to_housing_record(newcomer=newcomer, record=amina, by=officer)


WAYS = [she_says_so, an_officer_says_so, a_list_says_so, she_joined_with_it]


def call_to_make(amina) -> Message:
    return make_message(
        amina, channel=Channel.PHONE, state=State.TO_DO, text=f"Hello {BEFORE},\n\nYour place."
    )


@pytest.mark.parametrize("change", WAYS)
def test_it_is_the_new_one_whoever_changes_it(client, amina, officer, change):
    group, booking = make_group(), make_booking(customer=amina)
    make_membership(group, amina)
    put_up(group=group, by=amina.user, text="Soup on Monday.", shared=True)
    Interest.objects.create(
        opportunity=make_opportunity("Readers", recruiting_officer=officer),
        customer=amina,
        reply_due_on=timezone.localdate(),
    )
    call = call_to_make(amina)

    change(client, amina, officer)

    amina.refresh_from_db()
    amina.user.refresh_from_db()
    call.refresh_from_db()
    assert (amina.name, str(amina.user)) == (NOW, NOW)
    assert call.text == f"Hello {NOW},\n\nYour place."
    assert any(NOW in task.what for task in waiting_for(officer))
    client.force_login(officer)
    pages = [
        amina.get_absolute_url(),
        group.get_absolute_url(),
        booking.event.staff_address,
        reverse("network:space", args=[group.slug]),
        f"{reverse('customers:list')}?q=khan",
        reverse("involvement:interests"),
    ]
    for page in pages:
        shown = re.sub("</?mark[^>]*>", "", client.get(page).content.decode())
        main = shown.partition("<main")[2].partition("Changed by")[0]
        assert NOW in main, page
        assert BEFORE not in main, page
    client.force_login(amina.user)
    own = client.get("/me/").content.decode()
    assert NOW in own
    assert BEFORE not in own


@pytest.mark.parametrize(
    ("state", "changed"),
    [(State.QUEUED, True), (State.TO_DO, True), (State.SENT, False), (State.DONE, False)],
)
def test_what_waits_has_the_new_name_and_what_was_sent_that_of_its_day(
    amina, officer, state, changed
):
    sent_at = timezone.now() if state == State.SENT else None
    message = make_message(amina, state=state, sent_at=sent_at, text=f"Hello {BEFORE}\n\nSee you.")

    an_officer_says_so(None, amina, officer)

    message.refresh_from_db()
    assert message.text.startswith(f"Hello {NOW if changed else BEFORE}\n")


def test_a_letter_that_is_bound_stays_as_it_is_printed(amina, officer):
    letter = make_message(
        amina, channel=Channel.POST, state=State.TO_DO, text=f"Hello {BEFORE}\n\nSee you."
    )
    Letter.objects.create(
        batch=Batch.objects.create(asked_by=officer), message=letter, place=1, large_print=False
    )

    an_officer_says_so(None, amina, officer)

    letter.refresh_from_db()
    assert letter.text.startswith(f"Hello {BEFORE}\n")


def test_only_the_greeting_is_changed(officer):
    may = make_joined_customer("May")
    message = make_message(
        may,
        text="Hello May,\n\nYou May come on 3 May. Maya leads it.",
        html="<title>May Homes</title><p>Hello May,</p><p>You May come on 3 May.</p>",
    )

    record_answers(customer=may, answers={"name": "Maya"}, by=officer, source="x")

    message.refresh_from_db()
    assert message.text == "Hello Maya,\n\nYou May come on 3 May. Maya leads it."
    assert message.html == (
        "<title>May Homes</title><p>Hello Maya,</p><p>You May come on 3 May.</p>"
    )


def test_words_that_greet_nobody_by_name_stay(amina, officer):
    message = make_message(amina, text="Hello tenant,\n\nSoup on Monday.")

    an_officer_says_so(None, amina, officer)

    message.refresh_from_db()
    assert message.text == "Hello tenant,\n\nSoup on Monday."


def test_the_account_of_somebody_who_works_here_keeps_the_name_of_their_work(officer):
    user = make_user(Role.STAFF, Role.CUSTOMER, name="Morag Tait (housing)")
    morag = make_customer("Morag Tait", user=user)

    record_answers(customer=morag, answers={"name": "Morag Reid"}, by=officer, source="x")

    user.refresh_from_db()
    assert user.name == "Morag Tait (housing)"


def test_the_account_follows_the_record_when_two_are_made_one_and_again_two(officer):
    kept = make_customer("Jean Smith", reference="GH-1")
    away = make_joined_customer("Jean Orr", reference=None)
    user = away.user

    merge = merge_records(kept=kept, away=away, by=officer)
    user.refresh_from_db()
    assert user.name == "Jean Smith"

    undo_merge(merge=merge, by=officer)
    user.refresh_from_db()
    assert user.name == "Jean Orr"

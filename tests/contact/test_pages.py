import datetime as dt

import pytest

from participation.messages.contact.models import Message
from participation.messages.contact.worklist import messages_waiting
from participation.people.customers.models import Channel
from tests.factories.messages import (
    make_failed_message,
    make_message,
    make_reachable,
    make_sign_in_message,
)

pytestmark = pytest.mark.django_db


def listed(client, **asked) -> list[Message]:
    return list(client.get("/staff/messages/", asked).context["sent"])


def test_the_list_is_narrowed_by_what_became_of_it_how_about_what_and_whom(staff):
    back = make_failed_message(make_reachable("Jean Ó Súilleabháin"))
    letter = make_message(channel=Channel.POST, state=Message.State.TO_DO, address="3 Mill Lane")
    other = make_message(template="involvement/email/received")
    code = make_sign_in_message()

    assert listed(staff) == [code, other, letter, back]
    assert listed(staff, state="failed") == [back]
    assert listed(staff, state="for-us") == [letter, back]
    assert listed(staff, channel="post") == [letter]
    assert listed(staff, template="involvement/email/received") == [other]
    assert listed(staff, template="signing-in") == [code]
    assert listed(staff, q="suilleabhain") == [back]
    assert listed(staff, q="somebody@example.org") == [code]


@pytest.mark.parametrize("nonsense", ["\x00", "x" * 10_000, "😀", "' OR 1=1", "31/02/2026"])
def test_nonsense_in_the_filter_finds_nobody_and_breaks_nothing(staff, nonsense):
    make_message()

    for field in ("q", "state", "channel", "template", "page"):
        assert staff.get("/staff/messages/", {field: nonsense}).status_code in (200, 404)


def test_the_number_of_queries_does_not_grow_with_the_messages(
    staff, django_assert_max_num_queries
):
    for n in range(30):
        make_failed_message(make_reachable(f"Person {n}"))

    with django_assert_max_num_queries(12):
        staff.get("/staff/messages/", {"state": "failed"})


def test_a_message_that_came_back_offers_the_ways_that_are_left(staff):
    message = make_failed_message()

    page = staff.get(message.get_absolute_url()).content.decode()

    assert "there is no such mailbox" in page
    assert "Try the same way again" in page
    assert "Letter instead" in page
    assert "Text message instead" in page
    assert "Email instead" not in page


def test_a_long_email_says_how_many_texts_it_would_be(staff):
    message = make_failed_message()
    Message.objects.filter(pk=message.pk).update(text="Come along. " * 30)

    assert (
        "Text message instead (3 texts)" in staff.get(message.get_absolute_url()).content.decode()
    )

    Message.objects.filter(pk=message.pk).update(text="Come along.")

    assert "Text message instead</button>" in staff.get(message.get_absolute_url()).content.decode()


def test_a_letter_instead_leads_to_the_letter(staff):
    message = make_failed_message()

    response = staff.post(f"/staff/messages/{message.pk}/instead/post/", follow=True)

    page = response.content.decode()
    assert response.context["message"].channel == Channel.POST
    assert "It is posted" in page
    staff.post(f"/staff/messages/{response.context['message'].pk}/done/")
    assert Message.objects.get(channel=Channel.POST).state == Message.State.DONE


def test_a_refusal_is_said_on_the_page(staff):
    message = make_message(state=Message.State.TO_DO, channel=Channel.POST)

    page = staff.post(f"/staff/messages/{message.pk}/retry/", follow=True).content.decode()

    assert "Only a message that could not be sent can be tried again." in page


def test_a_channel_that_does_not_exist_is_refused(staff):
    message = make_failed_message()

    page = staff.post(f"/staff/messages/{message.pk}/instead/pigeon/", follow=True)

    assert "Choose a way that we hold details for." in page.content.decode()


@pytest.mark.parametrize("state", Message.State.values)
def test_no_member_of_staff_reads_a_sign_in_code(staff, state):
    rule = "no_address" if state == Message.State.HELD else ""
    code = make_sign_in_message(state=state, held_by_rule=rule)

    page = staff.get(code.get_absolute_url()).content.decode()

    assert "314159" not in page
    assert "Nobody but that person may read it" in page


def test_the_worklist_says_how_many_came_back_and_what_to_carry(staff):
    for _ in range(11):
        make_failed_message()
    make_message(channel=Channel.POST, state=Message.State.TO_DO)
    make_sign_in_message(state=Message.State.FAILED)

    tasks = {task.what: task for task in messages_waiting(None)}

    assert set(tasks) == {"11 emails came back", "1 letter to post"}
    assert tasks["11 emails came back"].detail == "Try a text or a letter instead"
    assert len(staff.get(tasks["11 emails came back"].address).context["sent"]) == 11


def test_work_with_messages_is_due_three_working_days_after_the_oldest(staff):
    friday = dt.datetime(2026, 11, 13, 16, tzinfo=dt.UTC)
    make_message(channel=Channel.POST, state=Message.State.TO_DO, due_at=friday)

    assert [task.due for task in messages_waiting(None)] == [dt.date(2026, 11, 18)]

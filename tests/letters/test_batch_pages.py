"""The pages on which staff make, print and post a batch of letters."""

import io

import pytest
from pypdf import PdfReader

from base.core.audience import Audience
from base.core.models import Fact
from participation.messages.contact.following_up import mark_done
from participation.messages.contact.models import Message
from participation.messages.contact.worklist import messages_waiting
from participation.messages.letters.models import MAY_OPEN, Batch
from participation.messages.letters.services import ask_for_batch, mark_posted
from participation.messages.letters.views import Batches
from tests.access.routes import our_routes
from tests.forms import token_in

from .batches import made, pages_in

pytestmark = pytest.mark.django_db


def test_the_worklist_leads_to_the_letters(officer, three):
    (task,) = messages_waiting(officer)

    assert (task.what, task.address) == ("3 letters to post", "/staff/letters/")


def test_nobody_is_led_to_letters_that_are_not_for_them(staff, officer, three, monkeypatch):
    monkeypatch.setattr(Batches, "audience", Audience.PANEL)
    (task,) = messages_waiting(officer)

    assert task.address == "/staff/messages/?state=for-us&channel=post"
    assert 'href="/staff/letters/"' not in staff.get("/staff/messages/").content.decode()


def test_every_page_of_letters_is_for_the_same_people():
    pages = [route for route in our_routes() if route.name.startswith("letters:")]

    assert {route.audience for route in pages} == {MAY_OPEN}


def test_pressing_twice_makes_one_batch(staff, three):
    page = staff.get("/staff/letters/").content.decode()
    assert "3 letters wait" in page
    token = token_in(page)

    first = staff.post("/staff/letters/", {"form_token": token})
    second = staff.post("/staff/letters/", {"form_token": token})

    assert first.url == second.url
    assert Batch.objects.count() == 1


def test_some_pages_are_printed_again(staff, officer, three):
    batch = made(officer)

    answer = staff.get(f"/staff/letters/{batch.pk}/pages/", {"first": 2, "last": 3})

    pages = PdfReader(io.BytesIO(answer.content)).pages
    assert [page.extract_text() for page in pages] == pages_in(batch)[1:3]


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        ("", "2", "Enter the first page"),
        ("1", "900", "The batch ends with page"),
        ("3", "2", "must not come before"),
        ("0", "2", "greater than or equal to 1"),
        ("x", "2", "Enter a whole number"),
    ],
)
def test_page_numbers_that_make_no_sense_are_told_so(staff, officer, three, first, last, problem):
    batch = made(officer)

    page = staff.get(f"/staff/letters/{batch.pk}/pages/", {"first": first, "last": last})

    assert problem in page.content.decode()


def test_staff_print_post_and_see_it(staff, officer, three, django_assert_max_num_queries):
    batch = made(officer)
    file = staff.get(f"/staff/letters/{batch.pk}/pdf/")
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    with django_assert_max_num_queries(20):
        page = staff.get(batch.get_absolute_url()).content.decode()
    assert "Large print" in page

    staff.post(f"/staff/letters/{batch.pk}/posted/")

    assert "Posted" in staff.get(batch.get_absolute_url()).content.decode()
    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.DONE}


def test_a_letter_that_was_dealt_with_after_it_was_made_is_to_be_taken_out(staff, officer, three):
    batch = made(officer)
    mark_done(message=three[0], by=officer)
    first = Message.objects.get(pk=three[0].pk).sent_at

    assert staff.get(batch.get_absolute_url()).content.decode().count("Take this one out") == 1
    mark_posted(batch=batch, by=officer)

    assert Message.objects.get(pk=three[0].pk).sent_at == first
    assert Fact.objects.get(what="letters_posted").changes == {"letters": 2}


def test_progress_is_there_to_look_at(staff, officer, three):
    batch = ask_for_batch(by=officer)

    assert "Waiting for a worker" in staff.get(batch.get_absolute_url()).content.decode()
    assert staff.get(f"/staff/letters/{batch.pk}/progress/").status_code == 200
    assert staff.get(f"/staff/letters/{batch.pk}/pdf/").status_code == 404

"""Letters that wait are made one batch, printed and posted once, and none is lost on the way."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.contact.consents import record_consent
from participation.messages.contact.following_up import mark_done
from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.tasks import deliver_due_messages
from participation.messages.letters import making, tasks
from participation.messages.letters.models import Batch, Letter
from participation.messages.letters.services import (
    ask_for_batch,
    mark_posted,
    retry_batch,
    take_apart,
    waiting_letters,
)
from participation.people.customers.models import Channel
from tests.factories.letters import make_letter_to_post

from .batches import made, pages_in

pytestmark = pytest.mark.django_db


def test_an_officer_is_told_before_making_them_which_letters_cannot_be_printed(
    client, officer, only_latin
):
    make_letter_to_post("Łukasz Nowak", text="Plain words.")
    make_letter_to_post("Amina Hussain", text="नमस्ते Amina")
    client.force_login(officer)

    told = client.get("/staff/letters/").content.decode()

    assert "On the paper of the letters a box stands for each" in told
    assert "To Amina Hussain: न (devanagari letter na)" in told
    assert "To Łukasz" not in told


def test_no_letter_is_printed_to_somebody_who_has_said_no_since(officer):
    letters = {}
    for name in ("Amina Hussain", "Jean Ó Súilleabháin"):
        letters[name] = make_letter_to_post(name, purpose=Purpose.INVITATION)
        said = {"customer": letters[name].customer, "channel": Channel.POST, "wording": "x"}
        record_consent(given=True, source="join", **said)
    record_consent(given=False, source="me", **said)

    batch = ask_for_batch(by=officer)

    assert [letter.message.customer.name for letter in batch.letters.all()] == ["Amina Hussain"]
    held = Message.objects.get(pk=letters["Jean Ó Súilleabháin"].pk)
    assert (held.state, held.held_by_rule) == (Message.State.HELD, "opted_out")


def test_a_letter_that_is_not_wanted_any_more_leaves_the_worklist_by_itself(officer):
    make_letter_to_post(purpose=Purpose.INVITATION)
    notice = make_letter_to_post("Tam Rennie", purpose=Purpose.STATUTORY)

    deliver_due_messages()

    assert list(waiting_letters()) == [notice]


def test_a_printed_letter_that_is_not_wanted_any_more_is_to_be_taken_out(staff, officer):
    letter = make_letter_to_post(purpose=Purpose.INVITATION)
    said = {"customer": letter.customer, "channel": Channel.POST, "wording": "x"}
    record_consent(given=True, source="join", **said)
    batch = made(officer)
    record_consent(given=False, source="me", **said)

    deliver_due_messages()

    assert "Take this one out" in staff.get(batch.get_absolute_url()).content.decode()
    mark_posted(batch=batch, by=officer)
    letter.refresh_from_db()
    assert letter.held_by_rule == "opted_out"


def test_one_pdf_holds_every_letter_in_the_order_of_postcodes(officer, three):
    batch = made(officer)

    letters = list(batch.letters.select_related("message__customer"))
    assert [letter.message.customer.name for letter in letters] == [
        "Amina Hussain",
        "Jean Ó Súilleabháin",
        "Tam Rennie",
    ]
    assert [letter.large_print for letter in letters] == [True, False, False]
    pages = pages_in(batch)
    assert len(pages) == batch.pages == sum(letter.pages for letter in letters)
    assert letters[2].pages > 1
    for letter in letters:
        first = pages[letter.first_page - 1]
        assert letter.message.customer.name in first
        assert letter.message.customer.postcode in first
        assert f"Page 1 of {letter.pages}" in first


def test_a_letter_is_in_one_batch_only(officer, three):
    ask_for_batch(by=officer)

    with pytest.raises(Refused, match="No letter is waiting"):
        ask_for_batch(by=officer)
    assert Letter.objects.count() == 3


def test_a_letter_goes_to_the_address_we_hold_now(officer, three):
    tam = three[0].customer
    tam.address, tam.postcode = "9 New Street", "GM3 3CC"
    tam.save()

    batch = made(officer)

    assert any("9 New Street" in page for page in pages_in(batch))


def test_a_letter_without_an_address_is_left_out(officer, three):
    tam = three[0].customer
    tam.address = ""
    tam.save()

    assert waiting_letters().count() == 2


def test_making_it_again_changes_nothing(officer, three):
    batch = made(officer)
    file = batch.file.name

    tasks.make_letters(batch.pk)

    batch.refresh_from_db()
    assert (batch.file.name, batch.attempts) == (file, 1)


def test_what_was_done_another_way_meanwhile_is_not_printed(officer, three):
    batch = ask_for_batch(by=officer)
    mark_done(message=three[0], by=officer)

    tasks.make_letters(batch.pk)

    assert batch.letters.count() == 2


def test_a_killed_workers_batch_is_made_by_the_next(officer, three):
    batch = ask_for_batch(by=officer)
    dead = Batch.objects.claim(batch.pk)
    Batch.objects.update(beat_at=timezone.now() - dt.timedelta(hours=1))

    tasks.sweep()
    dead.carry_out(making.make)

    batch.refresh_from_db()
    assert (batch.state, batch.attempts) == (Batch.State.READY, 2)
    assert len(pages_in(batch)) == batch.pages


def test_a_batch_that_fails_says_why_and_can_be_tried_again(
    officer, three, staff, monkeypatch, django_capture_on_commit_callbacks
):
    def no_pango(letter, **_):
        raise Refused("The PDF needs Pango.")

    batch = ask_for_batch(by=officer)
    with monkeypatch.context() as broken:
        broken.setattr(making, "letter_html", no_pango)
        tasks.make_letters(batch.pk)
    assert "The PDF needs Pango." in staff.get(batch.get_absolute_url()).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        retry_batch(batch=batch, by=officer)

    batch.refresh_from_db()
    assert batch.state == Batch.State.READY


def test_posting_is_written_on_every_letter_once(officer, three):
    batch = made(officer)

    mark_posted(batch=batch, by=officer)
    first = list(Message.objects.order_by("pk").values_list("sent_at", flat=True))
    mark_posted(batch=batch, by=officer)

    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.DONE}
    assert list(Message.objects.order_by("pk").values_list("sent_at", flat=True)) == first
    fact = Fact.objects.get(what="letters_posted")
    assert (fact.actor, fact.changes) == (officer, {"letters": 3})


def test_what_is_not_ready_is_not_posted(officer, three):
    batch = ask_for_batch(by=officer)

    with pytest.raises(Refused, match="ready to print"):
        mark_posted(batch=batch, by=officer)


def test_a_batch_taken_apart_gives_its_letters_back(officer, three):
    batch = made(officer)
    storage, name = batch.file.storage, batch.file.name

    take_apart(batch=batch, by=officer)

    assert waiting_letters().count() == 3
    with pytest.raises(Refused):
        mark_posted(batch=batch, by=officer)
    assert storage.exists(name)  # until the change is committed


def test_old_pdfs_go_and_the_words_stay(officer, three, settings):
    batch = made(officer)
    mark_posted(batch=batch, by=officer)
    storage, name = batch.file.storage, batch.file.name
    tasks.empty_old()
    assert storage.exists(name)

    Batch.objects.update(posted_at=timezone.now() - dt.timedelta(days=31))
    tasks.empty_old()

    batch.refresh_from_db()
    assert (storage.exists(name), batch.file.name) == (False, "")
    assert all(message.text for message in Message.objects.all())

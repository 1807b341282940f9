"""A meeting on paper: the pack before it, the archive copy after it, each made by a worker."""

import io

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from base.core.jobs import JobState
from base.core.refused import Refused
from participation.programme.workspaces import copying, tasks
from participation.programme.workspaces.copying import what_it_says
from participation.programme.workspaces.models import MeetingCopy
from participation.programme.workspaces.services import (
    add_point,
    approve_minutes,
    ask_for_copy,
    change_point,
    close_motion,
    put_to_vote,
    raise_hand,
)
from participation.records.erasing.services import erase_person
from tests.factories.workspaces import drafted, held, make_meeting, make_panel, member

pytestmark = pytest.mark.django_db

ARCHIVE, PACK = MeetingCopy.Kind.ARCHIVE, MeetingCopy.Kind.PACK


@pytest.fixture
def panel():
    return make_panel()


@pytest.fixture
def amina(panel):
    return member(panel, "Amina Hussain")


@pytest.fixture
def meeting(panel, amina):
    """With a point, a note beside it, a vote and approved minutes."""
    meeting = held(panel)
    point = add_point(meeting=meeting, title="Figures", by=amina.user)
    change_point(point=point, by=amina.user, aside="Keep it short")
    motion = put_to_vote(point=point, words="We ask each month", by=amina.user)
    seat = panel.memberships.get(customer=amina)
    raise_hand(motion=motion, seat=seat, which="for", by=amina.user)
    close_motion(motion=motion, by=amina.user)
    approve_minutes(minutes=drafted(meeting), at=held(panel, days=-1), by=amina.user)
    return meeting


@pytest.fixture
def laid_out(monkeypatch):
    """Without a layout, which other tests look at."""
    monkeypatch.setattr(copying, "on_paper", lambda meeting, kind: b"%PDF-1.7 laid out")


def test_the_archive_copy_says_who_came_how_they_voted_and_what_was_approved(
    client, panel, amina, meeting
):
    copy = ask_for_copy(meeting=meeting, kind=ARCHIVE, by=amina.user)
    tasks.make_copy(copy.pk)
    client.force_login(member(panel, "Tam Rennie").user)

    response = client.get(f"{meeting.get_absolute_url()}copies/archive/")
    pages = PdfReader(io.BytesIO(b"".join(response.streaming_content))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())

    assert "Danuta Wrona Member Sent apologies" in text
    assert "Amina Hussain: for" in text
    assert "Carried: 1 for, 0 against, 0 abstained." in text
    assert "Approved at the meeting on" in text
    assert "We talked about the lifts." in text
    assert "Keep it short" not in text


def test_the_pack_has_the_agenda_and_the_minutes_to_approve(panel, amina):
    drafted(held(panel), "Last time we talked about bins.")
    meeting = make_meeting(panel, days=5)
    add_point(meeting=meeting, title="Lifts", by=amina.user)

    said = what_it_says(meeting, PACK)

    assert [str(point) for point in said["points"]] == ["Lifts"]
    assert said["to_approve"].text == "Last time we talked about bins."


def test_pressed_twice_it_is_made_once_and_pressed_later_it_is_made_anew(amina, meeting, laid_out):
    first = ask_for_copy(meeting=meeting, kind=ARCHIVE, by=amina.user)
    assert ask_for_copy(meeting=meeting, kind=ARCHIVE, by=amina.user) == first
    tasks.make_copy(first.pk)
    tasks.make_copy(first.pk)
    made = MeetingCopy.objects.get()
    assert (made.state, made.attempts) == (JobState.DONE, 1)

    ask_for_copy(meeting=meeting, kind=ARCHIVE, by=amina.user)
    tasks.sweep()

    again = MeetingCopy.objects.get()
    assert again.file.name != made.file.name
    assert again.state == JobState.DONE


def test_no_copy_keeps_the_name_of_somebody_who_is_erased(panel, amina, meeting, laid_out):
    tasks.make_copy(ask_for_copy(meeting=meeting, kind=ARCHIVE, by=amina.user).pk)
    file = MeetingCopy.objects.get().file

    with TestCase.captureOnCommitCallbacks(execute=True):
        erase_person(customer=member(panel, "Danuta Wrona"), by=None, why="They asked")

    assert not MeetingCopy.objects.exists()
    assert not file.storage.exists(file.name)


def test_what_could_not_be_made_says_so_without_a_word_of_it_and_is_tried_again(
    client, monkeypatch, amina, meeting
):
    def breaks(meeting, kind):
        raise ValueError("We ask each month")

    monkeypatch.setattr(copying, "on_paper", breaks)
    copy = ask_for_copy(meeting=meeting, kind=PACK, by=amina.user)
    tasks.make_copy(copy.pk)
    client.force_login(amina.user)
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "Could not be made" in page
    assert "Try again" in page
    copy.refresh_from_db()
    assert copy.error == "Something went wrong (ValueError)."

    monkeypatch.setattr(copying, "on_paper", lambda meeting, kind: b"%PDF-1.7 laid out")
    client.post(f"{meeting.get_absolute_url()}copies/pack/make/")
    tasks.sweep()

    copy.refresh_from_db()
    assert copy.state == JobState.DONE


def test_nothing_is_archived_of_a_meeting_of_which_nobody_wrote_down_who_came(panel, amina):
    with pytest.raises(Refused, match="Write down who came first"):
        ask_for_copy(meeting=make_meeting(panel, days=-3), kind=ARCHIVE, by=amina.user)


def test_the_page_of_a_meeting_costs_the_same_however_much_stands_on_it(client, panel, amina):
    meeting = held(panel, there=5)
    client.force_login(amina.user)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(meeting.get_absolute_url()).status_code == 200
        return len(asked)

    for number in range(2):
        more(meeting, amina, number)
    cost()
    few = cost()
    for number in range(4):
        more(meeting, amina, number)

    assert cost() == few <= 12


def more(meeting, amina, number) -> None:
    point = add_point(meeting=meeting, title=f"Point {number}", by=amina.user)
    motion = put_to_vote(point=point, words="Yes?", by=amina.user)
    for seat in meeting.group.memberships.all():
        raise_hand(motion=motion, seat=seat, which="for", by=amina.user)

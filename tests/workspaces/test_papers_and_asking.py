"""Papers with access, private notes, what each side asks the other, who supports a group and who joins it."""

import datetime as dt
import io
from itertools import chain

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from base.core.working_days import after_working_days
from participation.messages.contact.models import Message
from participation.people.groups.models import SupportOfficer
from participation.people.groups.services import end_seat
from participation.programme.workspaces.models import (
    GroupPaper,
    JoinRequest,
    PrivateNote,
)
from participation.programme.workspaces.services import (
    add_paper,
    answer_information,
    answer_join,
    answer_question,
    ask_for_information,
    ask_the_group,
    ask_to_join,
    confirm_support,
    end_support,
    let_read,
    propose_support,
    write_note,
)
from participation.records.mydata.copying import everything_about
from tests.factories.people import make_joined_customer, make_user
from tests.factories.workspaces import make_meeting, make_panel, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel():
    return make_panel()


@pytest.fixture
def amina(panel):
    return member(panel, "Amina Hussain")


@pytest.fixture
def tam(panel):
    return member(panel, "Tam Rennie")


@pytest.fixture
def morag():
    return make_user(Role.STAFF, name="Morag Tait")


def a_file():
    return SimpleUploadedFile("figures.pdf", b"%PDF-1.7 made for a test")


def opens(client, address) -> bool:
    response = client.get(address)
    if response.streaming:
        b"".join(response)
    return response.status_code == 200


def test_a_paper_is_read_by_those_whom_the_group_lets(client, panel, amina, tam, morag):
    paper = add_paper(group=panel, title="Figures", file=a_file(), by=tam.user)
    inside = f"/network/{panel.slug}/papers/{paper.pk}/"
    ours, public = (
        f"/staff/groups/{panel.pk}/workspace/papers/{paper.pk}/",
        f"/governance/papers/{paper.pk}/",
    )
    with pytest.raises(Refused, match="chair or the secretary"):
        let_read(paper=paper, access="public", by=tam.user)

    for access, staff_read, all_read in (
        ("members", False, False),
        ("landlord", True, False),
        ("public", True, True),
    ):
        let_read(paper=paper, access=access, by=amina.user)
        client.force_login(tam.user)
        assert opens(client, inside)
        client.force_login(morag)
        assert not opens(client, inside)
        assert opens(client, ours) is staff_read
        client.logout()
        assert opens(client, public) is all_read
    assert "Figures" in client.get("/governance/papers/").content.decode()


def test_everybody_else_hears_of_a_paper_and_the_message_does_not_name_it(panel, tam):
    paper = add_paper(group=panel, title="Who sleeps in the stair", file=a_file(), by=tam.user)

    sent = Message.objects.filter(template="workspaces/email/paper")
    assert (sent.count(), paper.told) == (4, 4)
    assert not sent.filter(customer=tam).exists()
    assert not any("stair" in f"{one.subject}{one.text}" for one in sent)


class Sixty(io.RawIOBase):
    """A form with a paper of 60 MB, as it comes from a browser: made while it is read, and never there as a whole."""

    def __init__(self) -> None:
        part = 'Content-Disposition: form-data; name="{}"'
        file = part.format("file") + '; filename="evidence.pdf"'
        fields = [f"--end\r\n{part.format('title')}\r\n\r\nEvidence\r\n", f"--end\r\n{file}"]
        before = "".join(fields) + "\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 "
        size = 60 * 1024 * 1024
        self.length = len(before) + size + len("\r\n--end--\r\n")
        pieces = [before.encode(), *[bytes(2**16)] * (size // 2**16), b"\r\n--end--\r\n"]
        self.left = chain.from_iterable(
            (piece[at : at + 2**14] for at in range(0, len(piece), 2**14)) for piece in pieces
        )

    def read(self, size: int = -1) -> bytes:
        return next(self.left, b"")


def test_a_file_of_60_mb_is_refused_in_words_with_the_limit(client, panel, amina):
    client.force_login(amina.user)
    meeting = make_meeting(panel, days=3)
    sent = Sixty()

    page = client.request(
        REQUEST_METHOD="POST",
        PATH_INFO=f"/network/{panel.slug}/meetings/{meeting.pk}/papers/",
        CONTENT_TYPE="multipart/form-data; boundary=end",
        CONTENT_LENGTH=sent.length,
        **{"wsgi.input": sent},
    ).content.decode()

    assert "The file must be smaller than 10.0\xa0MB" in page
    assert 'value="Evidence"' in page
    assert not GroupPaper.objects.exists()


def test_a_note_is_read_by_its_writer_alone_and_stays_theirs_when_they_leave(
    client, panel, amina, tam
):
    write_note(group=panel, text="I do not trust the figures", by=tam.user)
    client.force_login(amina.user)
    for address in (f"/network/{panel.slug}/notes/", "/me/notes/"):
        assert "trust" not in client.get(address).content.decode()

    end_seat(tam.memberships.get(), until_on=timezone.localdate(), by=None)

    client.force_login(tam.user)
    assert client.get(f"/network/{panel.slug}/notes/").status_code == 404
    assert "I do not trust the figures" in client.get("/me/notes/").content.decode()
    copy = {part["name"]: part["rows"] for part in everything_about(tam)["sections"]}
    assert copy["Private notes about groups"][0][1] == "I do not trust the figures"
    by_post = everything_about(tam, secrets_too=False)["sections"]
    assert "Private notes about groups" not in [part["name"] for part in by_post]
    client.force_login(amina.user)
    note = PrivateNote.objects.get()
    client.post(f"/me/notes/{note.pk}/remove/")
    assert PrivateNote.objects.exists()


def test_information_is_due_after_working_days_and_its_answer_is_told(
    client, panel, amina, tam, morag
):
    with pytest.raises(Refused, match="chair or the secretary"):
        ask_for_information(group=panel, words="How many?", service="repairs", by=tam.user)
    asked = ask_for_information(group=panel, words="How many?", service="repairs", by=amina.user)
    assert asked.due_on == after_working_days(timezone.localdate(), 10)
    assert "is day 0" in asked.counted
    client.force_login(morag)
    assert "Answer what Repairs service voice asked for" in client.get("/staff/").content.decode()

    client.post(
        f"/staff/groups/{panel.pk}/workspace/asked/{asked.pk}/",
        {"answer": "Forty.", "file": a_file()},
    )

    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by, asked.told) == ("Forty.", morag, 5)
    with pytest.raises(Refused, match="answered this already"):
        answer_information(asked=asked, answer="Fifty.", by=morag)
    client.force_login(tam.user)
    assert "Forty." in client.get(f"/network/{panel.slug}/asking/").content.decode()
    assert opens(client, f"/network/{panel.slug}/asking/{asked.pk}/file/")


def test_what_is_not_answered_by_its_day_is_overdue(panel, amina):
    asked = ask_for_information(group=panel, words="How many?", service="repairs", by=amina.user)
    today = timezone.localdate()

    asked.due_on = today
    assert asked.standing == "Waiting"
    asked.due_on = today - dt.timedelta(days=1)
    assert asked.standing == "Overdue"


def test_the_landlord_asks_a_panel_about_a_policy_by_a_day_and_the_panel_answers(
    client, panel, amina, tam, morag
):
    due = timezone.localdate() + dt.timedelta(days=14)
    question = ask_the_group(
        group=panel,
        about="policy",
        title="Pets policy",
        words="Is it fair?",
        due_on=due,
        by=morag,
    )
    told = Message.objects.filter(template="workspaces/email/question")
    assert told.count() == question.told == 5
    with pytest.raises(Refused, match="chair or the secretary"):
        answer_question(question=question, answer="No", by=tam.user)

    client.force_login(amina.user)
    client.post(f"/network/{panel.slug}/questions/{question.pk}/", {"answer": "Not to cats."})

    client.force_login(morag)
    page = client.get(f"/staff/groups/{panel.pk}/workspace/").content.decode()
    assert "Not to cats." in page
    with pytest.raises(Refused, match="answered this already"):
        answer_question(question=question, answer="Yes", by=amina.user)
    with pytest.raises(Refused, match="until today"):
        ask_the_group(
            group=panel,
            about="event",
            title="Fair",
            words="When?",
            due_on=timezone.localdate() - dt.timedelta(days=1),
            by=morag,
        )


def test_the_chair_confirms_an_officer_and_who_comes_after_takes_it_back(
    client, panel, amina, tam, morag
):
    address = f"/network/{panel.slug}/meetings/"
    support = propose_support(group=panel, officer=morag, by=morag)
    client.force_login(morag)
    assert not opens(client, address)
    for nobody in (morag, tam.user):
        with pytest.raises(Refused):
            confirm_support(support=support, by=nobody)

    confirm_support(support=support, by=amina.user)
    assert opens(client, address)
    end_seat(panel.memberships.get(role="chair"), until_on=timezone.localdate(), by=None)
    assert opens(client, address)
    panel.memberships.filter(customer=tam).update(role="chair")
    end_support(support=support, by=tam.user)

    assert not opens(client, address)


def test_a_chair_names_an_officer_by_the_address_at_work(client, panel, amina, tam, morag):
    client.force_login(amina.user)
    address = f"/network/{panel.slug}/people/name-officer/"

    page = client.post(address, {"officer": tam.user.email}).content.decode()
    client.post(address, {"officer": morag.email.upper()})

    assert "Nobody who works for the landlord has this address" in page
    assert SupportOfficer.objects.confirmed().get().officer == morag


def test_somebody_who_sits_on_none_asks_to_join_and_the_chair_answers(client, panel, amina, tam):
    ewa = make_joined_customer("Ewa Nowak")
    client.force_login(ewa.user)
    assert "Repairs service voice" in client.get("/me/groups/").content.decode()
    client.post(f"/me/groups/{panel.slug}/join/", {"why": "My roof"})
    asked = JoinRequest.objects.get()
    assert Message.objects.filter(customer=amina, template__endswith="asks_to_join").exists()
    with pytest.raises(Refused, match="Only the chair"):
        answer_join(asked=asked, accepted=True, answer="", by=tam.user)
    with pytest.raises(Refused, match="Say why not"):
        answer_join(asked=asked, accepted=False, answer=" ", by=amina.user)

    client.force_login(amina.user)
    address = f"/network/{panel.slug}/joining/{asked.pk}/"
    client.post(address, {"accepted": "yes", "answer": ""})
    second = client.post(address, {"accepted": "no", "answer": "Full"}).content.decode()

    assert "Somebody has answered this already." in second
    client.force_login(ewa.user)
    assert opens(client, f"/network/{panel.slug}/meetings/")
    panel.memberships.filter(role="chair").update(role="member")  # whoever speaks then hears
    ask_to_join(group=panel, customer=make_joined_customer("Ivo Novak"), why="")
    assert Message.objects.filter(customer=tam, template__endswith="asks_to_join").exists()
    scrutiny = make_panel("Scrutiny Panel", kind="scrutiny")
    with pytest.raises(Refused, match="cannot ask to join"):
        ask_to_join(group=scrutiny, customer=ewa, why="")

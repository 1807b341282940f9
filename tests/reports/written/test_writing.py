"""Customers write sections of the annual report themselves; staff accept them or send them back (K-37)."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel
from reports.models import ReportEdition
from reports.services import publish_report
from reports.written.forms import reports_to_write_for
from reports.written.models import WrittenSection
from reports.written.services import change_again, save_section, send_back, take_back
from tests.factories.groups import make_membership
from tests.factories.people import make_customer, make_joined_customer, make_user
from tests.factories.reports import LAST_YEAR, ask_for_report, impact_of, make_report
from tests.factories.written import accept, hand_in, make_picture, make_section
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db
IN_TWO_WEEKS = timezone.localdate() + dt.timedelta(days=14)
WORDS = {
    "title": "Three lines",
    "text": "I wrote three lines back.",
    "alt": "",
    "named": "Amina H.",
}


def pieces():
    return impact_of(LAST_YEAR).by_customers.pieces


def test_it_is_asked_for_written_on_a_phone_accepted_and_stands_in_the_report_word_for_word(
    client, morag, quick_layout
):
    amina = make_joined_customer("Amina Hussain", email="amina@example.org")
    record_consent(customer=amina, channel=Channel.EMAIL, given=True, wording="Yes", source="join")
    found = client.get("/staff/reports/sections/find/?q=amina").content.decode()
    assert f'value="{amina.pk}"' in found
    ask = client.get(f"/staff/reports/sections/ask/?who={amina.pk}").content.decode()
    assert "1 person hears of it" in ask
    assert "1 by email" in ask
    sent = {"report": f"impact/{LAST_YEAR}", "wish": "The bus.", "form_token": token_in(ask)}
    client.post(
        f"/staff/reports/sections/ask/?who={amina.pk}", sent | typed_day("due_on", IN_TWO_WEEKS)
    )
    section = WrittenSection.objects.get()
    asked = Message.objects.get(about=section.source)
    assert (asked.customer, asked.held_by_rule) == (amina, "")
    assert f"/me/report-sections/{section.pk}/" in asked.text

    client.force_login(amina.user)
    assert f"/me/report-sections/{section.pk}/" in client.get("/me/").content.decode()
    client.post(f"/me/report-sections/{section.pk}/", {"text": "I wrote", "save": ""})
    assert "I wrote</textarea>" in client.get(f"/me/report-sections/{section.pk}/").content.decode()
    client.post(f"/me/report-sections/{section.pk}/", WORDS | {"may_publish": "on", "hand_in": ""})

    client.force_login(morag)
    assert "Read what Amina Hussain wrote" in client.get("/staff/").content.decode()
    page = client.get(f"/staff/reports/sections/{section.pk}/").content.decode()
    assert "I wrote three lines back." in page
    section.refresh_from_db()
    shown = timezone.localtime(section.handed_in_at).isoformat()
    assert shown in page
    client.post(f"/staff/reports/sections/{section.pk}/accept/", {"shown": shown})

    edition = make_report(published=True)
    read = client.get(edition.get_absolute_url()).content.decode()
    assert "What do customers say themselves?" in read
    assert "Three lines" in read
    assert "Amina H." in read


def test_a_draft_keeps_gaps_and_handing_in_says_what_is_missing_and_keeps_what_was_typed(
    client, amina
):
    section = make_section(amina)
    page = f"/me/report-sections/{section.pk}/"

    client.post(page, {"text": "Half a thou", "save": ""})
    refused = client.post(page, {"text": "Half a thought", "hand_in": ""}).content.decode()

    section.refresh_from_db()
    assert (section.text, section.state) == ("Half a thou", "asked")
    assert "Give it a title" in refused
    assert "Tick this if we may publish it" in refused
    assert "Half a thought</textarea>" in refused


def test_what_another_tab_saved_meanwhile_is_not_undone_without_a_warning(client, amina):
    section = make_section(amina)
    page = f"/me/report-sections/{section.pk}/"
    opened = client.get(page).context["form"]["as_opened"].value()
    client.post(page, {"text": "From the phone", "save": ""})

    second = client.post(page, {"text": "From the kitchen", "save": "", "as_opened": opened})

    section.refresh_from_db()
    assert section.text == "From the phone"
    assert "Somebody changed this page after you opened it" in second.content.decode()
    assert "From the kitchen</textarea>" in second.content.decode()


def test_it_is_sent_back_with_words_and_only_its_writer_changes_it(client, officer):
    section = hand_in(make_section(by=officer))
    client.force_login(officer)
    page = f"/staff/reports/sections/{section.pk}/"
    shown = client.get(page).context["form"]["shown"].value()

    client.post(page, {"why": "Say which street.", "shown": shown, "title": "Ours", "text": "Ours"})

    section.refresh_from_db()
    assert (section.state, section.sent_back_why) == ("sent_back", "Say which street.")
    assert (section.title, section.agreed_at) == ("It began with a door", None)
    assert "Say which street." in Message.objects.latest("pk").text
    forms = client.get(page).content.decode()
    assert 'name="text"' not in forms


def test_what_was_changed_meanwhile_is_not_accepted_unread():
    section = hand_in(make_section())
    read = section.handed_in_at
    send_back(section=section, by=section.asked_by, why="Which street?", shown=read)
    again = hand_in(section, text="Nobody has read this.")

    with pytest.raises(Refused, match="Read it again"):
        accept(WrittenSection(pk=again.pk, handed_in_at=read, asked_by=section.asked_by))


def test_nobody_else_reads_or_changes_it(client, amina):
    section = make_section()
    hand_in(section, picture=make_picture())

    for address in ("", "change/", "take-back/", "picture/"):
        page = f"/me/report-sections/{section.pk}/{address}"
        assert client.get(page).status_code in (404, 405)
        assert client.post(page, {"save": ""}).status_code in (404, 405)
    section.refresh_from_db()
    assert section.state == "handed_in"


def test_without_a_name_it_is_by_a_tenant_a_customer_or_the_group():
    sharing = make_customer("Tam Bell", tenure="sharing_owner")
    membership = make_membership()
    for section in (make_section(), make_section(sharing), make_section(group=membership.group)):
        accept(hand_in(section))

    assert [one.author for one in pieces()] == ["A tenant", "A customer", str(membership.group)]


def test_whoever_sits_on_a_group_writes_its_section_and_all_of_them_hear(client, amina):
    membership = make_membership(customer=amina)
    make_membership(customer=make_customer("Seán", email="s@example.org"), group=membership.group)
    section = make_section(group=membership.group)

    client.post(f"/me/report-sections/{section.pk}/", WORDS | {"may_publish": "on", "hand_in": ""})
    section.refresh_from_db()
    accept(section)

    assert [one.title for one in pieces()] == ["Three lines"]
    told = Message.objects.filter(template="written/email/accepted")
    assert {str(one.customer) for one in told} == {"Amina Hussain", "Seán"}


def test_taking_it_back_takes_it_out_of_a_report_that_is_built(quick_layout, client, amina):
    section = accept(hand_in(make_section(amina)))
    edition = make_report()
    assert edition.report.by_customers is not None

    client.post(f"/me/report-sections/{section.pk}/take-back/")

    edition.refresh_from_db()
    assert edition.state == ReportEdition.State.QUEUED
    assert impact_of(LAST_YEAR).by_customers is None


def test_taking_it_back_builds_a_report_anew_that_could_not_be_built(quick_layout, client, amina):
    """What it said when it was built before is still kept with it."""
    section = accept(hand_in(make_section(amina)))
    edition = make_report()
    ReportEdition.objects.filter(pk=edition.pk).update(state=ReportEdition.State.FAILED)

    client.post(f"/me/report-sections/{section.pk}/take-back/")

    edition.refresh_from_db()
    assert edition.state == ReportEdition.State.QUEUED


def test_a_report_built_with_words_that_were_taken_back_is_not_published(quick_layout, manager):
    """The worker had read them just before."""
    section = accept(hand_in(make_section()))
    edition = make_report(by=manager)
    WrittenSection.objects.filter(pk=section.pk).update(state="taken_back")

    with pytest.raises(Refused, match="Build it again"):
        publish_report(edition=edition, by=manager)


def test_once_it_is_published_nothing_changes(quick_layout, manager):
    section = accept(hand_in(make_section()))
    edition = make_report(by=manager, published=True)

    with pytest.raises(Refused, match="is published"):
        take_back(section=section, by=manager)
    assert edition.report.by_customers.pieces[0].title == "It began with a door"


def test_sections_are_asked_for_again_once_a_correction_is_begun(quick_layout, manager):
    make_report(by=manager, published=True)
    assert f"impact/{LAST_YEAR}" not in reports_to_write_for()

    ask_for_report(year=LAST_YEAR, by=manager, correction="The costs.")

    assert f"impact/{LAST_YEAR}" in reports_to_write_for()


def test_what_is_not_accepted_is_in_no_report():
    hand_in(make_section())

    assert impact_of(LAST_YEAR).by_customers is None


def test_who_may_not_be_invited_is_counted_and_not_written_to(client, morag):
    silent = make_customer("Jean Reid", email="jean@example.org")

    page = client.get(f"/staff/reports/sections/ask/?who={silent.pk}").content.decode()
    section = make_section(silent)

    assert "0 people hear of it" in page
    assert "1 does not: they have not agreed to be invited" in page
    assert Message.objects.get(about=section.source).held_by_rule == "no_consent"


def test_a_section_is_asked_for_once(officer):
    jean = make_customer("Jean Reid")
    make_section(jean, by=officer)

    with pytest.raises(Refused, match="has been asked already"):
        make_section(jean, by=officer)


def test_an_officer_who_acts_for_somebody_writes_down_what_they_say(client, morag):
    jean = make_customer("Jean Smith")
    section = make_section(jean)
    client.post(f"/staff/people/{jean.pk}/act/", {"asked": "phone"})

    client.post(f"/me/report-sections/{section.pk}/", WORDS | {"may_publish": "on", "hand_in": ""})

    section.refresh_from_db()
    assert (section.state, section.title) == ("handed_in", "Three lines")


def test_a_picture_comes_without_its_story_no_larger_than_a_page_needs(client, amina):
    section = make_section(amina)
    photo = make_picture("street.jpg", (3000, 1000))
    sent = SimpleUploadedFile("street.jpg", photo.read(), content_type="image/jpeg")

    client.post(f"/me/report-sections/{section.pk}/", {"picture": sent, "save": ""})
    seen = client.get(f"/me/report-sections/{section.pk}/picture/")

    assert Image.open(io.BytesIO(b"".join(seen.streaming_content))).width == 1400
    assert seen["Content-Type"] == "image/jpeg"


def test_a_paper_is_no_picture(client, amina):
    section = make_section(amina)
    sent = SimpleUploadedFile("cv.pdf", b"%PDF-1.7 x", content_type="application/pdf")

    page = client.post(f"/me/report-sections/{section.pk}/", {"picture": sent, "save": ""})

    assert "The picture must be a PNG, JPG or HEIC file" in page.content.decode()


def test_a_late_section_is_asked_after(client, morag):
    section = make_section(by=morag)
    WrittenSection.objects.update(due_on=timezone.localdate() - dt.timedelta(days=1))

    assert "Ask Jean Reid how their section is coming on" in client.get("/staff/").content.decode()
    save_section(
        section=section, by=make_user(Role.CUSTOMER), hand_in=True, **(WORDS | {"named": ""})
    )
    assert "coming on" not in client.get("/staff/").content.decode()


def test_in_summer_too_it_is_accepted_as_it_was_read(client, officer):
    section = hand_in(make_section(by=officer))
    july = dt.datetime(2026, 7, 6, 9, 30, 15, 123456, tzinfo=dt.UTC)
    WrittenSection.objects.update(handed_in_at=july)
    client.force_login(officer)
    page = client.get(f"/staff/reports/sections/{section.pk}/").content.decode()
    assert 'value="2026-07-06T10:30:15.123456+01:00"' in page
    accept_it = f"/staff/reports/sections/{section.pk}/accept/"

    for other in ("", "2026-07-06", "2026-13-40T10:00:00Z", "2026-07-06T10:30:15.123456"):
        client.post(accept_it, {"shown": other})
        section.refresh_from_db()
        assert section.state == "handed_in"
    client.post(accept_it, {"shown": "2026-07-06T10:30:15.123456+01:00"})

    section.refresh_from_db()
    assert section.state == "accepted"


@pytest.mark.parametrize("reopened", [True, False])
def test_staff_read_no_draft(client, officer, reopened):
    """Its writer changes what was handed in, or was sent it back; nobody else reads on."""
    section = hand_in(make_section(by=officer), picture=make_picture())
    if reopened:
        change_again(section=section, by=officer)
    else:
        send_back(section=section, by=officer, why="Which?", shown=section.handed_in_at)
    WrittenSection.objects.update(title="Not yet", text="Nobody is to read this.")
    client.force_login(officer)
    page = f"/staff/reports/sections/{section.pk}/"

    refused = client.post(page, {"why": "Say which street.", "shown": "2026-07-06T10:30:15Z"})
    for seen in (client.get(page), client.post(page, {}), refused):
        assert "Nobody is to read this." not in seen.content.decode()
        assert "Accept it as it is" not in seen.content.decode()
    assert "Say which street.</textarea>" in refused.content.decode()
    assert client.get(f"/me/report-sections/{section.pk}/picture/").status_code == 404


def test_the_list_of_staff_has_titles_of_what_is_handed_in_alone(client, officer):
    section = hand_in(make_section(by=officer))
    client.force_login(officer)
    everything = "/staff/reports/sections/?state=all"
    assert "It began with a door" in client.get(everything).content.decode()

    take_back(section=section, by=officer)

    assert "It began with a door" not in client.get(everything).content.decode()

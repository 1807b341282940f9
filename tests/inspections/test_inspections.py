"""Residents inspect homes that are ready to let; what fails reaches the service with a day (F-03, F-47, R-07)."""

import datetime as dt
import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear, Month
from base.core.refused import Refused
from base.core.working_days import after_working_days
from participation.messages.contact.models import Message
from participation.people.customers.models import Area
from participation.people.groups.models import Membership
from participation.programme.activities.models import Engagement, ServiceLead
from participation.programme.inspections import stats
from participation.programme.inspections.homes.services import draw_homes, forget_addresses
from participation.programme.inspections.models import Draw, Inspection, ReadyHome, What
from participation.programme.inspections.planning.services import arrange, decline
from participation.programme.inspections.put_right import actions_of
from participation.programme.inspections.standards.services import take_into_use, write_standard
from participation.programme.inspections.standards.text import read_lines, written
from participation.programme.inspections.tasks import draw_homes_of_month, remind_of_tomorrow
from participation.programme.inspections.worklist import (
    inspections_to_arrange,
    inspections_to_read,
)
from tests.factories.inspections import (
    LINES,
    arranged,
    at,
    coming_day,
    happened,
    make_homes,
    make_inspection,
    make_inspector,
    make_pilot,
    make_standard,
    send_found,
)
from tests.factories.people import make_estate, make_joined_customer, make_user
from tests.forms import token_in

pytestmark = pytest.mark.django_db


def send_list(client, text: str):
    page = reverse("inspections:send_homes")
    token = token_in(client.get(page).content.decode())
    file = SimpleUploadedFile("homes.csv", text.encode(), content_type="text/csv")
    return client.post(page, {"file": file, "form_token": token}, follow=True)


def test_before_a_trial_says_that_it_begins_no_inspection_is_planned(morag):
    manager = make_user(Role.MANAGER)
    standard = write_standard(
        standard=None,
        lines=read_lines(LINES),
        by=morag,
        title="Re-let standard",
        what=What.HOMES,
        service="homes",
        confirms=manager,
    )
    standard = take_into_use(standard=standard, by=morag)
    make_homes(by=morag)

    with pytest.raises(Refused, match="First write down what a trial"):
        draw_homes(standard=standard, by=morag, month=Month.current())
    make_pilot(morag, begins=False)
    with pytest.raises(Refused, match="First write down what a trial"):
        draw_homes(standard=standard, by=morag, month=Month.current())
    make_pilot(morag)

    draw_homes(standard=standard, by=morag, month=Month.current())
    assert Inspection.objects.count() == 1


def test_four_homes_a_month_are_drawn_by_lot_and_anybody_can_draw_them_again(staff, morag):
    standard = make_standard(by=morag)
    there = [home.pk for home in sorted(make_homes(10, by=morag), key=lambda one: one.pk)]
    page = reverse("inspections:draw")
    token = token_in(staff.get(page).content.decode())

    staff.post(page, {"standard": standard.pk, "form_token": token})
    again = draw_homes(standard=standard, by=morag, month=Month.current())

    drawn = set(Inspection.objects.values_list("home", flat=True))
    assert drawn == set(random.Random(again.seed).sample(there, 4))
    assert (again.population, again.asked_for) == (10, 4)
    shown = staff.get(Inspection.objects.first().get_absolute_url()).content.decode()
    assert f"By lot, from 10 homes that were ready. Seed {again.seed}." in shown


def test_the_portal_draws_by_itself_once_the_list_has_enough_and_once_a_month(morag):
    standard = make_standard(by=morag)
    make_homes(3, by=morag)
    draw_homes_of_month()
    assert not Draw.objects.exists()
    make_homes(2, by=morag)

    for _ in range(2):
        draw_homes_of_month()

    draw = Draw.objects.get()
    there = list(ReadyHome.objects.order_by("pk").values_list("pk", flat=True))
    drawn = set(Inspection.objects.values_list("home", flat=True))
    assert drawn == set(random.Random(draw.seed).sample(there, 4))
    assert (draw.drawn_by, draw.population) == (None, 5)
    assert {one.planned_by for one in Inspection.objects.all()} == {standard.written_by}


def test_whoever_inspects_is_told_and_reads_the_address_only_until_it_is_over(client, amina):
    make_inspector(amina)
    inspector = arranged(amina, area=make_estate("Mill Lane"))
    address = inspector.inspection.home.address
    page = reverse("inspections:my_inspection", args=[inspector.pk])

    before = client.get(page).content.decode()
    message = Message.objects.get(customer=amina, template="inspections/email/to_inspect")
    send_found(happened(inspector.inspection), by=amina.user)
    after = client.get(page).content.decode()

    assert address in before
    assert address not in message.text
    assert address not in message.subject
    assert address not in after
    assert "Mill Lane" in after  # the area


def test_the_address_goes_when_the_day_is_over_though_nothing_was_sent(client, amina):
    make_inspector(amina)
    inspector = arranged(amina)
    happened(inspector.inspection, timezone.localdate() - dt.timedelta(days=1))

    shown = client.get(reverse("inspections:my_inspection", args=[inspector.pk]))

    assert inspector.inspection.home.address not in shown.content.decode()


def test_nobody_else_reads_an_inspection_or_answers_for_it(client, amina):
    other = make_joined_customer("Ewan Bell")
    make_inspector(other)
    inspector = arranged(other, today=True)

    for name in ("my_inspection", "start", "check"):
        assert client.get(reverse(f"inspections:{name}", args=[inspector.pk])).status_code == 404
    assert client.post(reverse("inspections:decline", args=[inspector.pk])).status_code == 404


def test_somebody_goes_through_the_home_on_their_phone_and_what_fails_has_a_day(client, amina):
    make_inspector(amina)
    lead = make_user(Role.MANAGER, name="Ewan Bell")
    ServiceLead.objects.create(service="homes", officer=lead)
    inspector = arranged(amina, today=True)
    inspection = inspector.inspection
    asked = {
        one.code: one.source for one in inspection.standard.questionnaire.asked.questions.all()
    }
    address = reverse("inspections:start", args=[inspector.pk])
    first = client.get(address).url

    client.post(
        first, {asked["item-1"]: "fails", asked["item-2"]: "meets", "shown": "item-1 item-2"}
    )
    check = reverse("inspections:check", args=[inspector.pk])
    shown = client.get(check).content.decode()
    client.post(check, {"form_token": token_in(shown)})
    inspection.refresh_from_db()

    assert inspection.sent_by == amina
    assert (inspection.met, inspection.looked_at, inspection.unsafe) == (1, 2, 1)
    assert inspection.verdict == "Not ready: something for safety failed"
    action = actions_of(inspection).get()
    assert action.owner == lead
    assert action.due_on == after_working_days(timezone.localdate(), 1)
    assert "There is a smoke alarm, and it sounds (fails)" in action.details
    assert Message.objects.filter(address=lead.email, subject=action.what).exists()
    mine = client.get(reverse("inspections:my_inspection", args=[inspector.pk])).content.decode()
    assert "To be put right by" in mine
    line = Engagement.objects.get(customer=amina)
    assert line.role == Engagement.Role.INSPECTED


def test_what_keeps_people_safe_is_safe_or_not_and_what_is_not_there_leaves_the_share(amina):
    make_inspector(amina)
    inspection = arranged(amina, today=True).inspection
    codes = {
        one.code: [option.code for option in one.options.all()]
        for one in inspection.standard.questionnaire.asked.questions.all()
    }

    send_found(inspection, item_1="na", item_2="partly", move_in="no")

    assert codes["item-1"] == ["meets", "fails", "na"]
    assert codes["item-2"] == ["meets", "partly", "fails", "na"]
    assert (inspection.met, inspection.partly, inspection.looked_at) == (1, 1, 2)
    assert inspection.is_ready
    assert inspection.would_move_in is False


def test_sent_again_nothing_is_raised_or_counted_twice(amina):
    make_inspector(amina)
    inspection = arranged(amina, today=True).inspection
    send_found(inspection, item_2="fails")
    action = actions_of(inspection).get()

    send_found(inspection, item_2="fails", item_3="fails")

    assert actions_of(inspection).get() == action
    assert "Cupboards are clean" in action.notes.last().words
    assert Engagement.objects.count() == 1
    assert inspection.found.count() == 3


def test_a_day_is_in_office_hours_and_only_members_of_the_group_are_asked(amina):
    make_inspector(amina)
    inspection = make_inspection()
    about = {
        "inspection": inspection,
        "minutes": 60,
        "officer": inspection.planned_by,
        "inspectors": [amina],
        "by": inspection.planned_by,
    }
    saturday = coming_day()
    while saturday.weekday() != 5:
        saturday += dt.timedelta(days=1)

    with pytest.raises(Refused, match="not a working day"):
        arrange(**about, starts_at=at(saturday))
    with pytest.raises(Refused, match="between 9:00 and 17:00"):
        arrange(**about, starts_at=at(coming_day(), 8))
    with pytest.raises(Refused, match="between 9:00 and 17:00"):
        arrange(**about | {"minutes": 90}, starts_at=at(coming_day(), 16))
    with pytest.raises(Refused, match="That time has passed"):
        arrange(**about, starts_at=timezone.now() - dt.timedelta(days=7))
    Membership.objects.filter(customer=amina).update(until_on=timezone.localdate())
    with pytest.raises(Refused, match="They do not sit on a group that inspects this: Amina"):
        arrange(**about, starts_at=at(coming_day()))

    inspection.refresh_from_db()
    assert inspection.starts_at is None


def test_staff_arrange_it_on_a_page_and_whoever_cannot_come_says_so(staff, morag, client):
    amina = make_joined_customer("Amina Hussain")
    make_inspector(amina)
    inspection = make_inspection(standard=make_standard(by=morag))
    page = reverse("inspections:arrange", args=[inspection.pk])
    shown = staff.get(page).content.decode()
    day = coming_day()
    sent = {
        "day_0": day.day,
        "day_1": day.month,
        "day_2": day.year,
        "starts": "10am",
        "minutes": 60,
        "officer": morag.pk,
        "inspectors": [amina.pk],
        "form_token": token_in(shown),
    }

    staff.post(page, sent)
    inspection.refresh_from_db()
    decline(inspector=inspection.inspectors.get())

    assert timezone.localtime(inspection.starts_at).hour == 10
    waiting = [task.what for task in inspections_to_arrange(morag)]
    assert waiting == ["Nobody can come to an inspection: a home"]


def test_a_new_list_forgets_where_somebody_lives_now_and_calls_off_what_was_arranged(staff, morag):
    amina = make_inspector()
    make_standard(by=morag)
    send_list(staff, "Reference,Address,Area,Ready on\nV-1,4 Mill Lane,,30/11/2026\n")
    home = ReadyHome.objects.get(reference="V-1")
    inspection = arranged(
        amina, make_inspection(home=home, standard=make_standard("Second"))
    ).inspection

    page = send_list(staff, "Reference,Address,Area,Ready on\nV-2,6 Mill Lane,,1/12/2026\n")

    assert "1 new on the list. 1 not on it any more" in page.content.decode()
    home.refresh_from_db()
    inspection.refresh_from_db()
    assert (home.reference, home.address) == ("", "")
    assert inspection.called_off_why == "The home is not ready to let any more."
    assert Message.objects.filter(customer=amina, template="inspections/email/called_off").exists()


def test_one_press_takes_a_home_off_the_list_once_it_is_let(staff, morag):
    inspection = make_inspection(standard=make_standard(by=morag))
    address = reverse("inspections:let", args=[inspection.home.pk])

    assert address in staff.get(inspection.get_absolute_url()).content.decode()
    staff.post(address)

    inspection.refresh_from_db()
    assert inspection.home.address == ""
    assert inspection.called_off_at


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Reference,Address,Ready on,Key code\nV-1,4 Mill Lane,1/12/2026,4417\n", "Take this out"),
        ("Reference,Address,Ready on\nV-1,4 Mill Lane,1/12/2026\nV-1,5,1/12/2026\n", "Line 3"),
        ("Reference,Address,Ready on\nV-1,,1/12/2026\n", "There is no address"),
        ("Reference,Address,Area,Ready on\nV-1,4,Atlantis,1/12/2026\n", "no area called"),
        ("Reference,Address\nV-1,4 Mill Lane\n", "Ready on"),
    ],
)
def test_of_a_list_with_one_wrong_line_nothing_is_taken(staff, text, said):
    page = send_list(staff, text)

    assert said in page.content.decode()
    assert not ReadyHome.objects.exists()


def test_an_address_is_forgotten_after_a_time_though_nobody_said_that_it_is_let(morag):
    old, new = make_homes(2, by=morag)
    long_ago = timezone.now() - dt.timedelta(days=61)
    ReadyHome.objects.filter(pk=old.pk).update(listed_at=long_ago)

    assert forget_addresses() == 1

    assert set(ReadyHome.objects.values_list("address", flat=True)) == {"", new.address}


def test_whoever_inspects_tomorrow_is_reminded_once(amina):
    make_inspector(amina)
    inspection = arranged(amina).inspection
    happened(inspection, timezone.localdate() + dt.timedelta(days=1))

    remind_of_tomorrow()
    remind_of_tomorrow()

    reminded = Message.objects.filter(customer=amina, template="inspections/email/reminder")
    assert reminded.count() == 1


def test_an_estate_is_inspected_ad_hoc_with_partners_by_its_own_standard(staff, morag, amina):
    standard = make_standard("Estates", what=What.ESTATES, by=morag, service="neighbourhood")
    make_inspector(amina, what=What.ESTATES)
    page = reverse("inspections:plan")
    staff.force_login(morag)
    sent = {
        "standard": standard.pk,
        "subject": "The back courts of Mill Lane",
        "why": "Three people wrote about the bins",
        "partners": "The council",
        "form_token": token_in(staff.get(page).content.decode()),
    }

    staff.post(page, sent)
    inspection = Inspection.objects.get()
    send_found(arranged(amina, inspection, today=True).inspection)

    assert (inspection.home, inspection.partners) == (None, "The council")
    assert stats.met(FinancialYear.current())[0].name == "Estates"


def test_a_year_is_told_with_each_inspection_and_no_address(client, amina):
    make_inspector(amina)
    standard = make_standard()
    area = make_estate("Mill Lane")
    homes = make_homes(3, area=Area.objects.get(pk=area.pk))
    for number, home in enumerate(homes):
        inspection = arranged(amina, make_inspection(standard=standard, home=home)).inspection
        happened(inspection)
        move_in = "yes" if number else "no"
        send_found(inspection, item_1="meets" if number else "fails", move_in=move_in)
    year = FinancialYear.current()
    client.logout()

    shown = client.get(f"/inspections/inspections-by-residents-{year.code}/").content.decode()

    assert (stats.ready(year).count, stats.ready(year).of) == (2, 3)
    assert (stats.move_in(year).count, stats.move_in(year).of) == (2, 3)
    assert "8 of 9 things" in shown
    assert "2 of 3 homes were ready" in shown
    assert not any(home.address in shown for home in homes)


def test_an_officer_reads_what_was_found_and_says_what_of_the_praise_may_be_printed(staff, morag):
    amina = make_inspector()
    inspection = arranged(amina, make_inspection(standard=make_standard(by=morag))).inspection
    send_found(happened(inspection), praise="Davie left it spotless")
    before = [task.what for task in inspections_to_read(morag)]
    page = reverse("inspections:read", args=[inspection.pk])
    token = token_in(staff.get(page).content.decode())

    staff.post(page, {"printed": "It was spotless", "form_token": token})

    assert before == ["Read what inspectors found: a home"]
    assert not list(inspections_to_read(morag))
    assert stats.praise(FinancialYear.current()) == ["It was spotless"]


def test_a_standard_is_written_line_by_line_and_stays_once_it_is_in_use(morag):
    standard = make_standard(by=morag)

    assert written(read_lines(LINES)) == LINES.strip()
    with pytest.raises(Refused, match="begin with a heading"):
        read_lines("Walls are sound")
    with pytest.raises(Refused, match="at least one thing"):
        read_lines("Kitchen:")
    with pytest.raises(Refused, match="It is in use"):
        write_standard(standard=standard, lines=read_lines(LINES), by=morag, title="Other")

"""Bodies that work beside us: what staff keep of them, and what waits."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear
from base.core.refused import Refused
from base.core.rules.groups import AT_WORK
from base.core.rules.services import set_rules
from participation.programme.partners.models import MeetingAttended, Partner
from participation.programme.partners.services import add_plan, add_role, agree
from participation.programme.partners.worklist import partners_wait
from tests.factories.groups import make_group
from tests.factories.partners import make_partner
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
FOUR = {
    "resident_focus": "It asks its members each spring.",
    "value": "Its account says what a day of training cost.",
    "quality": "Trainers have done the course.",
    "no_duplication": "One list of training, kept together.",
}


def today() -> dt.date:
    return timezone.localdate()


def typed(name: str, day: dt.date) -> dict[str, int]:
    return {f"{name}_0": day.day, f"{name}_1": day.month, f"{name}_2": day.year}


@pytest.fixture
def officer(client):
    user = make_user(Role.STAFF)
    client.force_login(user)
    return user


def waiting(officer) -> list[str]:
    return [task.what for task in partners_wait(officer)]


def test_a_group_is_put_on_record_as_a_partner_with_its_election(client, officer):
    group = make_group("Calder Federation", kind="federation")
    told = {
        "group": group.pk,
        "form": "An independent company",
        "staff": "2",
        "funded_by": "Three landlords",
        **typed("elected_on", today() - 300 * DAY),
        **typed("next_election_on", today() + 30 * DAY),
        "publishes_plan": "on",
    }
    page = client.post(reverse("partners:new"), told, follow=True).content.decode()

    for said in ("Calder Federation", "An independent company", "Three landlords"):
        assert said in page
    assert "Calder Federation elects its board: note the day and who sits on it" in waiting(officer)
    assert client.post(reverse("partners:new"), told).status_code == 200  # it is one already
    assert Partner.objects.count() == 1
    seen = client.get(group.get_absolute_url()).content.decode()
    assert f'href="{Partner.objects.get().get_absolute_url()}"' in seen


def test_what_both_do_says_how_it_is_kept_apart(client, officer):
    partner = make_partner()
    address = reverse("partners:add_role", args=[partner.pk])

    refused = client.post(address, {"what": "Trains", "ours_too": "on"}).content.decode()
    assert "Say how the two are kept apart" in refused
    with pytest.raises(Refused, match="nothing is done twice"):
        add_role(partner=partner, what="Trains", ours_too=True, kept_apart="", by=officer)
    told = {"what": "Trains", "ours_too": "on", "kept_apart": "We train panels alone."}
    page = client.post(address, told, follow=True).content.decode()
    assert "We do it too. We train panels alone." in page

    remove = reverse("partners:remove_role", args=[partner.pk, partner.does.get().pk])
    assert client.post(remove).status_code == client.post(remove).status_code == 302
    assert not partner.does.exists()


def test_the_plan_of_a_year_is_asked_for_until_it_has_come(client, officer):
    set_rules(group=AT_WORK, values={"PARTNER_PLAN_DAYS": 0}, by=officer, why="At once.")
    partner = make_partner(publishes_plan=True)
    year = FinancialYear.current()
    wanted = f"Ask {partner} for its plan of {year}"
    assert wanted in waiting(officer)

    last = year.start_year - 1
    add_plan(partner=partner, year=last, file=ContentFile(b"x", name="plan.pdf"), by=officer)
    assert wanted in waiting(officer)
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 made for a test")
    address = reverse("partners:add_plan", args=[partner.pk])
    page = client.post(address, {"year": year.start_year, "file": file}, follow=True)

    assert f"Business plan {year}" in page.content.decode()
    assert wanted not in waiting(officer)
    plan = partner.plans.first()
    whole = client.get(reverse("partners:plan_file", args=[plan.pk])).streaming_content
    assert b"".join(whole).startswith(b"%PDF")


def test_an_agreement_answers_four_questions_and_waits_to_be_looked_at_again(client, officer):
    partner = make_partner()
    address = reverse("partners:agree", args=[partner.pk])
    days = typed("agreed_on", today()) | typed("review_on", today() + 20 * DAY)

    missing = client.post(address, days | FOUR | {"value": ""}).content.decode()
    assert "It asks its members each spring." in missing  # kept
    assert not partner.agreements.exists()
    page = client.post(address, days | FOUR, follow=True).content.decode()
    for said in FOUR.values():
        assert said in page
    look_again = f"Look again at the service-level agreement with {partner}"
    assert look_again in waiting(officer)

    older = {"agreed_on": today() - DAY, "review_on": today() + 5 * DAY}
    agree(partner=partner, by=officer, **older, **FOUR)
    (task,) = partners_wait(officer)  # the newest holds, whichever was written down last
    assert (task.what, task.due) == (look_again, today() + 20 * DAY)
    with pytest.raises(Refused, match="of that day already"):
        agree(partner=partner, by=officer, **older, **FOUR)
    with pytest.raises(Refused, match="in the future"):
        agree(partner=partner, by=officer, **older | {"agreed_on": today() + DAY}, **FOUR)


def test_a_meeting_that_one_of_us_went_to_stands_with_what_was_heard(client, officer):
    partner = make_partner("Harbour Community Council", kind="community_council")
    told = {
        **typed("on", today() - DAY),
        "went": officer.pk,
        "heard": "The bus no longer stops after seven.",
        "passed_to": "The participation team",
    }
    address = reverse("partners:note_meeting", args=[partner.pk])
    page = client.post(address, told, follow=True).content.decode()

    assert "The bus no longer stops after seven." in page
    assert "Passed on to: The participation team" in page
    assert (
        "must be today or earlier"
        in client.post(address, told | typed("on", today() + DAY)).content.decode()
    )
    assert MeetingAttended.objects.count() == 1


def test_nothing_waits_of_a_partner_that_has_ended(officer):
    partner = make_partner(
        publishes_plan=True, elected_on=today() - 9 * DAY, next_election_on=today()
    )
    agree(partner=partner, agreed_on=today(), review_on=today() + DAY, by=officer, **FOUR)
    assert len(waiting(officer)) == 3

    partner.group.ended_on = today()
    partner.group.save()
    assert waiting(officer) == []


def test_the_page_takes_few_statements_however_much_is_on_record(
    client, officer, django_assert_max_num_queries
):
    partner = make_partner()
    for number in range(12):
        add_role(partner=partner, what=f"Job {number}", ours_too=False, kept_apart="", by=officer)
        MeetingAttended.objects.create(
            partner=partner, on=today(), went=officer, heard="Words.", written_by=officer
        )
    client.get(partner.get_absolute_url())
    with django_assert_max_num_queries(9):
        client.get(partner.get_absolute_url())


def test_customers_do_not_come_near(client):
    partner = make_partner()
    client.force_login(make_user(Role.CUSTOMER))

    assert client.get(partner.get_absolute_url()).status_code == 403

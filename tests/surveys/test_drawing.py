"""Who a survey is for, who is left out, and who of the others is drawn."""

import datetime as dt
import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.contact.models import Purpose
from participation.people.customers.models import Customer, FormerReference
from participation.reach.segments.models import Segment
from participation.reach.sendouts import planning
from surveys.drawing.frame import write_frame
from surveys.drawing.lists import take_list
from surveys.drawing.services import choose_people, draw_people, throw_away
from surveys.drawing.stats import groups_of, left_out_of
from surveys.models import Draw, Sampled
from surveys.tasks import count_frame, sweep
from tests.factories.activities import make_past_event
from tests.factories.messages import make_message
from tests.factories.people import make_customer, make_estate
from tests.factories.reports import came
from tests.factories.sendouts import make_agreeing
from tests.factories.surveys import make_open_survey, make_survey
from tests.forms import token_in
from tests.segments.making import make_segment

pytestmark = pytest.mark.django_db

Way, By = Draw.Way, Draw.By


def many(number: int, tenure: str = "tenant", **fields) -> list[Customer]:
    return [make_agreeing(f"{tenure} {n}", tenure=tenure, **fields) for n in range(number)]


def everybody() -> Segment:
    return Segment.objects.filter(criteria={}).first() or make_segment("Everybody", criteria={})


def counted(officer, way=Way.RANDOM, groups_by=By.TENURE, survey=None, **whom) -> Draw:
    draw = choose_people(
        survey=survey or make_survey(),
        way=way,
        groups_by=groups_by,
        by=officer,
        **(whom or {"segment": everybody()}),
    )
    count_frame(draw.pk)
    draw.refresh_from_db()
    return draw


def asked(draw: Draw) -> list[int]:
    return list(draw.people.drawn().order_by("customer").values_list("customer", flat=True))


def test_whoever_a_rule_leaves_out_is_counted_by_reason_and_never_drawn(officer):
    tenants, owners = many(3), many(2, "factored_owner")
    make_message(
        owners[0],
        purpose=Purpose.INVITATION,
        state="sent",
        sent_at=timezone.now() - dt.timedelta(days=1),
    )
    make_customer("Never agreed", tenure="tenant")

    draw = counted(officer, Way.EVERYONE)
    draw_people(draw=draw, by=officer)

    groups = {one.name: (one.everybody, one.left_out, one.drawn) for one in groups_of(draw)}
    assert groups == {"Factored owner": (2, 1, 1), "Tenant": (4, 1, 3)}
    assert dict(left_out_of(draw)) == {
        "We hold no details for reaching this person": 1,
        "They were asked something not long ago": 1,
    }
    assert asked(draw) == sorted(one.pk for one in [*tenants, owners[1]])
    owners_drawn = next(one for one in groups_of(draw) if one.name == "Factored owner")
    assert round(owners_drawn.share) == 33
    assert round(owners_drawn.drawn_share) == 25


def test_young_people_are_asked_and_nobody_else(officer):
    today = timezone.localdate()
    young, _ = (
        many(1, date_of_birth=today.replace(year=today.year - age, day=1))[0] for age in (19, 40)
    )
    segment = make_segment("16 to 24", criteria={"ages": ["16_24"]})

    draw = draw_people(draw=counted(officer, Way.EVERYONE, segment=segment), by=officer)

    assert asked(draw) == [young.pk]


def test_anybody_can_draw_the_same_again_from_the_published_seed(officer):
    people = many(20)
    draw = draw_people(draw=counted(officer), number=7, by=officer)

    numbers = sorted(one.pk for one in people)
    assert asked(draw) == sorted(random.Random(draw.seed).sample(numbers, 7))
    fact = Fact.objects.get(what="survey_people_drawn")
    assert fact.changes["seed"] == draw.seed


def test_of_each_group_as_many_are_drawn_as_was_said_group_after_group(officer):
    tenants, owners = many(8), many(4, "factored_owner")
    draw = draw_people(
        draw=counted(officer, Way.STRATIFIED),
        numbers={"Tenant": 2, "Factored owner": 3},
        quotas={"Factored owner": 2},
        when_full=Draw.WhenFull.THANK,
        by=officer,
    )

    dice = random.Random(draw.seed)
    again = dice.sample(sorted(one.pk for one in owners), 3)
    again += dice.sample(sorted(one.pk for one in tenants), 2)
    assert asked(draw) == sorted(again)
    assert (draw.quotas, draw.when_full) == ({"Factored owner": 2}, "thank")


def test_groups_are_by_the_area_that_an_estate_is_in_or_by_age(officer):
    today = timezone.localdate()
    many(1, area=make_estate("Mill Lane", area="Calder"))
    many(
        2,
        area=make_estate("Birkwood", area="Calder"),
        date_of_birth=today.replace(day=1, year=today.year - 40),
    )
    many(1)

    by_area = counted(officer, groups_by=By.AREA)
    assert {one.name: one.everybody for one in groups_of(by_area)} == {
        "Calder": 3,
        "Not recorded": 1,
    }
    by_age = counted(officer, groups_by=By.AGE)
    assert {one.name: one.everybody for one in groups_of(by_age)} == {
        "35 to 44": 2,
        "Age not known": 2,
    }


def test_drawn_twice_the_first_draw_stands_and_is_not_chosen_anew(officer):
    many(6)
    draw = counted(officer)
    first = draw_people(draw=draw, number=2, by=officer)
    again = draw_people(draw=draw, number=5, by=officer)

    assert (again.seed, len(asked(draw))) == (first.seed, 2)
    with pytest.raises(Refused, match="have been drawn already"):
        counted(officer, survey=draw.survey)
    throw_away(draw=draw, by=officer)
    assert not Sampled.objects.exists()


def test_once_people_can_answer_the_draw_stands(officer):
    many(3)
    draw = draw_people(draw=counted(officer, survey=make_open_survey()), number=1, by=officer)

    with pytest.raises(Refused, match="so the draw stands"):
        throw_away(draw=draw, by=officer)


@pytest.mark.parametrize(
    ("way", "said", "words"),
    [
        (Way.RANDOM, {}, "Say how many people to draw"),
        (Way.RANDOM, {"number": 9}, "Only 3 can be asked"),
        (Way.STRATIFIED, {"numbers": {"Tenant": 4}}, "Of Tenant only 3"),
        (Way.STRATIFIED, {"numbers": {"Tenant": 0}}, "Say how many people to draw"),
    ],
)
def test_nobody_is_drawn_who_is_not_there(officer, way, said, words):
    many(3)
    draw = counted(officer, way)

    with pytest.raises(Refused, match=words):
        draw_people(draw=draw, by=officer, **said)
    assert not asked(draw)


def test_where_nobody_may_be_asked_nobody_is_drawn(officer):
    make_customer("Never agreed")

    with pytest.raises(Refused, match="Nobody can be asked"):
        draw_people(draw=counted(officer, Way.EVERYONE), by=officer)


def test_a_worker_that_was_killed_while_it_counted_is_replaced_and_counts_nobody_twice(
    officer, monkeypatch, settings
):
    many(5)
    monkeypatch.setattr(planning, "PART", 2)
    draw = choose_people(
        survey=make_survey(),
        segment=everybody(),
        way=Way.EVERYONE,
        groups_by=By.TENURE,
        by=officer,
    )
    hold = Draw.objects.claim(draw.pk)
    killed_after(hold, 2)
    assert draw.people.count() == 4
    long_ago = timezone.now() - dt.timedelta(seconds=settings.SEND_OUT_STALE_SECONDS + 1)
    Draw.objects.update(beat_at=long_ago)

    sweep()
    count_frame(draw.pk)

    draw.refresh_from_db()
    assert (draw.state, draw.people.count()) == ("done", 5)


def killed_after(hold, parts: int) -> None:
    """The worker's heart stops when it has begun so many parts."""
    told = hold.tell

    def tell(step, progress):
        nonlocal parts
        parts -= 1
        if parts < 0:
            raise KeyboardInterrupt
        told(step, progress)

    hold.tell = tell
    with pytest.raises(KeyboardInterrupt):
        write_frame(hold)


def a_list(*lines: str, name: str = "bathrooms.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "\n".join(("Reference,Name", *lines)).encode())


def test_a_list_finds_people_however_the_reference_is_written_and_names_those_it_does_not(officer):
    amina = make_agreeing("Amina", reference="GH 0012")
    joined = make_agreeing("Joined", reference="GH-2")
    FormerReference.objects.create(customer=joined, reference="OLD-7")
    survey = make_survey()

    found = take_list(
        survey=survey,
        file=a_list("gh0012,Amina", "OLD-7,Jo", "GH-2,Jo again", "XX-9,Tam Rennie"),
        name="bathrooms.csv",
        by=officer,
    )

    assert [str(one) for one in found.people.filter(customer=None)] == ["XX-9 Tam Rennie"]
    assert found.people.exclude(name="", reference="").get().line == 5
    assert found.repeated == 1
    draw = counted(officer, Way.EVERYONE, survey=survey, people_list=found)
    draw_people(draw=draw, by=officer)
    assert asked(draw) == sorted([amina.pk, joined.pk])


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["Who,What", "GH-1,Amina"], "None of the headings is “Reference”"),
        (["Reference,Name", "ZZ-1,Nobody"], "We know none of the references"),
        ([""], "The file is empty"),
        (["Reference,Name", "x" * 1_000_000], "Line 2 has"),
    ],
)
def test_a_list_that_says_nothing_is_refused_and_nothing_of_it_kept(officer, lines, words):
    make_agreeing("Amina", reference="GH-1")
    survey = make_survey()
    file = SimpleUploadedFile("x.csv", "\n".join(lines).encode())

    with pytest.raises(Refused, match=words):
        take_list(survey=survey, file=file, name="x.csv", by=officer)
    assert not survey.people_lists.exists()


def test_staff_upload_a_list_see_who_is_left_out_and_draw(
    staff, django_capture_on_commit_callbacks
):
    make_agreeing("Amina", reference="GH-1", tenure="tenant")
    make_customer("Never agreed", reference="GH-2", email="x@example.org", tenure="tenant")
    survey = make_survey()
    people = f"/staff/surveys/{survey.pk}/people/"
    choose = f"{people}choose/"
    said = {"way": "stratified", "groups_by": "tenure"}

    empty = staff.post(choose, {"form_token": token_in(page(staff, choose)), **said})
    assert "Choose a segment, something they came to or a list" in empty.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        file = a_list("GH-1,Amina", "GH-2,N", "ZZ-9,Tam Rennie")
        token = token_in(page(staff, choose))
        shown = staff.post(choose, {"form_token": token, "file": file, **said})
    shown = page(staff, people)
    assert "Line 4: ZZ-9 Tam Rennie" in shown
    assert "They have not agreed to be invited: 1" in shown
    assert "n = n0 / (1 + (n0 − 1) / N)" in shown
    assert "only 1 may be asked today" in shown
    assert "Nobody of them may be asked today" not in shown
    staff.post(
        people,
        {"form_token": token_in(shown), "number_0": "1", "quota_0": "1", "when_full": "thank"},
    )

    shown = page(staff, people)
    assert survey.draws.get().seed in shown
    assert "1 people are drawn" not in shown
    assert "thank whoever else of that group comes" in shown


def test_those_who_came_to_something_are_asked_about_it(staff, django_capture_on_commit_callbacks):
    event = make_past_event("Garden day")
    jean, amina = make_agreeing("Jean"), make_agreeing("Amina")
    make_agreeing("Stayed at home")
    for customer in (jean, amina):
        came(event, customer)
    came(event, people=12)
    came(event, make_customer("Gone", erased_at=timezone.now()))
    survey = make_survey()
    people = f"/staff/surveys/{survey.pk}/people/"
    shown = page(staff, f"{people}choose/")
    assert "Garden day, " in shown
    assert ": 2 by name" in shown

    said = {"came_to": event.pk, "way": "everyone", "groups_by": "tenure"}
    with django_capture_on_commit_callbacks(execute=True):
        staff.post(f"{people}choose/", {"form_token": token_in(shown), **said})
    staff.post(people, {"form_token": token_in(page(staff, people)), "when_full": "count_on"})

    assert asked(survey.draws.get()) == [jean.pk, amina.pk]
    assert survey.draws.get().people.count() == 2  # whoever was erased is nobody any more
    assert "Who came: Garden day" in page(staff, people)


def page(client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_the_page_takes_as_many_statements_however_many_it_is_for(
    staff, officer, django_assert_max_num_queries
):
    many(12), many(6, "factored_owner")
    draw = counted(officer, Way.STRATIFIED)

    with django_assert_max_num_queries(16):
        page(staff, f"/staff/surveys/{draw.survey_id}/people/")

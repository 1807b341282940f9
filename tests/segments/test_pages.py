import csv
import io
import re

import pytest

from base.core.audience import Role
from base.core.models import Fact
from participation.reach.segments.models import Segment
from participation.reach.segments.stats import by_channel
from tests.factories.people import make_customer, make_estate, make_user

from .making import make_segment

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client):
    user = make_user(Role.MANAGER, name="Ishbel Orr")
    client.force_login(user)
    return user


def hidden(html: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', html)[1]


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


# --- the builder ------------------------------------------------------------------------------


def test_a_segment_is_built_once_however_often_it_is_sent(client, morag):
    make_customer("Amina", tenure="tenant", area=make_estate())
    page = client.get("/staff/segments/new/").content.decode()
    answers = {
        "name": "Quiet in West",
        "tenures": ["tenant"],
        "areas": ["west"],
        "engagement": ["never", "lapsed"],
        "form_token": hidden(page, "form_token"),
    }
    for _ in range(2):
        response = client.post("/staff/segments/new/", answers, follow=True)

    segment = Segment.objects.get(name="Quiet in West")
    assert segment.criteria == {
        "tenures": ["tenant"],
        "areas": ["west"],
        "engagement": ["never", "lapsed"],
    }
    assert segment.created_by == morag
    assert [person.name for person in segment.people()] == ["Amina"]
    assert "Tenants in West who have not taken part for 12 months." in text(response)


def test_count_shows_the_size_and_keeps_what_was_ticked(client, morag):
    make_customer("Amina", tenure="tenant")
    make_customer("Jean", tenure="leaseholder")

    response = client.post(
        "/staff/segments/new/", {"tenures": ["tenant"], "name": "", "count": "yes"}
    )

    assert "1 person Tenants." in text(response)
    assert re.search(r'value="tenant"[^>]* checked', response.content.decode())
    assert "Give the segment a name" not in text(response)
    assert not Segment.objects.filter(code=None).exists()


def test_while_somebody_ticks_only_the_count_comes_back(client, morag):
    make_customer("Amina", tenure="tenant")
    make_customer("Jean", tenure="leaseholder")

    html = client.get("/staff/segments/count/?tenures=tenant&tenures=leaseholder").content.decode()

    assert "2 people" in html
    assert "Tenants or leaseholders." in html
    assert "<html" not in html


def test_a_saved_segment_can_be_counted_where_people_are_chosen(client, morag):
    make_customer("Amina", tenure="tenant")
    segment = make_segment()

    html = client.get(f"/staff/segments/count/?saved=yes&segment={segment.pk}").content.decode()

    assert "1 person" in html


@pytest.mark.parametrize("chosen", ["", "x", "999999", "-1", "1" * 40, "\x00"])
def test_a_segment_that_is_not_there_counts_nothing(client, morag, chosen):
    response = client.get("/staff/segments/count/", {"saved": "yes", "segment": chosen})

    assert response.status_code == 200
    assert "people" not in response.content.decode()


def test_filters_may_come_with_the_address(client, morag):
    make_customer("Amina", tenure="tenant")

    response = client.get("/staff/segments/new/?tenures=tenant&engagement=never")

    assert "1 person Tenants who have never taken part." in text(response)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"name": ""}, "Give the segment a name"),
        ({"name": "   "}, "Give the segment a name"),
        ({"name": "x" * 10_000}, "80 characters"),
        ({"name": "ONLINE ONLY"}, "There is a segment with this name already"),
        ({"name": "Fine", "tenures": ["no-such-tenure"]}, "no longer on the list"),
        ({"name": "Fine", "ages": ["0_200"]}, "no longer on the list"),
        ({"name": "Fine", "channels": ["pigeon"]}, "no longer on the list"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_reason(client, morag, answers, says):
    response = client.post("/staff/segments/new/", {"topics": ["repairs"], **answers})

    assert says in text(response)
    assert re.search(r'value="repairs"[^>]* checked', response.content.decode())
    assert not Segment.objects.filter(code=None).exists()


@pytest.mark.parametrize("name", ["Ó Súilleabháin’s", "O'Neil <b>", "\U0001f3e0 homes"])
def test_any_name_is_shown_as_it_was_typed(client, morag, name):
    client.post("/staff/segments/new/", {"name": name})
    segment = Segment.objects.get(name=name)

    response = client.get(segment.get_absolute_url())

    assert response.context["segment"].name == name
    assert "<b>" not in response.content.decode()


def test_an_old_tab_does_not_undo_what_a_colleague_saved(client, morag):
    segment = make_segment(criteria={"tenures": ["tenant"]})
    address = f"/staff/segments/{segment.pk}/edit/"
    seen = hidden(client.get(address).content.decode(), "as_opened")
    client.post(address, {"name": segment.name, "tenures": ["leaseholder"], "as_opened": seen})

    late = client.post(address, {"name": segment.name, "tenures": ["applicant"], "as_opened": seen})

    assert "Somebody changed this page after you opened it" in text(late)
    segment.refresh_from_db()
    assert segment.criteria == {"tenures": ["leaseholder"]}

    again = hidden(late.content.decode(), "as_opened")
    client.post(address, {"name": segment.name, "tenures": ["applicant"], "as_opened": again})
    segment.refresh_from_db()
    assert segment.criteria == {"tenures": ["applicant"]}


def test_changing_the_filters_keeps_the_name_and_its_history(client, morag):
    segment = make_segment()

    client.post(f"/staff/segments/{segment.pk}/edit/", {"name": segment.name})
    response = client.get(segment.get_absolute_url())

    segment.refresh_from_db()
    assert segment.criteria == {}
    assert "Changed by Morag Tait" in text(response)


# --- the list and the page of one -------------------------------------------------------------


def test_the_list_says_who_is_meant_and_how_many(client, morag):
    make_customer("Amina", tenure="tenant")
    make_segment("A quiet lot")

    response = client.get("/staff/segments/")

    assert "Tenants who have not taken part for 12 months. 1" in text(response)


def test_the_page_shows_who_they_are_and_what_they_are_like(client, morag):
    amina = make_customer(
        "Amina", tenure="tenant", area=make_estate(), preferred_channel="post", language="ur"
    )
    make_customer("Jean", tenure="tenant")
    make_customer("Owner", tenure="factored_owner")

    response = client.get(make_segment().get_absolute_url())

    said = text(response)
    assert "2 people now" in said
    assert f"By preferred channel {by_channel.definition} " in said
    assert "Letter 1 50.0%" in said
    assert "West 1 50.0%" in said
    assert "Not recorded 1 50.0%" in said
    assert amina.get_absolute_url() in response.content.decode()
    assert "Owner" not in said


def test_a_segment_of_nobody_says_so(client, morag):
    assert "Nobody fits every filter today" in text(client.get(make_segment().get_absolute_url()))


def test_a_segment_that_cannot_be_read_is_of_nobody_and_can_be_mended(client, morag):
    make_customer("Amina", tenure="tenant")
    segment = make_segment(criteria={"tenures": "tenant", "pk__gt": 0})

    assert "cannot be read" in text(client.get(segment.get_absolute_url()))
    assert "cannot be read" in text(client.get(f"/staff/segments/{segment.pk}/edit/"))
    assert client.get("/staff/segments/").status_code == 200

    client.post(
        f"/staff/segments/{segment.pk}/edit/", {"name": segment.name, "tenures": ["tenant"]}
    )
    segment.refresh_from_db()
    assert [person.name for person in segment.people()] == ["Amina"]


def test_a_segment_is_put_away_and_brought_back(client, morag):
    segment = make_segment("A quiet lot")

    for _ in range(2):
        client.post(f"/staff/segments/{segment.pk}/put-away/")
    assert "A quiet lot" not in text(client.get("/staff/segments/"))
    assert "A quiet lot" in text(client.get("/staff/segments/?put_away=yes"))

    client.post(f"/staff/segments/{segment.pk}/bring-back/")
    assert "A quiet lot" in text(client.get("/staff/segments/"))
    assert Fact.objects.about(segment).count() == 2


@pytest.mark.parametrize("pk", [999999, 10**30])
@pytest.mark.parametrize("page", ["", "edit/"])
def test_a_segment_that_is_not_there_is_not_found(client, morag, pk, page):
    assert client.get(f"/staff/segments/{pk}/{page}").status_code == 404


def test_pages_take_as_many_queries_however_many_people_and_segments(
    client, morag, django_assert_max_num_queries
):
    """Once they are counted."""
    segment = make_segment()
    pages = ["/staff/segments/", segment.get_absolute_url(), "/staff/profiles/"]
    pages += ["/staff/segments/new/", f"/staff/segments/{segment.pk}/edit/"]
    counts = []
    for more in (1, 30):
        for n in range(more):
            make_customer(f"Jean {more} {n}", tenure="tenant", area=make_estate())
            make_segment(f"Segment {more} {n}", is_profile=True)
        counts.append([])
        for page in pages:
            client.get(page)
            with django_assert_max_num_queries(20) as queries:
                client.get(page)
            counts[-1].append(len(queries))

    assert counts[0] == counts[1]


# --- the file ---------------------------------------------------------------------------------


def test_a_manager_takes_the_people_as_a_file_and_it_is_on_record(client, manager):
    make_customer('=HYPERLINK("http://example.org")', tenure="tenant", reference="@1")
    make_customer("Jean Ó Súilleabháin", tenure="tenant", reference="C2")
    segment = make_segment("Quiet/../=lot")

    response = client.post(segment.get_absolute_url(), {"file": "csv"})

    rows = list(csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig"))))
    assert [(row["Reference"], row["Name"]) for row in rows] == [
        ("'@1", '\'=HYPERLINK("http://example.org")'),
        ("C2", "Jean Ó Súilleabháin"),
    ]
    assert response["Content-Disposition"] == 'attachment; filename="quietlot.csv"'
    fact = Fact.objects.about(segment).get()
    assert (fact.what, fact.actor, fact.changes["people"]) == ("people_exported", manager, 2)


def test_an_officer_is_not_offered_the_file(client, morag):
    make_customer("Amina", tenure="tenant")

    assert "CSV" not in text(client.get(make_segment().get_absolute_url()))


def test_sizes_are_counted_once_for_a_while_and_anew_for_other_filters(client, morag):
    Segment.objects.all().delete()
    segment = make_segment("A quiet lot", criteria={"tenures": ["tenant"]})
    assert "A quiet lot Tenants. 0" in text(client.get("/staff/segments/"))
    make_customer("Amina", tenure="tenant")

    assert "A quiet lot Tenants. 0" in text(client.get("/staff/segments/"))
    assert "Counted at" in text(client.get("/staff/segments/"))
    segment.criteria = {}
    segment.save()
    assert client.get("/staff/segments/").context["view"].sizes[("{}",)].found == 1

"""The page of a group for those who sit on it (K-03, T-42)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from base.core.audience import Audience, Role
from base.core.refused import Refused
from participation.people.groups.models import Membership
from participation.programme.network.models import Post
from participation.programme.network.services import put_up
from participation.records.erasing.services import erase_person
from tests.factories.activities import make_event
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer, make_user, make_user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel():
    return make_group("Digital network", kind="working")


@pytest.fixture
def amina(client, panel):
    customer = make_joined_customer("Amina Hussain")
    make_membership(panel, customer)
    client.force_login(customer.user)
    return customer


def address(group) -> str:
    return f"/network/{group.slug}/"


def main(response) -> str:
    return response.content.decode().split("<main")[1].split("</main>")[0]


def test_a_member_tells_the_others_and_they_read_it(client, panel, amina):
    client.post(address(panel), {"text": "The survey is up on Monday."})

    tam = make_joined_customer("Tam Rennie")
    make_membership(panel, tam)
    client.force_login(tam.user)
    page = main(client.get(address(panel)))

    assert "The survey is up on Monday." in page
    assert "Amina Hussain, " in page
    assert "Take it down" not in page


def test_nobody_else_can_read_write_or_fetch_anything(client, panel, amina):
    paper = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 made for a test")
    client.post(address(panel), {"text": "Minutes", "file": paper})
    post = Post.objects.get()

    for role in (Role.CUSTOMER, Role.BOARD):
        client.force_login(make_user(role))
        assert client.get(address(panel)).status_code == 404
        assert client.post(address(panel), {"text": "Hello"}).status_code == 404
        assert client.get(f"/network/posts/{post.pk}/paper/").status_code == 404
        assert client.post(f"/network/posts/{post.pk}/take-down/").status_code == 404
    assert Post.objects.standing().count() == 1


def test_whoever_has_left_the_group_reads_no_more(client, panel, amina):
    Membership.objects.update(until_on=timezone.localdate())

    assert client.get(address(panel)).status_code == 404
    assert "Digital network" not in main(client.get("/network/"))


def test_a_paper_is_fetched_by_members(client, panel, amina):
    paper = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 made for a test")
    client.post(address(panel), {"text": "Minutes", "file": paper})

    response = client.get(f"/network/posts/{Post.objects.get().pk}/paper/")

    assert b"".join(response.streaming_content) == b"%PDF-1.7 made for a test"
    assert "attachment" in response["Content-Disposition"]


def test_members_take_down_their_own_and_staff_take_down_any(client, panel, amina):
    morag = make_user(Role.STAFF)
    hers = put_up(group=panel, by=amina.user, text="Hers")
    ours = put_up(group=panel, by=morag, text="Ours")

    client.post(f"/network/posts/{hers.pk}/take-down/")
    assert client.post(f"/network/posts/{ours.pk}/take-down/").status_code == 404
    assert "Hers" not in main(client.get(address(panel)))
    client.force_login(morag)
    client.post(f"/network/posts/{ours.pk}/take-down/")

    hers.refresh_from_db()
    assert hers.taken_down_by == amina.user
    assert not Post.objects.standing().exists()
    assert "Only staff see this" in main(client.get(address(panel)))


def test_an_erased_members_words_and_papers_go(
    client, panel, amina, django_capture_on_commit_callbacks
):
    paper = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 made for a test")
    client.post(address(panel), {"text": "I live at number 4", "file": paper})
    stored, name = Post.objects.get().file.storage, Post.objects.get().file.name

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(customer=amina, by=make_user(Role.STAFF), why="Asked by the person")

    post = Post.objects.get()
    assert (post.text, post.file.name) == ("Erased", "")
    assert not stored.exists(name)


def test_members_see_when_they_meet_and_how_to_come_online(client, panel, amina):
    event = make_event("Network evening", where="both", online_link="https://meet.example/7")
    event.groups.add(panel)
    make_event("Somebody else’s")

    page = main(client.get(address(panel)))

    assert "Network evening" in page
    assert 'href="https://meet.example/7"' in page
    assert "Somebody else’s" not in page


def test_my_page_leads_to_each_of_my_groups(client, panel, amina):
    assert f'href="{address(panel)}"' in main(client.get("/me/"))
    assert f'href="{address(panel)}"' in main(client.get("/network/"))


def test_nothing_is_put_up_without_words_or_after_the_end(client, panel, amina):
    assert "Write what you would like" in main(client.post(address(panel), {"text": ""}))
    panel.ended_on = timezone.localdate()
    with pytest.raises(Refused, match="has ended"):
        put_up(group=panel, by=amina.user, text="Late")
    assert not Post.objects.exists()


def test_many_notices_cost_no_more_queries(client, panel, amina, django_assert_max_num_queries):
    for number in range(15):
        put_up(group=panel, by=amina.user, text=f"Notice {number}")

    with django_assert_max_num_queries(12):
        client.get(address(panel))


def test_nobody_opens_it_for_somebody_else_and_the_page_says_why(client, panel):
    member = make_joined_customer("Amina Hussain")
    make_membership(panel, member)
    client.force_login(make_user_of(Audience.STAFF))
    client.post(f"/staff/people/{member.pk}/act/", {"asked": "phone"})

    response = client.get(address(panel))

    assert response.status_code == 403
    assert "for members of the group alone" in main(response)

import pytest

from base.core.models import Fact
from participation.messages.wording.models import Wording
from participation.messages.wording.services import put_back_shipped, write_words
from participation.messages.wording.shipped import SHIPPED
from participation.people.customers.models import Level

pytestmark = pytest.mark.django_db

OWN = {"title": "Have a say", "body": "Come and talk.\n\nThere is soup."}


@pytest.mark.parametrize("key", SHIPPED)
def test_every_place_shows_what_the_portal_ships_until_staff_say_it_their_way(
    client, morag, key, django_capture_on_commit_callbacks
):
    where = SHIPPED[key].where
    assert SHIPPED[key].title in client.get(where).content.decode().replace("&#x27;", "'")

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/staff/words/{key}/", {**OWN, "save": "1"})

    page = client.get(where).content.decode()
    assert "Have a say" in page
    assert "There is soup.</p>" in page
    assert page.count("<h1") == 1


def test_the_words_of_a_page_cost_no_query_once_they_are_known(client, django_assert_num_queries):
    client.get("/contact/")

    with django_assert_num_queries(0):
        client.get("/contact/")


def test_a_visitor_sees_new_words_at_once(client, morag, django_capture_on_commit_callbacks):
    client.logout()
    client.get("/get-involved/")
    with django_capture_on_commit_callbacks(execute=True):
        write_words(key="menu", by=morag, **OWN)

    assert "Have a say" in client.get("/get-involved/").content.decode()


def test_what_looks_like_html_is_shown_as_it_was_typed(client, morag):
    client.post("/staff/words/contact/", {"title": "A", "body": "<script>alert(1)</script>"})

    page = client.get("/contact/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_preview_shows_the_words_and_saves_nothing(client, morag):
    page = client.post("/staff/words/join/", {**OWN, "preview": "1"}).content.decode()

    assert "Nothing is saved yet" in page
    assert "There is soup.</p>" in page
    assert not Wording.objects.exists()


def test_the_shipped_words_come_back_and_the_log_keeps_what_was_said(
    client, morag, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        words = write_words(key="contact", by=morag, **OWN)
        client.post("/staff/words/contact/put-back/")
        put_back_shipped(key="contact", by=morag)

    assert "Contact us</h1>" in client.get("/contact/").content.decode()
    assert list(words.history.values_list("history_type", flat=True)) == ["-", "+"]
    assert Fact.objects.filter(what="words_put_back").get().changes["before"] == OWN["body"]


def test_what_a_level_means_is_said_in_the_landlords_words(client, morag):
    level = Level.objects.get(code="consultation")

    client.post(
        f"/staff/levels/{level.pk}/",
        {
            "name": "Consultation",
            "invitation": "Ask me now and then",
            "description": "A text with one question.",
            "time_needed": "A minute",
        },
    )

    assert "Ask me now and then" in client.get("/join/").content.decode()
    assert Fact.objects.about(level).get().changes["before"]["invitation"] == "Ask me"


def test_there_are_no_words_of_another_name(client, morag):
    assert client.get("/staff/words/no-such-place/").status_code == 404
    assert client.post("/staff/words/no-such-place/put-back/").status_code == 404

"""Redis is away: pages are read all the same, whoever must wait is told kindly, and nothing waits for anybody."""

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as Away

from base.core import resting_cache
from base.core.resting_cache import RestingClient
from participation.messages.contact.models import Message
from participation.programme.events.models import Booking
from portal.celery import app as celery_app
from portal.settings.services import broker_at, cache_at
from tests.factories.activities import make_consultation, make_event, make_opportunity, make_outcome
from tests.journeys.every_page.walk import walk

#: Nothing listens on the first port of any machine.
NOWHERE = "redis://127.0.0.1:1/0"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_redis(settings, monkeypatch):
    settings.CACHES = {"default": cache_at(NOWHERE.replace("redis:", "rediscache:"))}
    settings.KEEP_PAGES_SECONDS = 60
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(RestingClient, "rests_until", {})
    monkeypatch.setitem(celery_app.conf, "task_always_eager", False)
    monkeypatch.setitem(celery_app.conf, "broker_write_url", NOWHERE)
    monkeypatch.setitem(celery_app.conf, "broker_transport_options", broker_at(NOWHERE))


def test_visitors_read_every_public_page(client):
    make_event()
    make_opportunity()
    make_consultation()
    make_outcome("The back court is dark.", state="done")

    opened = {page.address: page.status for page in walk(client, pages_of_a_kind=1)}

    assert len(opened) > 20
    assert set(opened.values()) == {200}


def test_staff_see_what_waits_today(staff):
    assert staff.get("/staff/").status_code == 200
    assert staff.get("/staff/people/").status_code == 200


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/accounts/login/", {"login": "amina@example.org"}),
        ("/accounts/login/", {"login": "amina@example.org", "password": "a wrong password"}),
        ("/accounts/login/code/", {"email": "amina@example.org"}),
        ("/accounts/password/reset/", {"email": "amina@example.org"}),
        ("/tell-us/", {"kind": "question", "said": "Why is the hall cold?"}),
    ],
)
def test_whoever_must_wait_is_told_so(client, path, typed):
    refused = client.post(path, typed)

    assert "Something of ours is being mended" in refused.text
    assert refused.status_code in (200, 429, 503)
    assert "too many" not in refused.text.lower()


def test_what_is_done_is_done_and_sent_later(
    client, amina, django_capture_on_commit_callbacks, caplog
):
    event = make_event()
    with django_capture_on_commit_callbacks(execute=True):
        booked = client.post(f"{event.get_absolute_url()}book/", {"access_needs": ""})

    assert booked.status_code == 302
    assert Booking.objects.get().customer == amina
    assert Message.objects.get(customer=amina).state == "queued"


class Server:
    """What the client asks: it answers, or is away."""

    def __init__(self):
        self.is_up, self.asked = False, 0

    def get(self, key):
        self.asked += 1
        if not self.is_up:
            raise Away("Connection refused")


def test_a_server_that_is_away_is_asked_once_in_five_seconds_and_nobody_need_say_it_is_back(
    monkeypatch,
):
    server, now = Server(), [100.0]
    monkeypatch.setattr(RestingClient, "get_client", lambda *args, **kwargs: server)
    monkeypatch.setattr(resting_cache.time, "monotonic", lambda: now[0])

    for _ in range(20):
        cache.get("page")
    assert (server.asked, resting_cache.is_away()) == (1, True)

    server.is_up, now[0] = True, 105.5
    cache.get("page")

    assert (server.asked, resting_cache.is_away()) == (2, False)

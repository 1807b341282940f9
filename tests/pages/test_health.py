"""What the load balancer is told: whether this process lives, and whether to send people to it."""

import pytest

from portal.celery import app as celery_app
from portal.settings.services import cache_at

NOWHERE = "redis://127.0.0.1:1/0"


def test_a_process_that_lives_says_so_without_asking_the_database(client):
    # No database mark: any query would fail this test.
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_with_everything_in_reach_it_is_ready(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"database": "ok", "cache": "ok", "broker": "ok"}


@pytest.mark.django_db
def test_with_the_cache_out_of_reach_pages_are_read_and_it_says_so(client, settings):
    settings.CACHES = {"default": cache_at(NOWHERE.replace("redis:", "rediscache:"))}

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"database": "ok", "cache": "unreachable", "broker": "ok"}


@pytest.mark.django_db
def test_with_the_broker_out_of_reach_pages_are_read_and_it_says_so(client, monkeypatch):
    monkeypatch.setitem(celery_app.conf, "broker_write_url", NOWHERE)

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json()["broker"] == "unreachable"
    assert "127.0.0.1" not in response.text

"""What the portal says when its settings cannot work: one sentence that names the one to set."""

import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from django.core.exceptions import ImproperlyConfigured

from tools import rehearse

CHECKOUT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent

WAYS_TO_START = {
    "manage.py": [sys.executable, "manage.py", "migrate"],
    "gunicorn": [BIN / "gunicorn", "--bind=127.0.0.1:0"],
    "worker": [BIN / "celery", "--app=portal", "worker"],
    "beat": [BIN / "celery", "--app=portal", "beat"],
}


def start(how: str, environment: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(
        WAYS_TO_START[how],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def production(tmp_path, monkeypatch) -> dict[str, str]:
    """An environment in which production settings work; tests spoil it."""
    environment = rehearse.environment(str(tmp_path))
    # What the browser tests need is not for production.
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return environment


def load_production() -> dict:
    return runpy.run_module("portal.settings.production")


@pytest.mark.parametrize(
    "name",
    [
        *("SECRET_KEY", "SECOND_FACTOR_KEYS", "ALLOWED_HOSTS", "DATABASE_URL", "CACHE_URL"),
        *("BROKER_URL", "STORAGE_URL"),
    ],
)
def test_production_names_what_is_missing(production, monkeypatch, name):
    monkeypatch.delenv(name)

    with pytest.raises(ImproperlyConfigured, match=f"^Set {name}: "):
        load_production()


def test_production_refuses_the_demo(production, monkeypatch):
    monkeypatch.setenv("DEMO", "1")

    with pytest.raises(ImproperlyConfigured, match="lets anybody in as anybody"):
        load_production()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("DATABASE_URL", "mysql://portal:hush@host/portal"),
        ("DATABASE_URL", "postgres://portal:hush@host:port/portal"),
        ("CACHE_URL", "tin://hush"),
        ("CACHE_URL", "locmemcache://hush"),
        ("BROKER_URL", "amqp://hush"),
        ("STORAGE_URL", "ftp://hush"),
    ],
)
def test_an_address_that_cannot_work_is_named_and_its_password_is_not(
    production, monkeypatch, name, wrong
):
    monkeypatch.setenv(name, wrong)

    with pytest.raises(ImproperlyConfigured, match=f"^{name} ") as refusal:
        load_production()

    assert "hush" not in str(refusal.value)


def test_host_names_may_have_spaces_between_them(production, monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "one.example, two.example")

    assert load_production()["ALLOWED_HOSTS"] == ["one.example", "two.example"]


@pytest.mark.parametrize("how", WAYS_TO_START)
def test_every_way_to_start_stops_with_one_sentence(production, how):
    del production["SECRET_KEY"]

    started = start(how, production)

    assert started.returncode != 0
    assert started.stderr.strip().splitlines() == [
        "The portal cannot start. Set SECRET_KEY: 50 or more random characters that only this "
        "portal knows."
    ]


@pytest.mark.parametrize("how", WAYS_TO_START)
def test_a_house_rule_that_may_not_be_stops_every_way_to_start_with_one_sentence(production, how):
    production["CALL_TRIES"] = "often"

    started = start(how, production)

    assert started.returncode != 0
    assert started.stderr.strip().splitlines()[-1] == (
        "The portal cannot start. CALL_TRIES is 'often'. Enter a whole number of days from 1 to 20."
    )
    assert "Traceback" not in started.stderr


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")

    started = start(
        "manage.py",
        os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "PORTAL_VAR": str(in_the_way / "var"),
        },
    )

    assert started.stderr.startswith(
        f"The portal cannot start. The portal keeps its data in {in_the_way}/var, and cannot write"
    )
    assert len(started.stderr.splitlines()) == 1


def test_nothing_is_left_to_say_before_deployment(production):
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level=INFO"],
        cwd=CHECKOUT,
        env=production,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr
    assert checked.stderr == ""


def test_static_files_carry_a_hash_of_what_is_in_them(production, tmp_path):
    collected = subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input"],
        cwd=CHECKOUT,
        env=production,
        capture_output=True,
        text=True,
        check=False,
    )

    assert collected.returncode == 0, collected.stderr
    static = Path(production["STATIC_ROOT"])
    names = json.loads((static / "staticfiles.json").read_text())["paths"]
    assert re.fullmatch(r"portal/portal\.[0-9a-f]{12}\.css", names["portal/portal.css"])
    assert (static / f"{names['portal/portal.css']}.br").is_file()
    assert not (static / "portal/portal.css").exists()


@pytest.mark.parametrize(
    ("proxies", "caller"), [(None, "203.0.113.9"), ("2", "198.51.100.7")], ids=["one", "two"]
)
def test_tries_are_counted_by_the_address_that_our_own_proxies_saw(
    production, monkeypatch, settings, rf, proxies, caller
):
    """A caller may write what they like before it, and so be nobody twice."""
    if proxies:
        monkeypatch.setenv("TRUSTED_PROXIES", proxies)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = load_production()["ALLAUTH_TRUSTED_PROXY_COUNT"]
    came = rf.get("/", headers={"x-forwarded-for": "192.0.2.1, 198.51.100.7, 203.0.113.9"})

    assert get_adapter().get_client_ip(came) == caller


def test_a_worker_started_without_settings_gets_those_of_production():
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}

    assert "Set SECRET_KEY" in start("worker", bare).stderr


def test_cookies_of_production_are_taken_from_this_host_alone(production):
    settings = load_production()

    for kind in ("SESSION", "CSRF"):
        assert settings[f"{kind}_COOKIE_NAME"].startswith("__Host-")
        assert settings[f"{kind}_COOKIE_SECURE"]
        # Without these a browser throws such a cookie away.
        assert settings.get(f"{kind}_COOKIE_DOMAIN") is None
        assert settings.get(f"{kind}_COOKIE_PATH", "/") == "/"

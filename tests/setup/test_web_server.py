"""What gunicorn makes of a request, by our own configuration: another's headers say no address of ours."""

import runpy
import socket

import pytest
from django.conf import settings
from gunicorn.config import Config
from gunicorn.http import get_parser
from gunicorn.http.wsgi import create

HERE = ("127.0.0.1", 4000)  # a proxy on the same machine, whom gunicorn believes by itself


@pytest.fixture
def config() -> Config:
    config = Config()
    for name, value in runpy.run_path(str(settings.CHECKOUT / "gunicorn.conf.py")).items():
        if name in config.settings:
            config.set(name, value)
    return config


def understood(config: Config, *headers: str) -> dict:
    text = "\r\n".join(["GET /calendar/ HTTP/1.1", "Host: portal.example", *headers, "", ""])
    (request,) = get_parser(config, [text.encode()], HERE)
    with socket.socket() as unused:
        _, environ = create(request, unused, HERE, ("127.0.0.1", "8000"), config)
    return environ


@pytest.mark.parametrize("header", ["SCRIPT_NAME: /calendar", "PATH_INFO: /staff/"])
def test_no_header_of_a_caller_says_which_page_is_asked_for(config, header):
    environ = understood(config, header)

    assert (environ["SCRIPT_NAME"], environ["PATH_INFO"]) == ("", "/calendar/")
    assert "/staff/" not in environ.values()


def test_who_a_proxy_says_was_calling_still_arrives(config):
    environ = understood(config, "X-Forwarded-For: 192.0.2.7", "X-Forwarded-Proto: https")

    assert environ["HTTP_X_FORWARDED_FOR"] == "192.0.2.7"
    assert environ["HTTP_X_FORWARDED_PROTO"] == "https"

"""Going through Join as a browser without scripts does."""

import re

from django.core import mail

from tests.forms import token_in

YOU = {"name": "Jean Ó Súilleabháin", "reach": "email", "email": "jean@example.org"}
PAGES = {
    "you": YOU,
    "home": {"postcode": "gm11aa", "tenure": "tenant"},
    "level": {"level": "consultation"},
    "method": {"method": ["online", "phone"]},
    "topic": {"topic": ["repairs", "heating"]},
    "time": {"time": ["weekday_evening"]},
    "contact": {"preferred_channel": "email", "language": "gd", "format": ["large_print"]},
    "support": {"support": ["childcare"], "support_notes": "I can't manage stairs 🙂"},
    "consent": {"consents": ["email"]},
}
BY_PHONE = {
    "you": {"name": "Pat O'Neil", "reach": "phone", "phone": "0141 496 0123"},
    "contact": {"preferred_channel": "phone", "language": "en"},
    "consent": {"consents": ["phone"]},
}
BY_LETTER = {
    "you": {
        "name": "Ewa Nowak",
        "reach": "post",
        "address": "4 Mill Lane, Glenmarnock",
        "postcode": "GM1 1AA",
    },
    "home": {"tenure": "applicant"},
    "contact": {"preferred_channel": "post", "language": "pl"},
    "consent": {},
}


def fill_in(client, pages=None) -> None:
    """Every page in its order; ``pages`` replaces some."""
    for step, typed in {**PAGES, **(pages or {})}.items():
        response = client.post(f"/join/{step}/", typed)
        assert response.status_code == 302, response.context["form"].errors


def token_on(response) -> str:
    return token_in(response.content.decode())


def send(client):
    token = token_on(client.get("/join/check/"))
    return client.post("/join/check/", {"form_token": token})


def join(client, pages=None):
    fill_in(client, pages)
    return send(client)


def code_in(email) -> str:
    return re.search(r"^([A-Z0-9-]{6,12})$", email.body, re.MULTILINE)[1]


def type_in_the_code(client):
    """The newest code that was sent, typed in where Join leads."""
    code = code_in(mail.outbox[-1])
    return client.post("/accounts/login/code/confirm/?next=/join/welcome/", {"code": code})

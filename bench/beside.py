"""django-survey-and-report in an environment and processes of its own, spoken to over HTTP alone.

It is under the AGPL, so nothing of it is imported, copied or kept in the repository: pip installs it into
a folder of the machine's own for what is temporary, a project of ten lines is written beside it, its survey is
made on the pages of its own administration, and its answers are posted to it.
"""

import http.client
import itertools
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psycopg

from .asking import Served, asked, filled_in, gunicorn, looking_at
from .load import CSRF, Act, run
from .worlds import DEFAULT_DATABASE, make_database_at, say

PACKAGES = ("django-survey-and-report==1.5.0", "django==5.2.*", "gunicorn", "psycopg[binary]")
FOLDER = Path(tempfile.gettempdir()) / "bench-beside"
PASSWORD = "for-this-bench"
SETTINGS = """
import os
SECRET_KEY, DEBUG, ALLOWED_HOSTS, ROOT_URLCONF = "x" * 50, False, ["127.0.0.1"], "urls"
CONTRIB = ["admin", "auth", "contenttypes", "sessions", "messages", "staticfiles"]
INSTALLED_APPS = [*(f"django.contrib.{name}" for name in CONTRIB), "survey"]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
KNOWN = ["django.template", "django.contrib.auth", "django.contrib.messages"]
KNOWN = [f"{app}.context_processors.{name}" for app, name in zip(KNOWN, ["request", "auth", "messages"])]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
    "OPTIONS": {"context_processors": KNOWN}}]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 60,
    **{name: os.environ[f"BESIDE_{name}"] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}}}
STATIC_URL, USE_TZ, DEFAULT_AUTO_FIELD = "/static/", True, "django.db.models.AutoField"
CSV_DIRECTORY = "."
"""
URLS = """
from django.contrib import admin
from django.urls import include, path
urlpatterns = [path("admin/", admin.site.urls), path("survey/", include("survey.urls"))]
"""
WSGI = "from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n"
CHOICES = "Very satisfied, Fairly satisfied, Neither, Fairly dissatisfied, Very dissatisfied"


@dataclass
class Beside:
    served: Served
    url: str
    acts: dict[str, Act] = field(default_factory=dict)


@contextmanager
def served_beside(questions: int, answers: int) -> Iterator[Beside]:
    """With so many answers to so many questions, each a choice of five."""
    python = installed()
    environment = new_database()
    manage(python, environment, "migrate", "-v0")
    manage(
        python,
        environment,
        "createsuperuser",
        "--noinput",
        "--username=bench",
        "--email=b@post.example",
    )
    with gunicorn(environment, python, "wsgi", at=FOLDER) as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
        session = signed_in(connection)
        address = with_survey(connection, session, questions)
        body = filled_in(asked(connection, address))
        say(f"Sending it {answers:,} answers")

        def submit(one: http.client.HTTPConnection) -> None:
            one.request("POST", address, urlencode({**body, "csrfmiddlewaretoken": CSRF}), FORM)
            response = one.getresponse()
            response.read()
            assert response.status == 302, response.status
            asked(one, urlsplit(response.headers["Location"]).path)

        run(served.port, itertools.repeat(submit, answers), seconds=600)
        results = looking_at(f"/survey/csv/{address.strip('/').rpartition('/')[2]}/", session)

        one_at_a_time = threading.Lock()

        def results_anew(one: http.client.HTTPConnection) -> None:
            """It keeps the file of its results until somebody answers again."""
            with one_at_a_time:
                for kept in FOLDER.glob("*.csv"):
                    kept.unlink()
                results(one)

        acts = {
            "First page": looking_at(address),
            "Submit": submit,
            "Results, kept": results,
            "Results, counted anew": results_anew,
        }
        yield Beside(served, database_beside(), acts)


FORM = {"Cookie": f"csrftoken={CSRF}", "Content-Type": "application/x-www-form-urlencoded"}


def installed() -> str:
    python = FOLDER / "venv" / "bin" / "python"
    if not python.exists():
        say("Installing django-survey-and-report into an environment of its own")
        subprocess.run([sys.executable, "-m", "venv", FOLDER / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    for name, text in (("settings.py", SETTINGS), ("urls.py", URLS), ("wsgi.py", WSGI)):
        (FOLDER / name).write_text(text)
    return str(python)


def database_beside() -> str:
    return f"{os.environ.get('DATABASE_URL', DEFAULT_DATABASE)}_beside"


def new_database() -> dict[str, str]:
    """Made anew each time; and what its processes are told."""
    url = database_beside()
    address = urlsplit(url)
    name = address.path.lstrip("/")
    with psycopg.connect(address._replace(path="/postgres").geturl(), autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
    make_database_at(url)
    about = {
        "NAME": name,
        "USER": address.username or "",
        "PASSWORD": address.password or "",
        "HOST": address.hostname or "",
        "PORT": str(address.port or ""),
    }
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "PYTHON"))
    }
    return {
        **kept,
        **{f"BESIDE_{key}": value for key, value in about.items()},
        "DJANGO_SETTINGS_MODULE": "settings",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        "PYTHONPATH": str(FOLDER),
        "PYTHONWARNINGS": "ignore",
    }


def manage(python: str, environment: dict[str, str], *command: str) -> None:
    done = [python, "-m", "django", *command]
    subprocess.run(done, env=environment, cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)


def signed_in(connection: http.client.HTTPConnection) -> str:
    said = {
        "username": "bench",
        "password": PASSWORD,
        "next": "/admin/",
        "csrfmiddlewaretoken": CSRF,
    }
    connection.request("POST", "/admin/login/", urlencode(said), FORM)
    response = connection.getresponse()
    response.read()
    cookies = ";".join(response.headers.get_all("Set-Cookie", []))
    found = re.search(r"sessionid=(\w+)", cookies)
    assert found, f"Signing in answered {response.status}."
    return found[1]


def with_survey(connection: http.client.HTTPConnection, session: str, questions: int) -> str:
    """Its address, once it is made as its administrator makes one."""
    said = {
        **filled_in(asked(connection, "/admin/survey/survey/add/", session=session)),
        "name": "Bench",
        "description": "Bench",
        "is_published": "on",
        "display_method": "2",
        "questions-TOTAL_FORMS": str(questions),
        "_save": "Save",
    }
    said = {name: value for name, value in said.items() if "__prefix__" not in name}
    for n in range(questions):
        said |= {
            f"questions-{n}-text": f"Question {n}?",
            f"questions-{n}-order": str(n + 1),
            f"questions-{n}-type": "radio",
            f"questions-{n}-choices": CHOICES,
            f"questions-{n}-id": "",
            f"questions-{n}-survey": "",
        }
    for name in (
        "need_logged_user",
        "editable_answers",
        "template",
        "redirect_url",
        "_addanother",
        "_continue",
    ):
        said.pop(name, None)
    asked(connection, "/admin/survey/survey/add/", said, session=session, expect=302)
    listed = asked(connection, "/admin/survey/survey/", session=session)
    found = re.search(r"/admin/survey/survey/(\d+)/change/", listed)
    assert found, "It has no survey."
    return f"/survey/{found[1]}/"

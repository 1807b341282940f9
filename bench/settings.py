"""Production, spoken to over plain HTTP on this machine, with the bench's own views beside ours."""

from portal.settings.production import *  # noqa: F403
from portal.settings.production import INSTALLED_APPS, TEMPLATES

INSTALLED_APPS = [*INSTALLED_APPS, "portal.demo"]  # for the command that fills the world
ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"].append("bench/templates")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    "sessionid",
    "csrftoken",
)  # over http no browser takes the others
LOGGING["root"]["level"] = "WARNING"  # noqa: F405

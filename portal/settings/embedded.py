"""A laptop with nothing installed: SQLite, a broker in a folder, files in ``var/``, the demo world."""

from pathlib import Path
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import CHECKOUT, INSTALLED_APPS, env
from .moved import moved
from .services import broker_at, cache_at, database_at, storage_at

#: Everything that an installation without servers writes. Removing the folder starts afresh.
VAR = Path(env("PORTAL_VAR", default="") or CHECKOUT / "var").absolute()
try:
    for folder in ("broker/queue", "broker/control", "cache", "files", "outbox"):
        (VAR / folder).mkdir(parents=True, exist_ok=True)
except OSError as problem:
    raise ImproperlyConfigured(
        f"The portal keeps its data in {VAR}, and cannot write there: {problem.strerror}. "
        "Set PORTAL_VAR to a folder where it can."
    ) from problem

DEMO = env.bool("DEMO", default=True)
DEBUG = env.bool("DEBUG", default=False)
# Only ever guards the made-up people of a demo on this machine's own address.
SECRET_KEY = env("SECRET_KEY", default="demo-only-not-a-secret-" + "x" * 40)
SECOND_FACTOR_KEYS = env.list("SECOND_FACTOR_KEYS", default=["demo-only-not-a-secret"])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

DATABASES = {
    "default": database_at(
        env("DATABASE_URL", default=f"sqlite:///{quote(str(VAR / 'portal.sqlite3'))}")
    )
}
CACHES = {"default": cache_at(env("CACHE_URL", default=f"filecache://{VAR / 'cache'}"))}
CELERY_BROKER_URL = env("BROKER_URL", default=f"filesystem://localhost{quote(str(VAR / 'broker'))}")
CELERY_BROKER_TRANSPORT_OPTIONS = broker_at(CELERY_BROKER_URL)

STORAGES = {
    "default": storage_at(env("STORAGE_URL", default=f"file://{quote(str(VAR / 'files'))}")),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Straight from static/ and build/assets/, so that nothing has to be collected before a start.
WHITENOISE_USE_FINDERS = True

EMAIL_BACKEND = env("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = VAR / "outbox"
SMS_GATEWAY = moved(
    env("SMS_GATEWAY", default="participation.messages.contact.texts.gateways.FileGateway")
)
SMS_FILE_PATH = VAR / "texts"

if DEMO:
    INSTALLED_APPS = [*INSTALLED_APPS, "portal.demo"]
    # The demo's people have no phone to read a code from when allauth would like to see one again.
    ACCOUNT_REAUTHENTICATION_TIMEOUT = 24 * 60 * 60

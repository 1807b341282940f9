"""A laptop with nothing installed: SQLite, a broker in a folder, files in ``var/``, the demo world."""

from .base import *
from .base import CHECKOUT, INSTALLED_APPS, env
from .services import cache_at, database_at, storages_at

VAR = env.path("PORTAL_VAR", default=str(CHECKOUT / "var"))

DEMO = env.bool("DEMO", default=True)
DEBUG = env.bool("DEBUG", default=False)
# Only ever guards the made-up people of a demo on this machine's own address.
SECRET_KEY = env("SECRET_KEY", default="demo-only-not-a-secret-" + "x" * 40)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

DATABASES = {
    "default": database_at(env("DATABASE_URL", default=f"sqlite:///{VAR('portal.sqlite3')}"))
}
CACHES = {"default": cache_at(env("CACHE_URL", default=f"filecache://{VAR('cache')}"))}
STORAGES = storages_at(env("STORAGE_URL", default=f"file://{VAR('files')}"))

CELERY_BROKER_URL = env("BROKER_URL", default="filesystem://")
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": VAR("broker", "queue"),
        "data_folder_out": VAR("broker", "queue"),
        "control_folder": VAR("broker", "control"),
        "polling_interval": 0.1,
    }

EMAIL_BACKEND = env("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = VAR("outbox")

if DEMO:
    INSTALLED_APPS = [*INSTALLED_APPS, "portal.demo"]

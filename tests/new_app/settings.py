"""A portal with one app more: what CONTRIBUTING's "A new app" asks for outside its folder, and no more."""

from base.core.clock import schedule_of
from portal.settings.testing import *  # noqa: F403
from portal.settings.testing import INSTALLED_APPS, OUR_APPS

OUR_APPS = [*OUR_APPS, "wishes"]

# What follows from that line where it stands.
INSTALLED_APPS = ["wishes", *INSTALLED_APPS]
CELERY_BEAT_SCHEDULE = schedule_of(OUR_APPS)
ROOT_URLCONF = "tests.new_app.urls"
KEEP_PAGES_SECONDS = 60

# Tables as the models are, without walking every migration to them; those of the new app are its own.
MIGRATION_MODULES = {app.rpartition(".")[2]: None for app in INSTALLED_APPS if app != "wishes"}
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}

"""The suite: embedded settings on data of its own, SQLite or the servers that the environment names.

Every process of the suite (pytest-xdist starts several) gets its own folder, database and cache.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python

_scratch = tempfile.mkdtemp(prefix="portal-tests-")
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
os.environ["PORTAL_VAR"] = _scratch

from base.core.clock import schedule_of  # noqa: E402

from .embedded import *  # noqa: E402
from .embedded import (  # noqa: E402
    CACHES,
    CELERY_BEAT_SCHEDULE,
    DATABASES,
    INSTALLED_APPS,
    STATICFILES_DIRS,
    env,
)

SECRET_KEY = "tests-only-" + "x" * 50
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the browser's server and the test share it from different threads.
    DATABASES["default"]["TEST"] = {"NAME": f"{_scratch}/test.sqlite3"}
    # What a test wrote need not survive a power cut.
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
else:
    # The browser's server works in threads, and one that kept its connection would outlive the tests.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
if urlsplit(env("CACHE_URL", default="")).scheme.startswith("redis"):
    # Clearing the cache empties a whole Redis database, so each process takes one of the sixteen.
    server, _, _ = CACHES["default"]["LOCATION"].rpartition("/")
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = f"{server}/{2 + worker}"
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SMS_GATEWAY = ""  # texts wait for people, unless a test says otherwise
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
WHITENOISE_AUTOREFRESH = True
# The browser's tests have the pages load axe, which comes with its package.
STATICFILES_DIRS += [("axe", Path(axe_playwright_python.__file__).parent)]
# Most tests change rows in a transaction that never commits, and so would be shown kept pages.
KEEP_PAGES_SECONDS = 0
# What a page shows does not hang on how busy the machine is that tests it.
COUNT_IN_A_REQUEST_SECONDS = 600
# The smallest job there can be, to see that it takes no more.
INSTALLED_APPS += ["tests.core.a_new_job"]
CELERY_BEAT_SCHEDULE |= schedule_of(["tests.core.a_new_job"])

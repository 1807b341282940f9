"""The settings of the suite on the database of the test, with a real broker and a real mail server."""

import os

from portal.settings.testing import *  # noqa: F403
from portal.settings.testing import DATABASES

DATABASES["default"]["NAME"] = os.environ["TESTS_DATABASE"]
# Workers are killed here and the database is not, so it need not wait for the disk.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c jit=off -c synchronous_commit=off"
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["TESTS_MAIL_PORT"])
CELERY_TASK_ALWAYS_EAGER = False
CELERY_BROKER_URL = os.environ["TESTS_BROKER"]
CELERY_TASK_DEFAULT_QUEUE = os.environ["TESTS_QUEUE"]
SEND_OUT_PER_MINUTE = int(os.environ["TESTS_PER_MINUTE"])

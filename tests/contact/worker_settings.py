"""The settings of the suite, on the database of the test that started the worker."""

import os

from portal.settings.testing import *  # noqa: F403
from portal.settings.testing import DATABASES

DATABASES["default"]["NAME"] = os.environ["TESTS_DATABASE"]
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["TESTS_MAIL_PORT"])

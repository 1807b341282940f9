"""The settings of the suite, on the database and the files of the test that started the worker."""

import os

from portal.settings.testing import *  # noqa: F403
from portal.settings.testing import DATABASES, STORAGES

DATABASES["default"]["NAME"] = os.environ["TESTS_DATABASE"]
STORAGES["default"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": os.environ["TESTS_FILES"]},
}

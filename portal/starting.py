"""Starting with settings that cannot work ends in one sentence, not in a traceback."""

import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def load_settings() -> None:
    try:
        settings.DEBUG  # noqa: B018  (the first look at any setting loads them all)
    except ImproperlyConfigured as missing:
        sys.exit(f"The portal cannot start. {missing}")

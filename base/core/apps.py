import sys

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured


class CoreConfig(AppConfig):
    name = "base.core"
    label = "core"

    def ready(self):
        # They register themselves.
        from . import (  # noqa: F401
            checks,
            checks_of_templates,
            folding,
            row_numbers,
            starting_migrations,
        )
        from .kept_pages import watch_public_rows
        from .rules.values import refuse_what_may_not_be

        watch_public_rows()
        try:
            refuse_what_may_not_be()
        except ImproperlyConfigured as wrong:  # said once, at the start, however it is started
            sys.exit(f"The portal cannot start. {wrong}")

"""What every process does first, and what only a web server does."""

import sys
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def load_settings() -> None:
    """With settings that cannot work a start ends in one sentence, not in a traceback."""
    try:
        settings.DEBUG  # noqa: B018  (the first look at any setting loads them all)
    except ImproperlyConfigured as missing:
        sys.exit(f"The portal cannot start. {missing}")


def end_slow_statements(databases: dict[str, dict[str, Any]]) -> None:
    """For a web server, before its first connection: no statement of a page runs for ever.

    PostgreSQL is asked when a connection is made. SQLite, of small portals, has no such limit.
    """
    for database in databases.values():
        if database["ENGINE"] == "django.db.backends.postgresql":
            limit = f"-c statement_timeout={settings.WEB_STATEMENT_TIMEOUT}s"
            options = database.setdefault("OPTIONS", {})
            options["options"] = f"{options.get('options', '')} {limit}".strip()

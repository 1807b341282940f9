"""A statement that takes too long is ended by PostgreSQL; SQLite, of small portals, ends none."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from django.shortcuts import render

from .audience import Audience

log = logging.getLogger(__name__)

#: What PostgreSQL calls a statement that was ended before it was done (SQLSTATE, appendix A).
QUERY_CANCELED = "57014"


class TookTooLongMiddleware:
    """Says so where a statement of the page was ended (``WEB_STATEMENT_TIMEOUT``)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, problem):
        if not was_ended(problem):
            return None
        log.error("A statement of %s was ended.", request.path, exc_info=problem)
        context = {"for_staff": Audience.STAFF.admits(request.user)}
        return render(request, "errors/took_too_long.html", context, status=503)


def was_ended(problem: Exception) -> bool:
    """Whether the database ended the statement because it took too long."""
    return (
        isinstance(problem, OperationalError)
        and getattr(problem.__cause__, "sqlstate", "") == QUERY_CANCELED
    )


class TookTooLong(Exception):
    """A statement was not done within the time it was given."""


@contextmanager
def within(milliseconds: int) -> Iterator[None]:
    """End every statement in it that takes longer: ``TookTooLong``, with all they did undone."""
    if connection.vendor != "postgresql":
        yield
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('statement_timeout'), "
                "set_config('statement_timeout', %s, true)",
                [str(milliseconds)],
            )
            (before, _) = cursor.fetchone()
            yield
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [before])
    except OperationalError as problem:
        if was_ended(problem):
            raise TookTooLong from problem
        raise

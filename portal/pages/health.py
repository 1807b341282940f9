"""Two addresses for the load balancer and the container engine; neither says anything of the data."""

import logging
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache

from base.core.audience import Audience
from portal.celery import app as celery_app

log = logging.getLogger(__name__)


@never_cache
def healthz(request):
    """The process answers. It looks at nothing else: a database that is away is no cure by restart."""
    return HttpResponse("ok\n", content_type="text/plain")


healthz.audience = Audience.EVERYONE


@never_cache
def readyz(request):
    """What every page needs is within reach: send people here, or (503) somewhere else.

    Without the cache and the broker pages are read all the same, and what is sent waits: a site that
    sent nobody anywhere then would be down for want of a help.
    """
    parts = {name: answers(name, check) for name, check in CHECKS.items()}
    status = 200 if parts["database"] else 503
    return JsonResponse(
        {name: "ok" if well else "unreachable" for name, well in parts.items()}, status=status
    )


readyz.audience = Audience.EVERYONE


def answers(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:  # whatever a driver raises, the answer is the same: not ready
        log.exception("Not ready: the %s does not answer.", name)
        return False
    return True


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_cache() -> None:
    word = get_random_string(12)
    cache.set("readyz", word, timeout=10)
    if cache.get("readyz") is None:
        raise ConnectionError("The cache forgot what it was told a moment ago.")


def check_broker() -> None:
    with celery_app.connection_for_write(transport_options={"socket_connect_timeout": 2}) as broker:
        broker.ensure_connection(max_retries=1, interval_start=0.1, timeout=2)


CHECKS = {"database": check_database, "cache": check_cache, "broker": check_broker}

"""A Celery worker for each line on its input: it starts once and forks, so that twenty cost little.

The child first asks for what beat asks for each minute, then works until it is killed.
"""

import os
import sys

import celery.apps.worker
import celery.bin.worker
import celery.concurrency.solo
import celery.worker.consumer  # noqa: F401 - what a worker would otherwise load at each start
import django
import django.core.mail.backends.smtp
import kombu.transport.redis  # noqa: F401

django.setup()

from django.core.mail.utils import DNS_NAME  # noqa: E402

from participation.messages.contact.tasks import deliver_due_messages  # noqa: E402
from participation.reach.sendouts import planning  # noqa: E402
from participation.reach.sendouts.tasks import sweep  # noqa: E402
from portal.celery import app  # noqa: E402

str(DNS_NAME)  # asked of the network once, not by each child
app.loader.import_default_modules()
app.finalize()
planning.PART = 100  # so that planning can be killed half-way

for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        sweep.delay()
        deliver_due_messages.delay()
        options = ["--pool=solo", "--without-gossip", "--without-mingle", "--without-heartbeat"]
        app.worker_main(["worker", "--loglevel=WARNING", *options])
        os._exit(1)
    print(child, flush=True)  # noqa: T201
    os.waitpid(child, 0)

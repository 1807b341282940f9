"""Workers that deliver everything due, as Celery's would, one task after another.

It loads the portal once and forks: each line "begin" on its input starts a worker, each "kill" kills the one
started last. Then it waits until all have found nothing more to do.
"""

import os
import signal
import sys

import django

django.setup()

from participation.messages.contact.delivery import due_message_ids  # noqa: E402
from participation.messages.contact.tasks import deliver  # noqa: E402


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def work() -> None:
    while ids := due_message_ids():
        for message_id in ids:
            deliver(message_id)


say("ready")
workers: list[int] = []
for line in sys.stdin:
    if line == "begin\n":
        workers.append(os.fork())
        if workers[-1] == 0:
            work()
            os._exit(0)
        say("begun")
    else:
        killed = workers.pop()
        os.kill(killed, signal.SIGKILL)
        os.waitpid(killed, 0)
        say("killed")
sys.exit(sum(os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]) != 0 for worker in workers))

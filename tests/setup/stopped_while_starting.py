"""A scheduler that is asked to stop while it is being made, as by a Ctrl-C soon after the start."""

import os
import signal

from celery.beat import PersistentScheduler


class StoppedWhileStarting(PersistentScheduler):
    def setup_schedule(self):
        os.kill(os.getpid(), signal.SIGTERM)
        super().setup_schedule()

import os
import re
from functools import cached_property

from celery import Celery

from . import folder_broker
from .starting import load_settings

#: ``participation.messages.contact.tasks``: the wing an app stands in, and the app.
WING = re.compile(r"^participation\.\w+\.(?=\w+\.tasks$)")

# Whoever starts a worker without saying which settings gets the ones that refuse to be unsafe.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")


class PortalCelery(Celery):
    @cached_property
    def Beat(self):
        return self.subclass_with_self("portal.beat:Beat")

    def gen_task_name(self, name: str, module: str) -> str:
        """By the app and not by the wing it stands in: what waits in a queue outlives a move."""
        return super().gen_task_name(name, WING.sub("participation.", module))


folder_broker.use()
app = PortalCelery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_configure.connect
def say_what_is_missing(**_):
    load_settings()

import os
from functools import cached_property

from celery import Celery

from .starting import load_settings

# Whoever starts a worker without saying which settings gets the ones that refuse to be unsafe.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")


class PortalCelery(Celery):
    @cached_property
    def Beat(self):
        return self.subclass_with_self("portal.beat:Beat")


app = PortalCelery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_configure.connect
def say_what_is_missing(**_):
    load_settings()

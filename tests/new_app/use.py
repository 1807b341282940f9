"""Run in a process of its own: starts that portal, uses the new app and prints what was seen, as JSON."""

import json
import random
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402

from base.core.audience import Role  # noqa: E402
from base.core.demo import DEMO, World  # noqa: E402
from base.core.rules.registry import RULES  # noqa: E402
from participation.records.erasing.services import erase_person  # noqa: E402
from portal.celery import app as celery  # noqa: E402
from portal.worklist import waiting_for  # noqa: E402
from tests.factories.people import make_customer, make_user  # noqa: E402

setup_test_environment()
call_command("migrate", run_syncdb=True, verbosity=0)
call_command("load_lookups", verbosity=0)

from wishes.models import Wish, WishKind  # noqa: E402

officer, tam = make_user(Role.STAFF), make_customer("Tam Rennie")
manager = make_user(Role.MANAGER, name="Iain Baird")
world = World(officer=officer, manager=manager, now=timezone.now(), dice=random.Random)
for make in DEMO:
    make(world)

visitor, staff, customer = Client(), Client(), Client()
staff.force_login(officer)
customer.force_login(make_user(Role.CUSTOMER))
today = staff.get("/staff/").text
first = visitor.get("/wishes/").text
Wish.objects.update(what="Never saved")
kept = visitor.get("/wishes/").text
wish = Wish.objects.get()
wish.what = "A swing"
wish.save()
renewed = visitor.get("/wishes/").text
celery.loader.import_default_modules()
seen = {
    "its lists are there": sorted(WishKind.objects.values_list("name", flat=True)),
    "a visitor reads it": "A bench by the door" in first,
    "it is in the visitor's menu": 'href="/wishes/" aria-current="page">Wishes</a>' in first,
    "who may open the staff page": [
        who.get("/staff/wishes/").status_code for who in (visitor, customer, staff)
    ],
    "where staff are there": 'href="/staff/activities/" aria-current="true"'
    in staff.get("/staff/wishes/").text,
    "it waits on the worklist": "Answer Tam Rennie: A bench by the door" in today,
    "its job has a button": 'href="/staff/wishes/">Look at wishes</a>' in today,
    "it is on the person's record": "Wishes for: A swing" in staff.get(tam.get_absolute_url()).text,
    "a page is kept": kept == first,
    "until a wish is saved": "A swing" in renewed,
    "the clock knows its task": settings.CELERY_BEAT_SCHEDULE["forget-old-wishes"]["task"]
    in celery.tasks,
    "a landlord decides its days": "WISH_DAYS" in [rule.name for rule in RULES],
}
erase_person(customer=tam, by=officer, why="Asked by the person")
waiting = [task for task in waiting_for(officer) if task.origin == "Wishes"]
seen["a person's wishes go with them"] = (Wish.objects.count(), waiting) == (0, [])
json.dump(seen, sys.stdout)

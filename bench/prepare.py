"""Run inside the portal: signs people in, makes room at events and counts each page's queries.

Prints what the load needs as JSON.
"""

import json
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.messages.storage.cookie import CookieStorage  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from base.accounts.middleware import SIGNED_IN_AT  # noqa: E402
from base.accounts.models import RoleGrant, User  # noqa: E402
from base.core.audience import Role  # noqa: E402
from participation.messages.contact.models import Message  # noqa: E402
from participation.people.customers.models import Customer  # noqa: E402
from participation.programme.events.models import Booking, Event  # noqa: E402
from portal.demo.world.cast import CUSTOMER, OFFICER  # noqa: E402

PAGES = {
    "Home": "/",
    "Menu of opportunities": "/get-involved/",
    "Calendar": "/calendar/",
    "Event": "/events/{slug}/",
    "Feed of the calendar": "/calendar.ics",
    "My involvement": "/me/",
    "Calendar, signed in": "/calendar/?signed-in",
    "Staff: today": "/staff/",
    "Staff: people": "/staff/people/",
    "Staff: interests": "/staff/interests/",
    "Staff: messages": "/staff/messages/",
    "Staff: activities": "/staff/activities/",
}
#: Asked for by somebody who is signed in.
OF_CUSTOMERS = {"/me/", "/calendar/?signed-in"}
#: How many people book.
CROWD = 600


def signed_in(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[SIGNED_IN_AT] = time.time()  # staff sign in anew each day
    session.create()
    return session.session_key


def book_crowd() -> list[dict]:
    """People with an email address who can sign in; each books once."""
    people = list(Customer.objects.current().exclude(email="").order_by("pk")[10 : 10 + CROWD])
    new = [person for person in people if person.user_id is None]
    users = User.objects.bulk_create(
        User(email=f"bench{person.pk}@post.example", name=person.name, password="!")
        for person in new
    )
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=Role.CUSTOMER) for user in users)
    for person, user in zip(new, users, strict=True):
        person.user = user
    Customer.objects.bulk_update(new, ["user"], batch_size=500)
    return [{"customer": person.pk, "session": signed_in(person.user)} for person in people]


def roomy_events() -> list[Event]:
    """Two coming events with room for everybody and nobody in it yet."""
    events = list(Event.objects.coming().filter(takes_bookings=True)[:2])
    for event in events:
        event.capacity = None
        event.published_at = timezone.now()
        event.save(update_fields=["capacity", "published_at"])
        Booking.objects.filter(event=event).delete()
    Message.objects.filter(template="events/email/booked").delete()
    return events


def queries(path: str, session: str) -> int:
    """Of a page that is made anew, which is the most a visitor causes."""
    client = Client(SERVER_NAME="127.0.0.1")
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    client.get(path)  # what is looked up once a process
    client.cookies[CookieStorage.cookie_name] = "none"  # nothing kept answers where a message waits
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200, f"{path} answered {response.status_code}"
    return len(captured)


def main() -> None:
    booked, locked = roomy_events()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    officer = signed_in(User.objects.get(email=OFFICER.email))
    customer = signed_in(User.objects.get(email=CUSTOMER.email))
    pages = []
    for name, path in PAGES.items():
        path = path.format(slug=booked.slug)
        session = officer if path.startswith("/staff/") else ""
        if path in OF_CUSTOMERS:
            session = customer
        pages.append(
            {"name": name, "path": path, "session": session, "queries": queries(path, session)}
        )
    json.dump(
        {
            "pages": pages,
            "book": f"/events/{booked.slug}/book/",
            "lock": f"/bench/lock/{locked.pk}/",
            "crowd": book_crowd(),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()

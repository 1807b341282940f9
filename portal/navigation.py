"""The links under the header. Plain addresses, so that it needs no app to be there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import SimpleLazyObject

from base.core.audience import Audience


@dataclass(frozen=True)
class Place:
    """One link. ``covers`` are further addresses at which it is marked as where you are."""

    name: str
    path: str
    covers: tuple[str, ...] = ()

    def how_near(self, path: str) -> int:
        """How much of ``path`` this place accounts for; 0 for none."""
        if self.path == "/":
            return int(path == "/")
        return max(
            len(start) if path.startswith(start) else 0 for start in (self.path, *self.covers)
        )


PUBLIC = (
    Place("Home", "/"),
    Place(
        "Get involved",
        "/get-involved/",
        (
            "/getting-online/",
            "/join/",
        ),
    ),
    Place("What's on", "/calendar/", ("/events/",)),
    Place("Have your say", "/consultations/"),
    Place("What changed", "/you-said-we-did/", ("/achievements/",)),
    Place("Reports", "/reports/"),
)
STAFF = (
    Place("Today", "/staff/"),
    Place(
        "People",
        "/staff/people/",
        (
            "/staff/joined/",
            "/staff/groups/",
            "/staff/segments/",
            "/staff/profiles/",
            "/staff/representation/",
            "/staff/widening/",
            "/staff/erasures/",
            "/staff/getting-online/",
            "/staff/retention/",
        ),
    ),
    Place(
        "Activities",
        "/staff/activities/",
        (
            "/staff/events/",
            "/staff/consultations/",
            "/staff/assessments/",
            "/staff/access/",
            "/staff/reviews/",
            "/staff/digital-inclusion/",
            "/staff/achievements/",
        ),
    ),
    Place(
        "Messages",
        "/staff/messages/",
        (
            "/staff/letters/",
            "/staff/calls/",
            "/staff/send-outs/",
            "/staff/templates/",
            "/staff/contact-calendar/",
            "/staff/format-requests/",
            "/staff/documents/",
        ),
    ),
    Place("Outcomes", "/staff/outcomes/", ("/staff/enquiries/", "/staff/ideas/", "/staff/issues/")),
    Place(
        "Interests",
        "/staff/interests/",
        ("/staff/opportunities/", "/staff/roles/", "/staff/campaigns/", "/staff/selections/"),
    ),
    Place("Reports", "/staff/reports/"),
)
MINE = Place("My involvement", "/me/", ("/network/",))
BOARD = Place("Board", "/board/")
SETTINGS = Place("Settings", "/staff/settings/")
STAFF_DOOR = Place("Staff", "/staff/")

#: Where staff are at work; elsewhere they see what the public sees, and a door back.
STAFF_PATHS = ("/staff/", "/board/", "/accounts/")


def places_for(user, path: str) -> tuple[Place, ...]:
    if user is None or not user.is_authenticated:
        return PUBLIC
    board = (BOARD,) if Audience.BOARD.admits(user) else ()
    if Audience.STAFF.admits(user):
        at_work = path.startswith(STAFF_PATHS)
        settings = (SETTINGS,) if Audience.ADMINISTRATORS.admits(user) else ()
        return STAFF + board + settings if at_work else (*PUBLIC, STAFF_DOOR)
    mine = (MINE,) if Audience.CUSTOMERS.admits(user) else ()
    return PUBLIC + mine + board


def marked(places: Iterable[Place], path: str) -> list[dict]:
    """Links ready for the template; ``current`` is the value of aria-current, if it has one."""
    places = list(places)
    nearest = max(places, key=lambda place: place.how_near(path))
    return [
        {
            "name": place.name,
            "path": place.path,
            "current": ("page" if place.path == path else "true")
            if place is nearest and place.how_near(path)
            else "",
        }
        for place in places
    ]


def context(request) -> dict:
    user = getattr(request, "user", None)
    # Lazy: fragments and plain text templates never ask for it.
    return {
        "navigation": SimpleLazyObject(lambda: marked(places_for(user, request.path), request.path))
    }

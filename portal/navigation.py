"""The links under the header: which menus somebody sees, and where in them they are."""

from collections.abc import Iterable

from django.utils.functional import SimpleLazyObject

from base.core.audience import Audience
from base.core.places import ADMINISTRATORS, BOARD, MINE, PUBLIC, STAFF, Place

STAFF_DOOR = Place("Staff", "/staff/")

#: Where staff are at work; elsewhere they see what the public sees, and a door back.
STAFF_PATHS = ("/staff/", "/board/", "/accounts/")


def places_for(user, path: str) -> tuple[Place, ...]:
    if user is None or not user.is_authenticated:
        return PUBLIC.places
    board = BOARD.places if Audience.BOARD.admits(user) else ()
    if Audience.STAFF.admits(user):
        at_work = path.startswith(STAFF_PATHS)
        settings = ADMINISTRATORS.places if Audience.ADMINISTRATORS.admits(user) else ()
        return STAFF.places + board + settings if at_work else (*PUBLIC, STAFF_DOOR)
    mine = MINE.places if Audience.CUSTOMERS.admits(user) else ()
    return PUBLIC.places + mine + board


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

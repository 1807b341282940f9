"""What the scrutiny panel of Glenmarnock looks into, and how far each is."""

from base.core.demo import World, in_demo
from participation.people.groups.models import Group
from scrutiny.topics.services.voting import seats_of

from .demo_told import Told
from .made_up import EXERCISES


@in_demo(position=44)
def make_exercises(world: World) -> None:
    panel = Group.objects.live().filter(kind__scrutinises=True).order_by("pk").first()
    seats = list(seats_of(panel).exclude(customer__user=None).order_by("pk")) if panel else []
    if not seats:
        return
    told = Told(panel, [seat.customer.user for seat in seats], world)
    for one in EXERCISES:
        told.tell(one)

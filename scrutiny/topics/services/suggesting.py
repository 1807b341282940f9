from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from participation.people.customers.models import Area, Customer
from participation.people.groups.models import Group

from ..models import Topic
from ..naming import seems_to_name


def panels_there_are() -> QuerySet[Group]:
    """The groups that look into what we do."""
    return Group.objects.live().filter(kind__scrutinises=True)


@transaction.atomic
def suggest(
    *,
    title: str,
    service: str,
    why: str,
    panel: Group | None = None,
    customer: Customer | None = None,
    by: User | None = None,
    names_somebody: bool = False,
) -> Topic:
    """Everybody reads it at once, unless it may name somebody or a visitor wrote it: then one of us reads it first.

    ``by`` is one of us who writes it down for somebody, and has read it by that.
    """
    panel = panel or panels_there_are().first()
    if panel is None:
        raise Refused("There is no panel at the moment. Tell us what you think instead.")
    places = Area.objects.order_by().values_list("name", flat=True)
    held = (
        names_somebody
        or (customer is None and by is None)
        or seems_to_name(title, why, places=places)
    )
    topic = Topic.objects.create(
        panel=panel,
        title=title.strip(),
        service=service,
        why=why.strip(),
        suggested_by=customer,
        written_by=by,
        public_on=None if held else timezone.localdate(),
    )
    record_fact("topic_suggested", subject=topic, actor=by, held=held)
    return topic

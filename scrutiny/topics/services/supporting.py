"""Who stands behind a topic. Enough of them, or one organisation, and the panel has to decide."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer
from participation.people.groups.models import Group, Membership

from ..house_rules import TOPIC_SUPPORTERS
from ..models import GroupAsked, Support, Topic
from .telling import tell

R = Membership.Role
#: Whoever holds one of these speaks for their group.
OFFICES = (R.CHAIR, R.VICE_CHAIR, R.SECRETARY, R.TREASURER)


def groups_spoken_for(user: User) -> QuerySet[Group]:
    """Organisations that we recognise, in which this person holds an office today."""
    seats = Membership.objects.sitting().filter(customer__user=user.pk, role__in=OFFICES)
    return Group.objects.recognised().filter(pk__in=seats.values("group"))


@transaction.atomic
def support(*, topic: Topic, customer: Customer) -> Support:
    """Pressed twice, it is one. The one that makes them enough makes the panel decide."""
    topic = _open(topic)
    given, new = Support.objects.get_or_create(topic=topic, customer=customer, taken_back_at=None)
    enough = topic.supports.live().count() >= TOPIC_SUPPORTERS.value
    if new and enough and topic.must_since is None:
        _must(topic, Topic.Must.SUPPORTERS)
    return given


@transaction.atomic
def take_back(*, topic: Topic, customer: Customer) -> None:
    """Pressed twice, it is taken back once. What the panel has to decide it still decides."""
    locked(topic)
    live = Support.objects.live().filter(topic=topic, customer=customer)
    live.update(taken_back_at=timezone.now())


@transaction.atomic
def ask_for_group(*, topic: Topic, group: Group, why: str, by: User) -> GroupAsked:
    """Somebody who holds an office asks for their organisation. Asked twice, it is asked once."""
    topic = _open(topic)
    if not groups_spoken_for(by).filter(pk=group.pk).exists():
        raise Refused(
            "Only somebody who holds an office in an organisation that we recognise asks for it."
        )
    if not why.strip():
        raise Refused("Say why your organisation asks for it.")
    asked, new = GroupAsked.objects.get_or_create(
        topic=topic,
        group=group,
        defaults={
            "why": why.strip(),
            "by": by,
            "customer": Customer.objects.filter(user=by.pk).first(),
        },
    )
    if new:
        record_fact("topic_asked_for", subject=topic, actor=by, why=why, group=group.pk)
    if topic.must_since is None:
        _must(topic, Topic.Must.GROUP)
    return asked


def _open(topic: Topic) -> Topic:
    topic = locked(topic)
    if not topic.is_public:
        raise Refused("Nobody can support this.")
    if topic.decision:
        raise Refused("The panel has decided on this already.")
    return topic


def _must(topic: Topic, because: Topic.Must) -> None:
    topic.must_since, topic.must_because = timezone.localdate(), because
    topic.save()
    record_fact("topic_must_be_considered", subject=topic, actor=None, because=because.value)
    tell(topic, "must")

"""Topics for scrutiny, who supports them, and the panel that votes."""

from participation.people.groups.models import Group, Membership
from scrutiny.topics.models import Topic, Vote
from scrutiny.topics.services import open_vote, suggest

from .groups import make_group, make_membership
from .people import make_joined_customer

R = Membership.Role


def make_scrutiny_panel(name: str = "Scrutiny Panel", *, quorum: int | None = 2) -> Group:
    panel = make_group(name, kind="scrutiny")
    panel.kind.quorum = quorum
    panel.kind.save()
    return panel


def make_seat(panel: Group, name: str, role: str = R.MEMBER) -> Membership:
    """Somebody who sits on it and can sign in."""
    return make_membership(panel, make_joined_customer(name), role=role)


def make_topic(title: str = "How long repairs take", **fields) -> Topic:
    """Of a customer, for everybody to read; of the panel that is there."""
    if not Group.objects.filter(kind__scrutinises=True).exists():
        make_scrutiny_panel()
    customer = fields.pop("customer", None) or make_joined_customer("Sue Gests")
    said = {"service": "repairs", "why": "Three neighbours waited for two months."}
    return suggest(title=title, customer=customer, **(said | fields))


def make_open_vote(topic: Topic | None = None) -> Vote:
    """Opened by a chair of the panel."""
    topic = topic or make_topic()
    chair = topic.panel.memberships.filter(role=R.CHAIR).first()
    chair = chair or make_seat(topic.panel, "Chris Chair", R.CHAIR)
    return open_vote(topic=topic, by=chair.customer.user)

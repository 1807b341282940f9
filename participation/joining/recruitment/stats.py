"""What counts in a number about bringing people in."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from base.core.measures import measure
from participation.people.customers.models import Customer
from participation.reach.representation.stats import Comparison, on_record_beside
from participation.reach.representation.tallies import on_record

from .models import Campaign, Link, LinkQuerySet, Recruit, Visits


@measure(
    "Followed the link",
    "How often it was followed, once for each browser in which the code is still remembered. Staff "
    "are not counted. It does not say who followed it.",
)
def visited(links: LinkQuerySet) -> int:
    return Visits.objects.filter(link__in=links).aggregate(n=Sum("visits", default=0))["n"]


@measure(
    "Joined through it",
    "People who followed it, sent Join in the same browser and, where they gave an email address, "
    "proved it, once we have found them in our housing records. Those who had joined before are not "
    "counted.",
)
def joined(links: LinkQuerySet) -> int:
    return Recruit.objects.counted().filter(link__in=links).count()


@dataclass(frozen=True)
class Reached:
    visited: int
    joined: int


#: The same two numbers of the campaign of a query's row, to sort campaigns by.
FOLLOWED = Coalesce(
    Subquery(
        Visits.objects.filter(link__campaign=OuterRef("pk"))
        .order_by()
        .values("link__campaign")
        .annotate(n=Sum("visits"))
        .values("n")
    ),
    0,
)
JOINED = Coalesce(
    Subquery(
        Recruit.objects.counted()
        .filter(link__campaign=OuterRef("pk"))
        .order_by()
        .values("link__campaign")
        .annotate(n=Count("pk"))
        .values("n")
    ),
    0,
)


@measure(
    "What each campaign brought",
    "For each campaign how often the codes on its pieces were followed, and how many people joined "
    "through them.",
)
def by_campaign() -> dict[int, Reached]:
    followed = dict(
        Visits.objects.filter(link__campaign__isnull=False)
        .values_list("link__campaign")
        .annotate(n=Sum("visits"))
    )
    came = dict(
        Recruit.objects.counted()
        .filter(link__campaign__isnull=False)
        .values_list("link__campaign")
        .annotate(n=Count("pk"))
    )
    campaigns = Campaign.objects.values_list("pk", flat=True)
    return {pk: Reached(followed.get(pk, 0), came.get(pk, 0)) for pk in campaigns}


@measure(
    "Neighbours told",
    "Customers who have a link to pass on, how often those links were followed, and how many people "
    "joined through them.",
)
def told_by_neighbours() -> tuple[int, Reached]:
    links = Link.objects.of_neighbours()
    people = links.values("customer").distinct().count()
    return people, Reached(visited(links), joined(links))


@measure(
    "Who joined, beside all our customers",
    "Customers who joined through the campaign, each once, by what they are now, beside all current "
    "customers. Numbers of few people are not shown, nor is anything of what people told us about "
    "themselves: that is counted of all who took part in a year alone.",
)
def who_joined(campaign: Campaign) -> list[tuple[str, Comparison]]:
    recruits = Recruit.objects.counted().filter(link__campaign=campaign)
    joined = Customer.objects.current().filter(pk__in=recruits.values("joining__customer"))
    return on_record_beside(on_record(joined), hide_small=True)

"""What pages about one person show of this app."""

from django.core.cache import cache

from participation.people.customers.models import Area, Customer, PreferenceOption
from participation.people.customers.pages import MY_PAGE

from .models import Signpost

MOST_SHOWN = 3
A_MINUTE = 60


@MY_PAGE.section("learning/_on_my_page.html", position=60)
def help_online(customer: Customer) -> dict:
    """Who helps near them with what they ticked; nothing where they ticked nothing."""
    kind = PreferenceOption.Kind.DIGITAL
    ticked = [one for one in customer.preferences.all() if one.kind == kind]
    if not ticked:
        return {}
    return {"help_online": helpers(customer.area, ticked)}


def helpers(area: Area | None, ticked: list[PreferenceOption]) -> list[Signpost]:
    """The same for everybody there who ticked the same, so a minute old is new enough."""
    asked = "-".join(str(one.pk) for one in sorted(ticked, key=lambda one: one.pk))
    key = f"help-online:{area.pk if area else ''}:{asked}"
    kept = cache.get(key)
    if kept is None:
        found = Signpost.objects.for_customers().helping_with(ticked)
        kept = [*(found.near(area) if area else found)[:MOST_SHOWN]]
        cache.set(key, kept, A_MINUTE)
    return kept

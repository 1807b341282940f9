import datetime as dt

from django.utils import timezone

from participation.people.customers.models import PreferenceOption
from participation.reach.learning.models import Need, Signpost


def barrier(code: str = "online_skills") -> PreferenceOption:
    return PreferenceOption.objects.get(code=code)


def make_signpost(name: str = "Calder Library", *helps_with: str, **fields) -> Signpost:
    """Somebody who helps people get online; with ``needs``, codes, a local service of another kind."""
    needs = fields.pop("needs", ())
    today = timezone.localdate()
    signpost = Signpost.objects.create(
        name=name,
        **{
            "kind": "help",
            "what": "Somebody sits with you.",
            "phone": "0141 496 0610",
            "checked_on": today,
            "check_by": today + dt.timedelta(days=182),
            **fields,
        },
    )
    signpost.needs.set(Need.objects.filter(code__in=needs))
    if needs and not helps_with:
        return signpost
    signpost.barriers.set([barrier(code) for code in helps_with or ("online_skills",)])
    return signpost

"""The kinds of group a new portal starts with. Loading again changes nothing that is there."""

from typing import Any

from django.db.models import Q

from base.core.lookups import fills_lists
from participation.people.customers.models import Tenure

from .models import GroupKind

#: The closed group of people who hold a share in the association (seed row F-39).
MEMBERS_BODY = "members"

WITH_STAFF = {"takes_staff": True}
RECOMMENDS = {"recommends": True}
ASSOCIATION = {"speaks_for_area": True, "may_register": True, "has_agreement": True}
REPORTS = {"answers_to_somebody": True}
THREE_CLASSES = {"takes_panel_members": True, "takes_staff": True}
OFFICES = {"term_years": 3, "quorum": 5, "least_attendance": 70}

# code, name, and where its rules are others than none
KINDS: list[tuple[str, str, dict[str, Any]]] = [
    ("residents", "Residents' association", ASSOCIATION),
    ("area", "Area association", ASSOCIATION),
    ("retirement", "Retirement housing association", ASSOCIATION | {"meets_every_months": 1}),
    ("community", "Community group", {}),
    (
        "scrutiny",
        "Scrutiny panel",
        OFFICES | REPORTS | RECOMMENDS | {"scrutinises": True, "cap": 12, "meets_every_months": 1},
    ),
    ("working", "Working group", WITH_STAFF),
    ("steering", "Steering group", THREE_CLASSES | REPORTS),
    (MEMBERS_BODY, "Members of the association", {}),
    ("federation", "Federation or partner body", {"may_register": True, "has_agreement": True}),
    ("associates", "Associate scrutiny members", {"least_attendance": 25, "term_years": 3}),
    (
        "service_voice",
        "Service voice",
        WITH_STAFF | RECOMMENDS | {"meets_every_months": 3, "quorum": 3},
    ),
    ("monitors", "Customer monitors", {}),
    ("readers", "Readers' panel", {}),
    ("special_interest", "Special-interest panel", {}),
    ("leaseholders", "Leaseholder panel", {"meets_every_months": 3}),
    ("sheltered", "Sheltered forum", {"meets_every_months": 3}),
    ("programme_board", "Programme board", THREE_CLASSES | REPORTS),
    ("joint", "Joint panel of residents and staff", WITH_STAFF | REPORTS),
    ("consultative", "Consultative committee", WITH_STAFF | REPORTS | {"meets_every_months": 3}),
    ("chairs", "Meeting of associations' chairs", {"meets_every_months": 3}),
    ("tenants", "Tenants' organisation", ASSOCIATION),
    ("neighbourhood", "Neighbourhood group", {}),
    ("community_council", "Community council we keep in touch with", WITH_STAFF),
]
#: Whose home is held how, where a kind is for some tenures alone.
FOR_TENURES = {"leaseholders": ["leaseholder", "sharing_owner"]}


@fills_lists(position=20)
def load() -> None:
    for position, (code, name, rules) in enumerate(KINDS):
        if GroupKind.objects.filter(Q(code=code) | Q(name__iexact=name)).exists():
            continue  # it is there, or the landlord has made one that is called so
        kind = GroupKind.objects.create(code=code, name=name, position=position, **rules)
        kind.tenures.set(Tenure.objects.filter(code__in=FOR_TENURES.get(code, [])))

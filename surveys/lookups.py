"""What must be asked regularly, and what people are asked about after it is done, for a new portal."""

from base.core.lookups import fills_lists
from participation.programme.activities.models import Service

from .models import Cycle, JobType

#: What people are asked about after it is done, each by the service that did it.
JOB_TYPES = (
    ("repair", "Repair", Service.REPAIRS),
    ("windows", "New windows", Service.REPAIRS),
    ("kitchen", "New kitchen", Service.REPAIRS),
    ("bathroom", "New bathroom", Service.REPAIRS),
    ("heating", "New heating", Service.REPAIRS),
    ("improvement", "Other improvement works", Service.REPAIRS),
    ("letting", "New letting", Service.HOMES),
    ("housing-options", "Housing options advice", Service.HOMES),
    ("lifeline-installed", "Lifeline put in", Service.SUPPORT),
    ("lifeline-response", "Lifeline emergency answered", Service.SUPPORT),
    ("affordable-warmth", "Affordable warmth advice", Service.SUPPORT),
    ("greenspace", "Greenspace work", Service.NEIGHBOURHOOD),
    ("antisocial-behaviour", "Antisocial behaviour case closed", Service.NEIGHBOURHOOD),
    ("rent", "Rent and income matter", Service.RENT),
    ("engagement", "Took part with us", Service.GOVERNANCE),
    ("complaint", "Complaint closed", Service.CUSTOMER_CARE),
    ("call", "Call to us", Service.CUSTOMER_CARE),
)


@fills_lists(position=90)
def load() -> None:
    for code in Cycle.Code:
        Cycle.objects.get_or_create(code=code)
    for job_type, name, service in JOB_TYPES:
        JobType.objects.get_or_create(code=job_type, defaults={"name": name, "service": service})

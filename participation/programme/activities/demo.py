"""Who answers for which service at Glenmarnock."""

from base.core.demo import World, in_demo

from .models import Service, ServiceLead


@in_demo(position=5)
def make_leads(world: World) -> None:
    for service in Service:
        if service == Service.CUSTOMER_CARE:
            continue  # somebody has still to be named
        lead = world.officer if service == Service.REPAIRS else world.manager
        ServiceLead.objects.create(service=service, officer=lead)

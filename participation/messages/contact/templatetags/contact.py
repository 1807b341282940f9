from django import template

from participation.messages.contact.bounces import since_when
from participation.messages.contact.models import BrokenAddress
from participation.people.customers.models import Customer

register = template.Library()


@register.simple_tag
def not_working(customer: Customer) -> str:
    """Why their email address does not work, as a sentence; empty where it does or we hold none."""
    if not customer.email:
        return ""
    broken = BrokenAddress.objects.filter(address=customer.email.lower()).first()
    return f"{since_when(broken).rstrip('.')}." if broken else ""

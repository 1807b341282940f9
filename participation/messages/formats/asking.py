"""What is known when somebody asks for another format: the page they were on, and what they usually need.

The page is carried along in the address. Only a page that is open to everybody and has nothing secret in its address: personal links hold a
token, and would end up in a record that officers read.
"""

from typing import Any

from django.urls import Resolver404, ResolverMatch, resolve

from base.core.audience import Audience
from base.core.middleware import audience_of
from participation.people.customers.models import Customer

#: What may vary in the address of such a page.
HARMLESS = frozenset({"slug", "pk"})
LONGEST = 300


def page_asked_from(path: str, found: ResolverMatch | None = None) -> str:
    """``path`` where it is such a page of ours, else nothing; ``found`` is what is known to be there."""
    if not path.startswith("/") or len(path) > LONGEST:
        return ""
    try:
        found = found or resolve(path)
    except Resolver404:
        return ""
    if audience_of(found.func) is not Audience.EVERYONE or not HARMLESS.issuperset(found.kwargs):
        return ""
    return path


def context(request) -> dict:
    """For the offer at the foot of every page."""
    return {"ask_about": page_asked_from(request.path, request.resolver_match)}


def usual_needs(customer: Customer) -> dict[str, Any]:
    """What they told us when they joined, as a form's first answers. Sign language is a format here."""
    options = customer.preferences.filter(kind="format")
    signs = customer.language == "bfi"
    option = (options.filter(code="bsl") if signs else options).first()
    needs = {} if signs else {"language": customer.language}
    return {**needs, "format": option} if option else needs

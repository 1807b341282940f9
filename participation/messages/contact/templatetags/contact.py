from django import template
from django.template.defaulttags import CsrfTokenNode
from django.urls import reverse
from django.utils.safestring import SafeString

from base.core.pieces import day_of, hidden, in_words, safe, summary_row
from participation.messages.contact.bounces import since_when
from participation.messages.contact.models import BrokenAddress, Consent
from participation.people.customers.models import Customer

register = template.Library()


@register.simple_tag
def not_working(customer: Customer) -> str:
    """Why their email address does not work, as a sentence; empty where it does or we hold none."""
    if not customer.email:
        return ""
    broken = BrokenAddress.objects.filter(address=customer.email.lower()).first()
    return f"{since_when(broken).rstrip('.')}." if broken else ""


@register.simple_tag(takes_context=True)
def consent_row(context: template.Context, consent: Consent) -> SafeString:
    """What somebody said to one purpose by one channel and since when; a yes with the button to stop."""
    said = f"{'Yes' if consent.given else 'No'}, since {in_words(day_of(consent.at))}"
    stop = ""
    if consent.given:
        address = reverse("contact:stop_consent", args=[consent.purpose, consent.channel])
        purpose, channel = consent.get_purpose_display(), consent.get_channel_display()
        what = hidden(f" {purpose.lower()} by {channel.lower()}")
        stop = (
            f'<form method="post" action="{safe(address)}">{CsrfTokenNode().render(context)}'
            f'<button type="submit" class="portal-button-link">Stop{what}</button></form>'
        )
    return summary_row(safe(consent.kind), said, action=stop)

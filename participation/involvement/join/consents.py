"""The words of each consent, as asked at Join and at ``/me/``. They are kept with every yes and no."""

from participation.contact.services import record_consent
from participation.customers.models import Channel, Customer

CONSENT_WORDING = {
    Channel.EMAIL: "Yes, email me about new ways to have my say",
    Channel.SMS: "Yes, text me about new ways to have my say",
    Channel.PHONE: "Yes, ring me about new ways to have my say",
    Channel.POST: "Yes, write to me about new ways to have my say",
}


def record_choices(
    customer: Customer,
    *,
    ticked: list[str],
    asked: list[str],
    source: str,
    wording: dict[str, str] | None = None,
    by=None,
) -> None:
    """A yes for each channel ticked, a no for each one that was asked about and left empty."""
    wording = wording or {way.value: words for way, words in CONSENT_WORDING.items()}
    for way in asked:
        record_consent(
            customer=customer,
            channel=Channel(way),
            given=way in ticked,
            wording=wording[way],
            source=source,
            recorded_by=by,
        )

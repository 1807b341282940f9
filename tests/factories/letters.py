from participation.messages.contact.models import Message
from participation.people.customers.models import Channel, PreferenceOption
from tests.factories.messages import make_message
from tests.factories.people import make_customer


def make_letter_to_post(
    name: str = "Jean Ó Súilleabháin",
    postcode: str = "GM1 1AB",
    *,
    address: str = "3 Mill Lane, Calder",
    large_print: bool = False,
    **fields,
) -> Message:
    """A letter that waits for somebody to print and post it."""
    customer = make_customer(name, address=address, postcode=postcode)
    if large_print:
        customer.preferences.add(PreferenceOption.objects.get(code="large_print"))
    return make_message(
        customer,
        channel=Channel.POST,
        state=Message.State.TO_DO,
        address=f"{address}, {postcode}",
        **fields,
    )

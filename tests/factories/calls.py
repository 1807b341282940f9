from participation.messages.contact.models import Message
from participation.people.customers.models import Channel, Customer
from tests.factories.messages import make_message
from tests.factories.people import make_customer


def make_call_to_make(customer: Customer | None = None, **fields) -> Message:
    """A call that waits for somebody to make it."""
    customer = customer or make_customer("Jean Ó Súilleabháin", phone="+441414960112")
    return make_message(
        customer,
        channel=Channel.PHONE,
        state=Message.State.TO_DO,
        address=str(customer.phone),
        **fields,
    )

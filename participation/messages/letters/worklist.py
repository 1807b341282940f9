"""Letters wait as one line of messages, which leads to where they are printed together."""

from participation.messages.contact.worklist import CARRIED_OUT_AT
from participation.people.customers.models import Channel

CARRIED_OUT_AT.add((Channel.POST, "letters:list"), position=0)

"""Calls wait as one line of messages, which leads to where they are made one after the other."""

from participation.messages.contact.worklist import CARRIED_OUT_AT
from participation.people.customers.models import Channel

CARRIED_OUT_AT.add((Channel.PHONE, "calls:list"), position=0)

"""Facts about customers that other apps act on; what follows is wired in ``portal/reactions.py``."""

from django.dispatch import Signal

#: A customer has said something about themselves: ``customer``, and the names of the ``fields``.
details_said = Signal()

#: People have another name now: ``names``, those of before by the number of the customer.
names_changed = Signal()

#: A tenure or an area, the sender, is called otherwise now: its name ``before`` and ``now``.
list_renamed = Signal()

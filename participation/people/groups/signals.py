"""What changes in groups and other apps act on; what follows is wired in ``portal/reactions.py``."""

from django.dispatch import Signal

#: Somebody no longer sits on a group: ``group``, ``customer``, and ``by`` whom it was written down.
seat_ended = Signal()

"""What changes in groups and other apps act on; what follows is wired in ``portal/reactions.py``."""

from django.dispatch import Signal

#: Some sit on a group, or in another role than before: ``seats``, and ``by`` whom it was written down.
seats_taken = Signal()

#: Somebody no longer sits on a group: ``group``, ``person`` (a customer, or a colleague), ``role`` that they had,
#: ``by`` whom it was written down, and whether it ``is_news``: one that ended before may be taken off the record.
seat_ended = Signal()

#: A seat is about to be taken off the record, for it never was: ``membership``, ``by``.
seat_removed = Signal()

#: Colleagues may sit on groups of a kind, and could not before: ``kind``, ``by``.
opened_to_staff = Signal()

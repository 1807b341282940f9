from django.dispatch import Signal

#: Something happened with an action, in the transaction in which it did. Arguments: note.
action_moved = Signal()

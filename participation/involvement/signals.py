from django.dispatch import Signal

#: Somebody said they are interested. Arguments: interest.
interest_expressed = Signal()

#: An interest was moved on, by staff or by the customer. Arguments: interest, before (its state).
interest_moved = Signal()

from django.dispatch import Signal

#: Somebody sent Join. Arguments: joining, session (of the browser it was sent from).
joining_sent = Signal()

#: Somebody said they are interested. Arguments: interest.
interest_expressed = Signal()

#: An interest was moved on, by staff or by the customer. Arguments: interest, before (its state).
interest_moved = Signal()

#: Somebody takes an offered activity, or leaves it after all. Arguments: answer, by.
offer_answered = Signal()

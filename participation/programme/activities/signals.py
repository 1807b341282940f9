from django.dispatch import Signal

#: Somebody took part. Arguments: engagement.
engagement_recorded = Signal()

#: An outcome was answered, moved on or shown to everyone. Arguments: outcome, before (its state).
outcome_moved = Signal()

#: It was taken back that somebody took part. Arguments: activity, customer.
engagement_withdrawn = Signal()

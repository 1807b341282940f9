from django.dispatch import Signal

#: Somebody took part. Arguments: engagement.
engagement_recorded = Signal()

#: An outcome was answered or moved on. Arguments: outcome, before (its state until now).
outcome_moved = Signal()

"""What others may want to know of ringing people with questions."""

from django.dispatch import Signal

#: One of us has rung somebody; ``phone_try`` is what came of it.
somebody_rung = Signal()

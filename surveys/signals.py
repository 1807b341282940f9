from django.dispatch import Signal

#: Sent with ``asked``, an AskedUs that is new: somebody wants to be rung, or the service to know something.
asked_us = Signal()

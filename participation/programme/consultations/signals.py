from django.dispatch import Signal

#: ``consultation`` is shown to everybody and can still be answered; ``by`` whom it was published.
consultation_published = Signal()

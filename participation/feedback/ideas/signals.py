"""What the log of ideas and issues announces; ``portal.reactions`` says who listens."""

from django.dispatch import Signal

#: An idea or an issue has been decided on, or decided otherwise. Sends ``noted``.
decided = Signal()

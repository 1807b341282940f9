"""What this app announces."""

from django.dispatch import Signal

#: ``theme`` has become part of ``into``.
themes_joined = Signal()

"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Booking, Event

visitors_read(Booking, Event)

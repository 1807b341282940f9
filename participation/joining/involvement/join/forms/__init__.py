"""The pages of Join, one topic each. The same forms change the answers later at ``/me/``.

Every form speaks in *answers*: plain values by the names that ``customers.services.record_answers``
knows, fit to be kept as JSON. ``answers`` given to a form is what is known so far.
"""

from .hearing import Consents, KeepingInTouch, Results, channels_of
from .person import Details, Home, WhoAndHow
from .section import Section, Send
from .taking_part import HowFar, Methods, Support, Times, Topics

__all__ = [
    "Consents",
    "Details",
    "Home",
    "HowFar",
    "KeepingInTouch",
    "Methods",
    "Results",
    "Section",
    "Send",
    "Support",
    "Times",
    "Topics",
    "WhoAndHow",
    "channels_of",
]

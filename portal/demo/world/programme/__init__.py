"""Writes the opportunities, four years of events and consultations, and what came of them."""

from .events import Held, Programme, at

__all__ = ["Held", "Programme", "at"]

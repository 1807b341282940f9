"""Complaints as the landlord's own system counts them: numbers and what was learned, and nobody's case."""

"""Erasing a person and keeping what was counted."""

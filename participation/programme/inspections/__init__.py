"""Residents inspect homes, repairs and estates against a standard, and what fails is put right (R-07, F-03)."""

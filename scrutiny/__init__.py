"""Scrutiny: customers look into a service, recommend, are answered in public, and confirm what was done."""

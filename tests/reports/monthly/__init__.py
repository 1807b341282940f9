"""A made-up kind of report: what a service answered in a month. Nothing but this folder knows of it."""

"""The annual report of inspections by residents, a file for each section."""

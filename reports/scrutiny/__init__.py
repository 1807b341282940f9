"""The annual evaluation of scrutiny, a file for each section."""

"""The report of one exercise of a panel, a file for each section."""

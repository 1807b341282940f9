"""The annual report of grants to groups, a file for each section."""

class Refused(Exception):
    """A rule says no. The message is shown to the person as it stands: plain words, what to do next."""

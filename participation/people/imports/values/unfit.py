class Unfit(Exception):
    """A value that cannot be kept, and why in words that go after the name of its column."""


class Nobody(Unfit):
    """A line that is about nobody at all: a total, the headings once more."""

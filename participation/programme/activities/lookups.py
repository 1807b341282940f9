"""The principles of taking part (F-29, T-52), loaded without touching what a landlord has reworded."""

from base.core.lookups import fills_lists

from .models import Principle

PRINCIPLES = [
    ("trust", "It builds trust: we are partners in it"),
    ("sharing", "We share information, ideas and power all the way through"),
    ("agenda", "Everybody sets the agenda, with all the facts in hand"),
    ("openness", "Decisions are open and clear, and we answer for them"),
    ("time", "People get enough time to think and to answer"),
    ("equality", "Everybody has the same chance to take part"),
    ("comment", "Everybody it concerns can say something, also without coming"),
    ("informed", "People get what they need to know to change something"),
    ("nobody_out", "Nobody is shut out: place, time, language, access, care and cost"),
    ("representative", "We know how we shall see whom we did not hear"),
    ("told", "We know how people hear what changed"),
    ("new_places", "We looked at areas where nothing goes on"),
]


@fills_lists(position=40)
def load() -> None:
    for position, (code, words) in enumerate(PRINCIPLES):
        Principle.objects.get_or_create(code=code, defaults={"words": words, "position": position})

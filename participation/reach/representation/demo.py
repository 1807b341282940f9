"""What the survey that asked who knows of taking part came to."""

from base.core.demo import World, in_demo

from .our_awareness import take_over


@in_demo(position=85)
def take_over_what_was_asked(world: World) -> None:
    take_over()

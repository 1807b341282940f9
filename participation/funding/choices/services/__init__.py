"""What changes rounds: planning and fixing them, the roll, ballots on each channel, closing and the result."""

from .casting import cast, cast_by_staff, voter_with_code
from .closing import close_and_count
from .paper import begin_batch, key_first, key_second, start_again
from .planning import decide_on, fix, move_days, save_pot, save_project, save_round, try_again
from .publishing import publish_result, tell_delivery
from .roll import draw_up_roll

__all__ = [
    "begin_batch",
    "cast",
    "cast_by_staff",
    "close_and_count",
    "decide_on",
    "draw_up_roll",
    "fix",
    "key_first",
    "key_second",
    "move_days",
    "publish_result",
    "save_pot",
    "save_project",
    "save_round",
    "start_again",
    "tell_delivery",
    "try_again",
    "voter_with_code",
]

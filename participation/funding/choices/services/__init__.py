"""What changes rounds: planning and fixing them, the roll, ballots on each channel, closing and the result."""

from .casting import cast, cast_by_staff, voter_with_code
from .closing import close_and_count
from .ideas import (
    ask_for_ideas,
    join_project,
    key_idea,
    make_project,
    send_idea,
    show_idea,
    turn_down,
)
from .news import tell_news, wants_news, wants_no_news
from .paper import begin_batch, key_first, key_second, start_again
from .pictures import add_picture, remove_picture
from .planning import decide_on, fix, move_days, save_pot, save_project, save_round, try_again
from .publishing import publish_result, tell_delivery
from .roll import draw_up_roll

__all__ = [
    "add_picture",
    "ask_for_ideas",
    "begin_batch",
    "cast",
    "cast_by_staff",
    "close_and_count",
    "decide_on",
    "draw_up_roll",
    "fix",
    "join_project",
    "key_first",
    "key_idea",
    "key_second",
    "make_project",
    "move_days",
    "publish_result",
    "remove_picture",
    "save_pot",
    "save_project",
    "save_round",
    "send_idea",
    "show_idea",
    "start_again",
    "tell_delivery",
    "tell_news",
    "try_again",
    "turn_down",
    "voter_with_code",
    "wants_news",
    "wants_no_news",
]

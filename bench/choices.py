"""``python -m bench.choices [ballots]``: what counting a vote over 100 projects takes, by each rule.

Made-up ballots that name one to five projects, some far better liked than others, so that nearly all say
something else: the worst case for counting equal ballots together. No database is asked.
"""

import random
import sys
import time
from fractions import Fraction

from participation.funding.choices.counting.count import count
from participation.funding.choices.counting.election import Election, Pot, Project, grouped
from participation.funding.choices.counting.rules import EqualShares, Greedy

BALLOTS, PROJECTS, MONEY = 50_000, 100, Fraction(1_000_000)
#: The whole completion.
AIM_SECONDS = 60
RULES = {
    "Most votes first": Greedy(),
    "Equal Shares, no steps": EqualShares(),
    "Equal Shares, steps of 50p, topped up": EqualShares(step=Fraction(1, 2), top_up=True),
}


def main(ballots: int) -> bool:
    election = made_up(ballots)
    print("| Rule | Winners | Steps | Seconds |\n|---|---:|---:|---:|")
    within = True
    for name, rule in RULES.items():
        began = time.process_time()
        (result,) = count(election, rule)
        seconds = time.process_time() - began
        within = within and seconds <= AIM_SECONDS
        print(f"| {name} | {len(result.winners)} | {result.steps} | {seconds:.1f} |")
    return within


def made_up(ballots: int) -> Election:
    dice = random.Random(1)
    codes = [f"p{number}" for number in range(PROJECTS)]
    liked = [dice.paretovariate(1.2) for _ in codes]
    costs = [Fraction(dice.randrange(500, 30_000)) for _ in codes]
    named = (set(dice.choices(codes, liked, k=dice.randint(1, 5))) for _ in range(ballots))
    return Election(
        tuple(Project(code, cost) for code, cost in zip(codes, costs, strict=True)),
        (Pot(MONEY),),
        tuple(codes),
        grouped(tuple((code, 1) for code in ballot) for ballot in named),
    )


if __name__ == "__main__":
    sys.exit(not main(int(sys.argv[1]) if len(sys.argv) > 1 else BALLOTS))

"""Breaks what rows of docs/requirements.md claim, and says which of their tests stay green.

    python -m tools.mutate              every row there is a mutation for
    python -m tools.mutate R-13 B-62    these

Works in a copy of the files as they are now, so that nothing here changes. Takes some ten seconds a row.
"""

import sys
import tempfile
from pathlib import Path

from tools.claims import CHECKOUT, rows
from tools.mutate.breaking import Verdict, broken, copied, judge
from tools.mutate.mutations import mutations
from tools.problem import Problem, told_plainly


def main(wanted: set[str]) -> int:
    claims = {row.id: row for row in rows()}
    chosen = [one for one in mutations() if not wanted or one.row in wanted]
    if unknown := wanted - {one.row for one in chosen}:
        raise Problem(f"There is no mutation for {', '.join(sorted(unknown))}.")
    unproved = []
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(CHECKOUT, Path(folder, "portal"))
        for one in chosen:
            with broken(copy, one):
                verdict, says = judge(copy, claims[one.row].named_tests)
            print(f"{one.row:5} {verdict:12} {one.breaks}\n{'':18} {says}", flush=True)
            if verdict is not Verdict.FOUND:
                unproved.append(one.row)
    print(
        f"\n{len(chosen)} broken, {len(unproved)} not found{': ' * bool(unproved)}{', '.join(unproved)}"
    )
    return len(unproved)


if __name__ == "__main__":
    with told_plainly():
        sys.exit(bool(main(set(sys.argv[1:]))))

"""What the import contract cannot see, because it is hidden or turns in a ring: part of ``make check``.

    python -m tools.circles

Says of each place where it is and why it may not be: files that import each other in a circle, imports
of our own code inside a function, and names in strings that belong to an app above.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp

from .files import circles, hidden_imports
from .found import Found
from .layers import Layers
from .names import upward_names
from .portal_names import names_of_the_portal

OURS = ("base", "participation", "scrutiny", "surveys", "reports", "portal")
CHECKOUT = Path(__file__).resolve().parents[2]


def modules() -> dict[str, Path]:
    found = {}
    for package in OURS:
        for path in sorted((CHECKOUT / package).rglob("*.py")):
            parts = path.relative_to(CHECKOUT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def turned_round() -> Iterator[Found]:
    paths = modules()
    yield from circles(grimp.build_graph(*OURS, cache_dir=None), paths)
    yield from hidden_imports([CHECKOUT / package for package in OURS], frozenset(OURS))
    layers = Layers.of(CHECKOUT / "pyproject.toml")
    names = names_of_the_portal(CHECKOUT / "templates")
    for module, path in paths.items():
        if "migrations" not in path.relative_to(CHECKOUT).parts:
            yield from upward_names(
                path, module, names, lambda other, here: layers.is_out_of_sight(other, of=here)
            )


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.testing")
    found = sorted(set(turned_round()))
    for one in found:
        print(Found(one.path.relative_to(CHECKOUT), one.line, one.why))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Each way of turning the house round, made up in a small tree, is found by the check."""

import textwrap
from pathlib import Path

import grimp
import pytest
from django.urls import reverse

from base.core import front_pages
from tools.circles.files import circles, hidden_imports
from tools.circles.layers import Layers
from tools.circles.names import Names, upward_names

LAYERS = [
    {
        "type": "layers",
        "layers": ["town.roof : town.attic", "town.walls | town.windows", "town.ground"],
    },
    {"type": "layers", "containers": ["town.walls"], "layers": ["(paint)", "paper", "bricks"]},
]
NAMES = Names(
    relations={"windows": frozenset({"town.windows"}), "papers": frozenset({"town.walls.paper"})},
    fields={"made_of": frozenset({"town.walls.bricks"})},
    pages={"windows:open": frozenset({"town.windows.views"}), "top": frozenset({"town.roof"})},
    templates={"windows/open.html": frozenset({"town.windows"})},
)


@pytest.fixture
def written(tmp_path):
    """Writes files of a made-up package, each by its path."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text))
        return tmp_path

    return write


def rings(folder: Path, package: str, monkeypatch) -> list[str]:
    monkeypatch.syspath_prepend(folder)
    graph = grimp.build_graph(package, cache_dir=None)
    paths = {module: Path(module) for module in graph.modules}
    return [str(one) for one in circles(graph, paths)]


def test_files_that_import_each_other_are_found_with_every_step_of_the_circle(written, monkeypatch):
    folder = written(
        {
            "ring_town/__init__.py": "",
            "ring_town/services.py": "from . import tasks\n",
            "ring_town/tasks.py": "from .work import do\n",
            "ring_town/work.py": "import os\n\nfrom .services import ask\n",
            "ring_town/models.py": "from .work import do\n",
        }
    )

    assert rings(folder, "ring_town", monkeypatch) == [
        "ring_town.services:1: imports ring_town.tasks, which leads back here",
        "ring_town.tasks:1: imports ring_town.work, which leads back here",
        "ring_town.work:3: imports ring_town.services, which leads back here",
    ]


def test_a_circle_of_imports_for_types_alone_or_inside_a_function_is_one_too(written, monkeypatch):
    folder = written(
        {
            "typed_town/__init__.py": "",
            "typed_town/a.py": """\
                from typing import TYPE_CHECKING

                if TYPE_CHECKING:
                    from .b import B
                """,
            "typed_town/b.py": "def f():\n    from . import a\n",
        }
    )

    assert len(rings(folder, "typed_town", monkeypatch)) == 2


def test_an_import_of_our_own_inside_a_function_is_found_and_others_are_not(written):
    folder = written(
        {
            "town/services.py": """\
                from town import models


                class Sender:
                    def send(self):
                        from .tasks import deliver
                        import town.models
                        import weasyprint
                """,
            "town/apps.py": """\
                class TownConfig:
                    def ready(self):
                        from . import checks
                """,
        }
    )

    found = list(hidden_imports([folder], frozenset({"town"})))

    assert [(one.path.name, one.line) for one in found] == [("services.py", 6), ("services.py", 7)]


@pytest.mark.parametrize(
    ("other", "here", "hidden"),
    [
        ("town.roof", "town.ground.stones", True),
        ("town.ground", "town.roof", False),
        ("town.walls", "town.windows", True),
        ("town.attic", "town.roof", False),
        ("town.walls.paper.views", "town.walls.bricks.models", True),
        ("town.walls.bricks", "town.walls.paper", False),
        ("town.walls.bricks", "town.walls.bricks.models", False),
        ("elsewhere", "town.ground", False),
    ],
)
def test_what_is_out_of_sight_is_what_the_contracts_put_above_or_walled_off_beside(
    other, here, hidden
):
    assert Layers(LAYERS).is_out_of_sight(other, of=here) == hidden


@pytest.mark.parametrize(
    "line",
    [
        "Brick.objects.filter(windows__width=2)",
        'Brick.objects.order_by("-windows__width")',
        'Brick.objects.prefetch_related("windows")',
        "Brick.objects.filter(windows=None)",
        "brick.windows.all()",
        'hasattr(brick, "windows")',
        'PAGES = {"window": "windows:open"}',
        'reverse("top")',
        'template_name = "windows/open.html"',
    ],
)
def test_a_name_of_an_app_above_is_found_in_a_string(written, line):
    path = written({"bricks.py": f"{line}\n"}) / "bricks.py"
    layers = Layers(LAYERS)

    def found(module: str) -> list:
        sees_not = lambda other, here: layers.is_out_of_sight(other, of=here)  # noqa: E731
        return list(upward_names(path, module, NAMES, sees_not))

    assert [(one.line, "stands above" in one.why) for one in found("town.ground")] == [(1, True)]
    assert found("town.roof") == []


@pytest.mark.parametrize(
    "line",
    [
        'Brick.objects.values("made_of__colour")',
        "Brick.objects.annotate(windows=Count(1)).filter(windows__gt=1)",
        "timedelta(windows=1)",
        "self.windows.append(1)",
    ],
)
def test_what_only_looks_like_a_name_of_an_app_above_is_left_alone(written, line):
    path = written({"bricks.py": f"{line}\n"}) / "bricks.py"
    layers = Layers(LAYERS)

    found = upward_names(
        path, "town.walls.bricks", NAMES, lambda other, here: layers.is_out_of_sight(other, of=here)
    )

    assert list(found) == []


def test_every_page_that_any_app_may_lead_to_is_there():
    for name in (front_pages.ME,):
        assert reverse(name)

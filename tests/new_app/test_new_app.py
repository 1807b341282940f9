"""A new app is one folder, and the few lines elsewhere that ``settings.py`` and ``urls.py`` here have."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]


def test_a_portal_with_one_app_more_has_it_everywhere_it_should_be(tmp_path):
    shutil.copytree(HERE / "wishes", tmp_path / "wishes")
    paths = os.pathsep.join([str(tmp_path), str(CHECKOUT)])
    ours = {"PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "tests.new_app.settings"}

    done = subprocess.run(
        [sys.executable, "-m", "tests.new_app.use"],
        cwd=CHECKOUT,
        env=os.environ | ours,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen.pop("its lists are there") == ["Something to play with", "Something to sit on"]
    assert seen.pop("who may open the staff page") == [302, 403, 200]
    assert [claim for claim, holds in seen.items() if not holds] == []

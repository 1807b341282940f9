"""Gets a fresh checkout ready: ``python3 -m tools.setup run`` or ``test``.

Each step leaves a stamp when it is done. A second start finds the stamps and takes a moment; one
that was interrupted goes on from the step it was in.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (whoever has an older one is told so)
    sys.exit(
        "The portal needs Python 3.11 or newer, and this is {}.{}. Install a newer one, then type, "
        "for example: make run PYTHON=python3.12".format(*sys.version_info)
    )

import subprocess

from tools import packages, system
from tools.problem import told_plainly


def main() -> None:
    testing = sys.argv[1:] == ["test"]
    with told_plainly():
        system.provide(system.TO_TEST if testing else system.TO_RUN)
        packages.keep_caches_here()
        packages.make_venv()
        packages.install_packages("assets", "portal", *["development"] * testing)
        build_assets = [str(packages.PYTHON), "-m", "tools.assets"]
        if testing:
            build_assets.append("--with-checker")
        if subprocess.run(build_assets, cwd=packages.CHECKOUT, check=False).returncode:
            sys.exit(1)


if __name__ == "__main__":
    main()

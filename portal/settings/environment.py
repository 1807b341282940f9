"""Where this checkout is, and what its environment says."""

from pathlib import Path

import environ

env = environ.Env()

CHECKOUT = Path(__file__).resolve().parents[2]
BUILT_ASSETS = CHECKOUT / "build" / "assets"

"""What every test shares."""

from __future__ import annotations

import sys
from pathlib import Path

# Tests import `tests.replicas`; plain `pytest` does not put the checkout on the path.
sys.path.insert(0, str(Path(__file__).parents[1]))

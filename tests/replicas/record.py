"""Make the tests' recordings anew: `python -m tests.replicas.record`."""

from __future__ import annotations

import sys

import pytest

__all__ = ["main"]


def main() -> int:
    """Run every test that plays a recording, with the replicas in place of the recordings."""
    return int(pytest.main(["-q", "-m", "vcr", "--record-mode=rewrite", "tests"]))


if __name__ == "__main__":
    sys.exit(main())

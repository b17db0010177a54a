"""Make the tests' recordings anew: `python -m tests.replicas.record`, from the replicas.

With `--live` and a network, from the real sites: what was expected of the replicas then fails until a person has read
the new recording and written down what it says.
"""

from __future__ import annotations

import os
import sys

import pytest

LIVE = "AGENDAWATCH_RECORD_LIVE"
"""Set in the environment while the real sites are recorded."""


def main(words: list[str]) -> int:
    """Run every test that plays a recording, with the replicas, or the real sites, in place of the recordings."""
    live = "--live" in words
    if live:
        os.environ[LIVE] = "yes"
    reached = ["--allowed-hosts=.*"] if live else []
    return int(pytest.main(["-q", "-m", "vcr", "--record-mode=rewrite", *reached, "tests"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Whether a program of the machine runs: one that is there may lack a part."""

from __future__ import annotations

import subprocess


def works(*command: str) -> bool:
    """Run a command that does nothing, and tell whether it ended well."""
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0  # noqa: S603 - our own words
    except (OSError, subprocess.SubprocessError):
        return False

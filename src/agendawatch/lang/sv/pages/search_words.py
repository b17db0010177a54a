"""Words to search a diary for, where it finds meetings by their documents only."""

from __future__ import annotations

__all__ = ["MEETING_SEARCHES"]

MEETING_SEARCHES: tuple[str, ...] = ("protokoll", "kallelse")
"""One search each."""

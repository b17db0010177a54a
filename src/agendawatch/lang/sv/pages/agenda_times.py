"""Times beside an item: "kl. 9.15", "09.15–09.30", "10 min"."""

from __future__ import annotations

import re

__all__ = ["CLOCK_ALONE", "CLOCK_END", "CLOCK_FIRST", "CLOCK_LAST"]

_TIME = r"(?:kl(?:ockan|\.)?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?"
CLOCK_ALONE = re.compile(
    rf"(?:ca\s)?{_TIME}|(?:ca\s)?\d{{1,3}}\s?min(?:uter|\.)?|kl(?:ockan|\.)?\s?\d{{1,2}}", re.IGNORECASE
)
CLOCK_FIRST = re.compile(
    r"^(?:kl(?:ockan|\.)?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s*[:–-]?\s+(?=\S)", re.IGNORECASE
)
CLOCK_LAST = re.compile(r"\s\d{1,2}[.:]\d{2}$")
_SPELLED = r"kl(?:ockan|\.)?\s?\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?|\d{1,3}\s?min(?:uter|\.)?"
CLOCK_END = re.compile(
    rf"(?:[\s,(–-]+(?:ca\s)?(?:{_SPELLED})|(?:,\s?|\s\(|\s[–-]\s?){_TIME}|\s\d{{1,2}}[.:]\d{{2}}\s?[-–]\s?\d{{1,2}}[.:]\d{{2}})\)?$",
    re.IGNORECASE,
)
"""A time at a line's end; "3:17" alone there is a property's number."""

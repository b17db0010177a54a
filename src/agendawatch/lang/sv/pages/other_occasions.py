"""Words that stand with dates that are no meeting's: papers, other occasions, and the page itself.

The words are rows of `lang/sv/rules/occasions.toml`; names of organizations that hold such a word are none.
"""

from __future__ import annotations

from agendawatch.lang.sv.names.organizations import find_organizations
from agendawatch.lang.sv.occasions import finder

__all__ = [
    "NOT_A_MEETING",
    "OTHER_OCCASION",
    "PUBLISHED",
    "SOMETHING_ELSE",
    "UPDATED",
    "no_meeting",
    "other_occasion",
    "without_fields",
]

OTHER_OCCASION = finder("occasion")
"""What a date in a list stands with when it is no meeting's."""

NOT_A_MEETING = finder("occasion", "paper")
"""What stands with dates that are no meeting's."""

SOMETHING_ELSE = finder("heading")
"""Headings under which a list of dates is no list of meetings."""

PUBLISHED = finder("published")
"""What stands with the day that a page was published."""

UPDATED = finder("updated")
"""What stands with the day that a page was last changed."""


def other_occasion(text: str) -> bool:
    """Tell whether words beside a date in a list say that it is no meeting's.

    >>> other_occasion("Utbildning för nya ledamöter"), other_occasion("Utskottet för kultur och utbildning")
    (True, False)
    """
    return OTHER_OCCASION.search(text) is not None and OTHER_OCCASION.search(without_fields(text)) is not None


def no_meeting(text: str) -> bool:
    """Tell whether words with a date say that it is no meeting's."""
    return NOT_A_MEETING.search(text) is not None and NOT_A_MEETING.search(without_fields(text)) is not None


def without_fields(text: str) -> str:
    """Blank out organizations whose names hold words of other occasions, such as a field of work.

    >>> without_fields("Nämnden för vuxenutbildning, utbildningsdag").strip()
    ', utbildningsdag'
    """
    for each in find_organizations(text):
        if NOT_A_MEETING.search(each.words):
            begin, end = each.span
            text = text[:begin] + " " * (end - begin) + text[end:]
    return text

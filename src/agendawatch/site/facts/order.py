"""In which order things stand: names by the Swedish alphabet, meetings by day and hour."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import Meeting

_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "ü": "y"})
_LAST = "~"


def alphabetical(name: str | None) -> str:
    """Make a name's place in the alphabet, where å, ä and ö come last; what has no name comes after all.

    >>> sorted(["Öckerö", "Älvsbyn", "Åre", "Zinkgruvan", None], key=alphabetical)
    ['Zinkgruvan', 'Åre', 'Älvsbyn', 'Öckerö', None]
    """
    return _LAST if name is None else name.casefold().translate(_LETTERS)


def by_hour(meeting: Meeting) -> tuple[dt.date, str, str]:
    """Make a meeting's place: by day, then hour (those without one last), then name."""
    hour = meeting.start.isoformat() if meeting.start else _LAST
    return meeting.date, hour, alphabetical(meeting.title)

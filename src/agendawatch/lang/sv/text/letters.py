"""Text made plain for reading, every letter kept in its place."""

from __future__ import annotations

import re

__all__ = ["NOTE_MARK", "raised", "small_letters"]

NOTE_MARK = r"(?:\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹†‡#])"
"""A pattern of the signs that a footnote is found by."""

_LINE_ENDS = re.compile(r"\n[ \n]*")
_SPACES = str.maketrans(
    dict.fromkeys("\xa0\u202f\u2009\u2007\t\r", " ") | dict.fromkeys("\u2010\u2011\u2212", "-") | {"\u2028": "\n"}
)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", ")")


def raised(mark: str) -> str:
    """Write a footnote's mark so that it is no part of the figures before it.

    >>> raised("1)"), raised("*")
    ('¹', '*')
    """
    return mark.translate(_RAISED)


def small_letters(text: str) -> str:
    r"""Put a text in small letters with plain spaces and hyphens, as long as it was.

    >>> small_letters("Onsdag\xa0den 11\nMARS")
    'onsdag den 11 mars'

    A line's end within a paragraph becomes a space; a blank line stays, so that what
    stands on either side of it is never read as one.
    """
    spaced = _LINE_ENDS.sub(_line_end, text.translate(_SPACES))
    lowered = spaced.lower()
    if len(lowered) == len(text):
        return lowered
    # A few foreign capitals grow in small letters; places would slide.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in spaced)


def _line_end(match: re.Match[str]) -> str:
    return match.group() if match.group().count("\n") > 1 else " " * len(match.group())

"""Words that stand with a day that is no meeting's: papers, other occasions, the page itself (`rules/occasions.toml`)."""

from __future__ import annotations

import re
from functools import cache

from agendawatch.lang.sv.organizations import find_organizations
from agendawatch.lang.sv.rules import WordRow, word_rows


@cache
def _finder(*gives: str) -> re.Pattern[str]:
    """Give what finds words that make one of these of a day.

    >>> _finder("updated").search("Senast granskad den 3 maj")[0]
    'granskad'
    """
    return re.compile(
        "|".join(_source(row) for row in word_rows("occasions", "occasion") if row.gives in gives), re.IGNORECASE
    )


def fires(rule: str, example: str) -> bool:
    """Tell whether a row finds its words in an example.

    >>> fires("adjusting", "Protokollet justeras"), fires("adjusting", "Sammanträde")
    (True, False)
    """
    row = next(it for it in word_rows("occasions", "occasion") if it.id == rule)
    return re.search(_source(row), example, re.IGNORECASE) is not None


def _source(row: WordRow) -> str:
    behind = "".join(_not_behind(it) for it in row.not_behind.split())
    first = "^" if row.gives == "heading" and not row.anywhere else ""
    last = r"\s*$" if row.ends else ""
    return f"{first}(?:{'|'.join(map(_phrase, row.words.split()))}){behind}{last}"


def _not_behind(words: str) -> str:
    if words.startswith(".."):
        return rf"(?!.*{_phrase(words[2:])})"
    return rf"(?!{re.escape(words)})" if not words[0].isalpha() and words[0] != "*" else rf"(?!\s{_phrase(words)})"


def _phrase(words: str) -> str:
    return r"\s".join(map(_word, words.split("_")))


def _word(written: str) -> str:
    r"""Make one word, or a part of one; "#" is a figure, and a full stop begins a file's ending.

    >>> _word("justera"), _word("anslag*"), _word("*möte")
    ('\\bjustera\\b', '\\banslag\\w*\\b', '\\b\\w{0,30}möte\\b')
    """
    bare = written.strip("*")
    if bare.startswith("#"):
        return rf"\b\d+(?:[.,]\d+)?{re.escape(bare[1:])}" + (r"\b" if len(bare) > 1 else "")
    before = r"\b\w{0,30}" if written.startswith("*") else r"\b" if bare[0].isalpha() else ""
    after = r"\w*\b" if written.endswith("*") else r"\b" if bare[-1].isalpha() else ""
    return f"{before}{re.escape(bare)}{after}"


# Words that stand with dates that are no meeting's: papers, other occasions, and the page itself.
#
# The words are rows of `lang/sv/rules/occasions.toml`; names of organizations that hold such a word are none.

OTHER_OCCASION = _finder("occasion")
"""What a date in a list stands with when it is no meeting's."""

NOT_A_MEETING = _finder("occasion", "paper")
"""What stands with dates that are no meeting's."""

SOMETHING_ELSE = _finder("heading")
"""Headings under which a list of dates is no list of meetings."""

PUBLISHED = _finder("published")
"""What stands with the day that a page was published."""

UPDATED = _finder("updated")
"""What stands with the day that a page was last changed."""


def other_occasion(text: str) -> bool:
    """Tell whether words beside a date in a list say that it is no meeting's.

    >>> other_occasion("Utbildning för nya ledamöter"), other_occasion("Utskottet för kultur och utbildning")
    (True, False)
    """
    return OTHER_OCCASION.search(text) is not None and OTHER_OCCASION.search(_without_fields(text)) is not None


def no_meeting(text: str) -> bool:
    """Tell whether words with a date say that it is no meeting's."""
    return NOT_A_MEETING.search(text) is not None and NOT_A_MEETING.search(_without_fields(text)) is not None


def _without_fields(text: str) -> str:
    """Blank out organizations whose names hold words of other occasions, such as a field of work.

    >>> _without_fields("Nämnden för vuxenutbildning, utbildningsdag").strip()
    ', utbildningsdag'
    """
    for each in find_organizations(text):
        if NOT_A_MEETING.search(each.words):
            begin, end = each.span
            text = text[:begin] + " " * (end - begin) + text[end:]
    return text

"""What a file's name tells, as archives have them: `2021/ks-protokoll-20210310.pdf`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.names.organization_names import SHORT_FORMS
from agendawatch.lang.sv.names.organizations import find_organizations
from agendawatch.model import Organization

__all__ = ["FileName", "names_plan", "read_file_name"]

_ENDING = re.compile(r"\.[A-Za-z]{3,5}$")
_SIGNS = re.compile(r"%20|[_+/\\()]|(?<!\d)-|-(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20\d)\d(?!\d)")
_PLAN = re.compile(
    r"(?:sammantr(?:ä|a)de|m(?:ö|o)te)s?(?:tid|plan|dag|datum|kalend|schema)|\b(?:tid|datum)\w* f(?:ö|o)r sammantr",
    re.IGNORECASE,
)
_SHORT = 5
"""Letters that a short form has at most."""


@dataclass(frozen=True, slots=True)
class FileName:
    """What a name tells."""

    words: str
    """The name as words, folders first."""
    organization: Organization | None = None
    """`None` when it names none, or is not understood."""
    date: dt.date | None = None
    """`None` when it tells no whole day."""
    year: int | None = None
    """The year that it, or a folder, tells; `None` when neither does."""
    plan: bool = False
    """Whether it says that meetings to come stand in it."""


def read_file_name(path: str) -> FileName:
    """Read the name of a file, and of the folders that it stands in.

    >>> told = read_file_name("Protokoll/2021/ks_protokoll_20210310.pdf")
    >>> str(told.organization), told.date.isoformat()
    ('Kommunstyrelsen', '2021-03-10')
    >>> read_file_name("2022/Kommunfullmäktige 7 februari.pdf").date.isoformat()
    '2022-02-07'

    The file goes before its folders, and the nearest folder before the others.
    """
    parts = [" ".join(_SIGNS.sub(" ", part).split()) for part in _ENDING.sub("", path).split("/")]
    nearest = [part for part in reversed(parts) if part]
    year = next((int(found[0]) for part in nearest if (found := _YEAR.search(part))), None)
    days = [when for when in find_dates(nearest[0] if nearest else "", year=year) if when.date is not None]
    return FileName(
        words=" ".join(part for part in parts if part),
        organization=next((it for part in nearest if (it := _organization(part, year)) is not None), None),
        date=days[0].date if days else None,
        year=days[0].date.year if days and days[0].date else year,
        plan=bool(nearest) and names_plan(nearest[0]),
    )


def names_plan(words: str) -> bool:
    """Tell whether a name or a heading is that of a plan of meetings to come.

    >>> names_plan("Sammanträdesplan 2031"), names_plan("Sammanträdesprotokoll")
    (True, False)
    """
    return _PLAN.search(words) is not None


def _organization(words: str, year: int | None) -> Organization | None:
    """Find who meets: short forms in any letters, names in small letters too; without the days, which look like case numbers."""
    for when in reversed(find_dates(words, year=year)):
        words = f"{words[: when.span[0]]} {words[when.span[1] :]}"
    said = " ".join(word.upper() if _is_short(word) else word for word in words.split())
    for text in (said, *(f"{word[:1].upper()}{word[1:]}" for word in said.split())):
        if found := find_organizations(text):
            return found[0].organization
    return None


def _is_short(word: str) -> bool:
    return len(word) <= _SHORT and word.upper() in SHORT_FORMS

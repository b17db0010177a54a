"""Lines that stand for headings without being marked as such."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from agendawatch.model import Organization
from agendawatch.reading.schedule.labels import Label, read_label, years_in
from agendawatch.reading.schedule.scope import Scope
from agendawatch.swedish.days.calendar_words import MONTH
from agendawatch.swedish.pages.meeting_words import MEETS, WHO_LABELS
from agendawatch.swedish.pages.other_occasions import NOT_A_MEETING, SOMETHING_ELSE, other_occasion

__all__ = ["LABELLED", "NAME_LEVEL", "PART_LEVEL", "TITLE_AT_MOST", "title_of"]

NAME_LEVEL, PART_LEVEL = 7, 8
"""Levels, below those of marked headings, of a line that names an organization and of one that parts its dates."""
TITLE_AT_MOST = 90
"""Characters of a line that can stand for a heading."""
LABELLED = re.compile(r"([^:]{2,30}):(?!(?<=\d:)\d)\s*(\S.*)")
"""A label and what it stands for; the colon between hours and minutes is none."""

_TOWN = re.compile(r"[A-ZÅÄÖ][\w-]{1,30}\s(?:kommun|stad)")
_ENDS = (".", ",", "?", "!")
_LEAD_WORDS = 4
_REFUSING_WORDS = 5
_PART_WORDS = 8
_HEADS_OF_PAPERS = 3
"""Words of papers that make a line the heads of a table of a matter's stages."""
_MEETS_NOW = re.compile(r"\b(?:sammanträder|möts)\b(?!$)", re.IGNORECASE)
_ONLY_TIME = re.compile(
    rf"\W*(?:(?:vår(?:en)?|höst(?:en)?|vt|ht|år|plan|vårterminen|höstterminen|kvartal \d|{MONTH})\W*)*"
    r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\W*(?:vår|höst)?\W*",
    re.IGNORECASE,
)


def title_of(text: str, *, level: int | None, legend: Mapping[str, str], context: Organization | None) -> Scope | None:
    """Read a line that names an organization, a year or a month for what follows; `None` when it does not.

    >>> title_of("Hösten 2026", level=None, legend={}, context=None).years
    (2026,)
    >>> title_of("Nämnden sammanträder torsdagar.", level=None, legend={}, context=None) is None
    True

    `level` is a list item's; other lines get theirs from what they name.
    """
    labelled = None if text.endswith(":") else LABELLED.fullmatch(text)
    if labelled and (whose := _labelled_name(labelled, legend)):
        return Scope.of(level or NAME_LEVEL, text, whose)
    if len(text) > TITLE_AT_MOST or text.endswith(_ENDS) or labelled:
        return None
    label = read_label(text, legend=legend, context=context)
    lead = (text.endswith(":") and len(text.split()) > _LEAD_WORDS) or _MEETS_NOW.search(text.rstrip(" :"))
    if lead and not label.refused:
        return None
    names = label.organization is not None and label.whole
    refuses = _refuses(text) or len(NOT_A_MEETING.findall(text)) >= _HEADS_OF_PAPERS
    if not names and not refuses and not _parts(text, label):
        return None
    if level is None:
        level = NAME_LEVEL if label.organization and not label.relative else PART_LEVEL
    scope = Scope.of(level, text, label)
    scope.organization = label.organization if names else None
    scope.refused = refuses or (label.refused and label.organization is None)
    return scope


def _labelled_name(labelled: re.Match[str], legend: Mapping[str, str]) -> Label | None:
    """Read who is named before a plan's year, or behind a label: "Valnämnden: möten 2026", "Organ: Valnämnden", "Lillmåla kommun: …"."""
    key, value = labelled[1], labelled[2]
    if WHO_LABELS.search(key.strip()) or _TOWN.fullmatch(key.strip()):
        label = read_label(value, legend=legend)
        return label if label.organization else None
    label = read_label(key, legend=legend)
    return replace(label, years=years_in(value)) if label.organization and years_in(value) else None


def _refuses(text: str) -> bool:
    short = len(text.split()) <= _REFUSING_WORDS
    return bool(SOMETHING_ELSE.search(text)) or (short and other_occasion(text))


def _parts(text: str, label: Label) -> bool:
    """Tell whether a line parts dates by year or month."""
    if not (label.years or label.month) or len(text.split()) > _PART_WORDS:
        return False
    return bool(label.month) or bool(MEETS.search(text)) or _ONLY_TIME.fullmatch(text) is not None

"""The abbreviations that a page explains, and its footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.days.times import find_times
from agendawatch.lang.sv.names.body_words import BODY
from agendawatch.lang.sv.names.organizations import find_organizations
from agendawatch.lang.sv.pages.schedule_patterns import SHORT_FORM, SHORT_FORM_FIRST
from agendawatch.lang.sv.text.letters import NOTE_MARK, raised
from agendawatch.readers.schedule.clocks import Hours, hours_in
from agendawatch.readers.schedule.meeting_status import Fate, fate_of

__all__ = ["Footnote", "find_footnotes", "find_legend"]

_BEHIND = re.compile(rf"([A-ZÅÄÖ][^=:\d(]{{4,70}}?)\s*(?:[=:–—,-]\s*|\s\(?)({SHORT_FORM})\)?")
_PARTS = re.compile(r"[;,\n•·|]\s*(?=[A-ZÅÄÖ])|\.\s+(?=[A-ZÅÄÖ])|(?<=[a-zåäö])\s+(?=[A-ZÅÄÖ]{2,6}\s?[=:]\s)")
_INLINE = re.compile(rf"([A-ZÅÄÖ][^()\d.,;:]{{4,70}}?)\s\(({SHORT_FORM})\)")
_EQUALS = re.compile(rf"(?<![\w-])({SHORT_FORM})\s?(?:=|\s[–-])\s{{1,3}}([a-zåäö][^=:;(),.\d\n]{{4,70}})")
"""A short form and a name with a small letter, within brackets or a sentence: "(KS = kommunstyrelsen, …)"."""
_NAME_AT_MOST = 5
"""Words of a name; more are a clause."""
_PAIR = 2
_NOTE = re.compile(rf"\s*({NOTE_MARK}|\d\))\s*=?\s*(.+)", re.DOTALL)

_LETTERED = re.compile(r"(?<![\w.])\(?([A-Za-zÅÄÖåäö])\)?\s?=\s?([^=;,.\n]{3,70})")
"""What a letter behind a day means: "I = inställt"."""
_NOTE_BEGINS = re.compile(r"\n|(?<=[^\s\d])[ \t]{1,3}(?=\*{1,4}\s?=?\s?[^\W\d])")
"""Where a footnote may begin: on a line of its own, or behind another sentence."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a mark behind a date means."""

    words: str
    hours: Hours | None


def find_legend(blocks: Iterable[Passage]) -> dict[str, str]:
    r"""Find the abbreviations that a page explains.

    >>> find_legend((Passage(PassageKind.PARAGRAPH, "POM = Plan- och miljönämnden\nKommunstyrelsen KS"),))
    {'POM': 'Plan- och miljönämnden', 'KS': 'Kommunstyrelsen'}
    """
    legend: dict[str, str] = {}
    for block in blocks:
        if block.kind is PassageKind.TABLE:
            _take_rows(block, legend)
            continue
        if block.key and re.fullmatch(SHORT_FORM, block.key.strip(" :=")):
            _put(legend, block.key.strip(" :="), block.text)
        for short, name in pairwise(block.text.split("\n")):
            if re.fullmatch(SHORT_FORM, short.strip(" :=")):
                _put(legend, short.strip(" :="), name)
        for part in _PARTS.split(block.text):
            _take_part(part.strip(" .•-–"), legend)
        for found in _EQUALS.finditer(block.text):
            _put(legend, found[1], found[2])
        for found in _INLINE.finditer(block.text):
            mentions = find_organizations(found[1])
            name = mentions[-1].words if mentions and mentions[-1].span[1] == len(found[1]) else found[1]
            if len(name.split()) <= _NAME_AT_MOST:
                _put(legend, found[2], name)
    return legend


def _take_rows(block: Passage, legend: dict[str, str]) -> None:
    """Take a table of two columns, a short form and a name."""
    for row in block.rows:
        texts = [cell.text for cell in row if cell.text and not cell.spanned]
        if len(texts) == _PAIR and re.fullmatch(SHORT_FORM, texts[0]):
            _put(legend, *texts)


def _take_part(part: str, legend: dict[str, str]) -> None:
    part = _without_hours(part)
    if found := SHORT_FORM_FIRST.fullmatch(part):
        _put(legend, found[1], found[2])
    elif found := _BEHIND.fullmatch(part):
        _put(legend, found[2], found[1])


def _without_hours(words: str) -> str:
    """Cut the hours off that words end with: "Kommunstyrelsen kl. 13.00"."""
    clocks = find_times(words)
    if not clocks or clocks[-1].span[1] != len(words):
        return words
    return words[: clocks[0].span[0]].rstrip(" ,;:(–-")


def _put(legend: dict[str, str], short: str, name: str) -> None:
    name = _without_hours(name.strip(" .,;:"))
    bodies = tuple(BODY.finditer(name))
    if bodies and name.startswith(",", bodies[-1].end()):  # "Kommunstyrelsen, tisdagar"
        name = name[: bodies[-1].end()]
    if (bodies or name.endswith(" rådet")) and not find_dates(name, year=2024):
        legend.setdefault(short, name[:1].upper() + name[1:])


def find_footnotes(blocks: Iterable[Passage]) -> dict[str, Footnote]:
    """Find what marks like "*" mean, where a line begins with one.

    >>> note = find_footnotes((Passage(PassageKind.PARAGRAPH, "* startar kl. 8.30"),))["*"]
    >>> note.hours.start.isoformat("minutes")
    '08:30'
    """
    notes: dict[str, Footnote] = {}
    for block in blocks:
        if block.kind is PassageKind.TABLE:
            continue
        for line in _NOTE_BEGINS.split(block.text):
            match = _NOTE.fullmatch(line)
            if match:
                notes.setdefault(raised(match[1]), Footnote(match[2], hours_in(match[2])))
        for letter in _LETTERED.finditer(block.text):
            if fate_of(letter[2]) != Fate():
                notes.setdefault(letter[1].casefold(), Footnote(letter[2], None))
    return notes

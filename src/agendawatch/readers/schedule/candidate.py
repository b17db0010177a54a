"""A date that may be a meeting's, with everything that its place on the page says of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Range
from agendawatch.lang.sv.calendar import Clock, find_times
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.meeting_phrases import MeetingRef
from agendawatch.lang.sv.mentioned_days import find_hours
from agendawatch.lang.sv.organizations import BODY_WORDS, find_organizations
from agendawatch.lang.sv.pages.meeting_words import SHORT_FORM, SHORT_FORM_FIRST, of_initials
from agendawatch.lang.sv.referents import MeetingFinding
from agendawatch.lang.sv.sentences import NOTE_MARK, raised
from agendawatch.lang.sv.status_words import has_status_words
from agendawatch.lang.sv.statuses import Statuses, StatusFinding, read_statuses
from agendawatch.lang.sv.tokens import Body, tokenize
from agendawatch.model import Caveat, Certainty, MeetingStatus, Organization


@dataclass(slots=True)
class Candidate:
    """One organization on one day, as one place of the page has it."""

    organization: Organization
    date: dt.date
    ranges: tuple[Range, ...]
    """Where in the document it stands, and what its day and its organization rest on."""
    end_date: dt.date | None = None
    hours: Clock | None = None
    near: int = 0
    """How near its day its hours stand: 3 in a sentence of that day alone, 2 beside it, 1 behind its list, 0 where a rule gives them; the nearest go first."""
    location: str | None = None
    status: MeetingStatus = MeetingStatus.SCHEDULED
    status_words: str | None = None
    finding: MeetingFinding | None = None
    """What says so."""
    extra: bool = False
    reserve: bool = False
    struck: bool = False
    """Whether its day is struck through."""
    moved_to: dt.date | None = None
    """The day for which the meeting has left this one."""
    moved_from: tuple[dt.date, ...] = ()
    certainty: Certainty = Certainty.STATED
    warnings: tuple[Caveat, ...] = ()
    url: str | None = None
    listed: bool = True
    """Whether it stands in a list or table, where two hours of one day are two meetings."""


# What the words beside a date, and the sentences of a page, say became of its meeting.


@dataclass(frozen=True, slots=True)
class RowStatus:
    """A meeting's status by the words on its own row."""

    status: MeetingStatus = MeetingStatus.SCHEDULED
    words: str | None = None
    extra: bool = False
    reserve: bool = False
    finding: MeetingFinding | None = None
    may_be: str | None = None
    """The clause by which it is perhaps called off: "utgår ev."."""


_BESIDE = 2
_OWN_ROW = 160
"""Letters of a sentence or a label that may be of a page's one meeting without naming it."""
_NAMELESS = frozenset({"names no meeting", "the actor's own"})
"""Why a finding is about no meeting that its words name."""
PERHAPS = frozenset({"possible", "question", "conditional"})
"""How a clause is meant whose meeting still stands, with a warning."""
_STATUS = {"cancelled": MeetingStatus.CANCELLED, "postponed": MeetingStatus.POSTPONED}
_OFF_ITS_DAY = frozenset({*_STATUS, "moved"})


def read_row_status(text: str, day: dt.date | None = None, who: Organization | None = None) -> RowStatus:
    """Read what words on a meeting's own row, or over a list of meetings, say became of it.

    >>> read_row_status("– mötet är inställt").status.value, read_row_status("Två inställda möten blir ett, den").status.value
    ('cancelled', 'scheduled')
    >>> read_row_status("– eventuellt inställt").may_be, read_row_status("– ej inställt").may_be
    ('eventuellt inställt', None)
    >>> read_row_status(", preliminärt").may_be, read_row_status(", ställs in vid behov").reserve
    ('preliminärt', False)
    """
    if not has_status_words(text):
        return RowStatus()
    asked, told = _asked(day, who, frozenset()), read_statuses(text, mark=True)
    said = told.status_of(asked)
    status = _STATUS.get(said.status, MeetingStatus.SCHEDULED)
    perhaps = [it.words for it in told.findings if _is_unsure(it, asked)]
    may_be = next(iter(perhaps), None) if said.status == "scheduled" and not said.stands else None
    reserve = said.reserve and not any(it.gives == "reserve" and it.words in perhaps for it in told.findings)
    return RowStatus(status, said.words, said.extra, reserve, said.finding, may_be)


def _is_unsure(finding: MeetingFinding, asked: MeetingRef) -> bool:
    """Tell whether a clause says that the meeting on whose row it stands is perhaps called off, or not sure yet: "ställs in vid behov", "preliminärt"."""
    meant = finding.referent
    unsure = finding.refused in PERHAPS if finding.gives in _OFF_ITS_DAY else finding.gives == "preliminary"
    return unsure and not (meant.plural or meant.every) and meant.refuses(asked, here=True) is None


def possible_moves(text: str) -> tuple[MeetingFinding, ...]:
    """Give the clauses that say from which day to which a meeting perhaps moves.

    >>> [(it.words, it.refused) for it in possible_moves("31/3 (flyttas eventuellt till 7/4)")]
    [('flyttas eventuellt till 7/4', 'possible')]
    """
    if not has_status_words(text):
        return ()
    moves = (it for it in read_statuses(text, mark=True).findings if it.gives == "moved" and it.refused in PERHAPS)
    return tuple(move for move in moves if move.referent.days and move.goal and move.goal.day)


@lru_cache(maxsize=1_000)
def _body(name: str) -> Body | None:
    return next((token.value for token in tokenize(name) if isinstance(token.value, Body)), None)


def _asked(day: dt.date | None, who: Organization | None, towns: frozenset[str]) -> MeetingRef:
    return MeetingRef(day, _body(who.name) if who else None, towns)


@dataclass(frozen=True, slots=True)
class Remark:
    """Sentences of a page that may say what became of its meetings."""

    text: str
    organization: Organization | None
    """Under whose heading they stand."""
    ranges: tuple[Range, ...]
    """Where they stand in the document."""


def apply_remarks(
    document: Document,
    candidates: list[Candidate],
    remarks: Iterable[Remark],
    towns: frozenset[str],
    today: dt.date | None,
) -> None:
    """Let what sentences say of meetings hold for the candidates that they mean; a day that one is moved to becomes one."""
    whole = {(each.organization.name, each.date) for each in candidates}
    for remark in remarks:
        said = read_statuses(remark.text, today=today)
        if len(whole) == 1 and len(remark.text) < _OWN_ROW and {it.refused for it in said.findings} <= _NAMELESS:
            said = read_statuses(remark.text, mark=True, today=today)  # the page's one meeting is the one that is meant
        if all(it.refused is not None for it in said.findings):
            continue
        name = remark.organization.name if remark.organization else None
        own = [each for each in candidates if name in {None, each.organization.name}]
        told = _told(said, own, towns, alone=len(whole) == 1)
        meant = [it.referent for it in said.findings if it.refused is None]
        named = any(it.bodies or it.every or it.plural for it in meant)
        if name is None and len({each.organization.name for each, _ in told}) > 1 and not named:
            continue  # nothing tells whose meeting it is
        others = [] if name is None else [each for each in candidates if each.organization.name != name]
        theirs = _told(said, others, towns, alone=len(whole) == 1)
        told += (it for it in theirs if it[1].finding and it[1].finding.referent.bodies)
        for each, it in told:
            _take(each, it, candidates, document.find(it.words or "", remark.ranges) or remark.ranges)


def _told(
    said: Statuses, group: Sequence[Candidate], towns: frozenset[str], *, alone: bool
) -> list[tuple[Candidate, StatusFinding]]:
    # A text that speaks of days alone is of meetings on those.
    goals = (it.goal.day for it in said.findings if it.goal)
    days = [day for day in (*(day for it in said.findings for day in it.referent.days), *goals) if day]
    if all(it.refused is not None or it.referent.days for it in said.findings):
        group = [each for each in group if any(day.may_be(each.date, any_year=True) for day in days)]
    asked = {(each.organization.name, each.date): _asked(each.date, each.organization, towns) for each in group}
    among = tuple(asked.values())
    known = {key: said.status_of(it, among, here=alone) for key, it in asked.items()}
    return [(each, it) for each in group if (it := known[each.organization.name, each.date]) != StatusFinding()]


def _take(each: Candidate, said: StatusFinding, candidates: list[Candidate], ranges: tuple[Range, ...]) -> None:
    """Let it be so of a candidate; it then stands where that is said, too."""
    each.ranges += ranges
    each.extra = each.extra or said.extra
    each.reserve = each.reserve or said.reserve
    for day in said.left:
        if (left := day.in_year(each.date.year)) is not None:
            each.moved_from = tuple(dict.fromkeys((*each.moved_from, left)))
    each.finding = said.finding or each.finding
    if said.finding is not None and said.finding.gives != "stands":
        each.status_words = said.words
    if said.status == "moved" and said.to is not None:
        each.moved_to, each.status = said.to, MeetingStatus.SCHEDULED
        if not any(it.organization == each.organization and it.date == said.to for it in candidates):
            candidates.append(
                replace(
                    each,
                    date=said.to,
                    moved_to=None,
                    moved_from=(each.date,),
                    hours=each.hours if each.near < _BESIDE else None,
                    end_date=None,
                )
            )
    elif said.stands:
        each.status, each.status_words = MeetingStatus.SCHEDULED, None
    elif said.status in _STATUS:
        each.status = _STATUS[said.status]


# The abbreviations that a page explains, and its footnotes.

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
    hours: Clock | None


def find_legend(blocks: Sequence[Passage]) -> dict[str, str]:
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
    _take_initials(blocks, legend)
    return legend


def _take_initials(blocks: Sequence[Passage], legend: dict[str, str]) -> None:
    """Take the short forms that head columns and are the initials of one name on the page."""
    heads = {cell.text.strip() for block in blocks for row in block.rows[:1] for cell in row}
    for code in sorted(head for head in heads if re.fullmatch(r"[A-ZÅÄÖ]{3,5}", head) and head not in legend):
        names = {found[0] for block in blocks for found in of_initials(code).finditer(block.text)}
        if len(names) == 1 and not find_organizations(code):
            legend[code] = names.pop()


def _take_rows(block: Passage, legend: dict[str, str]) -> None:
    """Take a table of two columns, a short form and a name."""
    for row in block.rows:
        texts = [cell.text for cell in row if cell.text and not cell.spanned]
        if len(texts) == _PAIR and re.fullmatch(SHORT_FORM, texts[0]):
            _put(legend, *texts)


def _take_part(part: str, legend: dict[str, str]) -> None:
    if not part[:1].isupper():
        return
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
    bodies = tuple(BODY_WORDS.finditer(name))
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
                notes.setdefault(raised(match[1]), Footnote(match[2], next(iter(find_hours(match[2])), None)))
        for letter in _LETTERED.finditer(block.text):
            if read_row_status(letter[2]) != RowStatus():
                notes.setdefault(letter[1].casefold(), Footnote(letter[2], None))
    return notes

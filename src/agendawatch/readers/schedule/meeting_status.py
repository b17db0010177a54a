"""What the words beside a date, and the sentences of a page, say became of its meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from agendawatch.documents.document import Document
from agendawatch.documents.tree import Range
from agendawatch.lang.sv.meeting_phrases import Asked
from agendawatch.lang.sv.status_words import has_status_words
from agendawatch.lang.sv.statuses import Said, Statuses, StatusFinding, read_statuses
from agendawatch.lang.sv.tokens import Body, tokenize
from agendawatch.model import MeetingStatus, Organization
from agendawatch.readers.schedule.candidate import Candidate

__all__ = ["Fate", "Remark", "apply_remarks", "fate_of"]


@dataclass(frozen=True, slots=True)
class Fate:
    """A meeting's status by the words on its own row."""

    status: MeetingStatus = MeetingStatus.SCHEDULED
    words: str | None = None
    extra: bool = False
    reserve: bool = False
    moved: bool = False
    finding: StatusFinding | None = None


_BESIDE = 2
_STATUS = {"cancelled": MeetingStatus.CANCELLED, "postponed": MeetingStatus.POSTPONED}


def fate_of(text: str, day: dt.date | None = None, who: Organization | None = None) -> Fate:
    """Read what words on a meeting's own row, or over a list of meetings, say became of it.

    >>> fate_of("– mötet är inställt").status.value, fate_of("Två inställda möten blir ett, den").status.value
    ('cancelled', 'scheduled')
    """
    if not has_status_words(text):
        return Fate()
    said = read_statuses(text, mark=True).said_of(_asked(day, who, frozenset()))
    status = _STATUS.get(said.status, MeetingStatus.SCHEDULED)
    return Fate(status, said.words, said.extra, said.reserve, moved=said.status == "moved", finding=said.finding)


@lru_cache(maxsize=1_000)
def _body(name: str) -> Body | None:
    return next((token.value for token in tokenize(name) if isinstance(token.value, Body)), None)


def _asked(day: dt.date | None, who: Organization | None, towns: frozenset[str]) -> Asked:
    return Asked(day, _body(who.name) if who else None, towns)


@dataclass(frozen=True, slots=True)
class Remark:
    """Sentences of a page that may say what became of its meetings."""

    text: str
    organization: Organization | None
    """Under whose heading they stand."""
    near: tuple[Candidate, ...] = ()
    """The meeting on whose row or right under whose day they stand."""
    ranges: tuple[Range, ...] = ()
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
        if all(it.refused is not None for it in said.findings):
            continue
        near = whole if len(whole) == 1 else {(each.organization.name, each.date) for each in remark.near}
        name = remark.organization.name if remark.organization else None
        own = [each for each in candidates if name in {None, each.organization.name}]
        told = _told(said, own, near, towns)
        if name is None and len({each.organization.name for each, _ in told}) > 1 and not _names(said):
            continue  # nothing tells whose meeting it is
        others = [] if name is None else [each for each in candidates if each.organization.name != name]
        named = (it for it in _told(said, others, near, towns) if it[1].finding and it[1].finding.meant.bodies)
        for each, it in (*told, *named):
            _take(each, it, candidates, document.find(it.words or "", remark.ranges) or remark.ranges)


def _names(said: Statuses) -> bool:
    return any(it.refused is None and (it.meant.bodies or it.meant.every or it.meant.plural) for it in said.findings)


def _days(said: Statuses) -> frozenset[tuple[int, int]] | None:
    """Give the days of the year that a text speaks of; `None` where it speaks of more than days."""
    found: set[tuple[int, int]] = set()
    for it in said.findings:
        if it.refused is None and not it.meant.days:
            return None
        goal = it.goal.day if it.goal else None
        found |= {(day.day, day.month) for day in (*it.meant.days, *((goal,) if goal else ()))}
    return frozenset(found)


def _told(
    said: Statuses, group: Sequence[Candidate], near: set[tuple[str, dt.date]], towns: frozenset[str]
) -> list[tuple[Candidate, Said]]:
    days = _days(said)
    group = [each for each in group if days is None or (each.date.day, each.date.month) in days]
    asked = {(each.organization.name, each.date): _asked(each.date, each.organization, towns) for each in group}
    among = tuple(asked.values())
    known = {key: said.said_of(it, among, here=len(near) == 1 and key in near) for key, it in asked.items()}
    return [(each, it) for each in group if (it := known[each.organization.name, each.date]) != Said()]


def _take(each: Candidate, said: Said, candidates: list[Candidate], ranges: tuple[Range, ...]) -> None:
    """Let it be so of a candidate; it then stands where that is said, too."""
    each.ranges += ranges
    each.extra = each.extra or said.extra
    each.reserve = each.reserve or said.reserve
    for day in said.left:
        with suppress(ValueError):  # a day that no calendar has
            left = dt.date(day.year or each.date.year, day.month, day.day)
            each.moved_from = tuple(dict.fromkeys((*each.moved_from, left)))
    each.finding = said.finding or each.finding
    if said.finding is not None and said.finding.gives != "stands":
        each.status_words = said.words
    if said.status == "moved" and said.to is not None:
        each.left, each.moved_to, each.status = True, said.to, MeetingStatus.SCHEDULED
        if not any(it.organization == each.organization and it.date == said.to for it in candidates):
            candidates.append(
                replace(
                    each,
                    date=said.to,
                    left=False,
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

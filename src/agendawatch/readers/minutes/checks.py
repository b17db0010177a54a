"""Minutes against themselves: what contradicts the rest of the document, or the meeting that it is listed with.

Whatever fails takes the items concerned to `unknown`, with a warning: a decision that may be another paragraph's is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agendawatch.lang.sv.decisions import Verdict
from agendawatch.lang.sv.pages.minutes_front import names_part
from agendawatch.lang.sv.tokens import same_body
from agendawatch.lang.sv.votes import CountedVote
from agendawatch.model.caveat import Caveat, CaveatCode
from agendawatch.model.item import AgendaItem, Decision, Outcome
from agendawatch.model.meeting import Meeting
from agendawatch.model.organization import Organization
from agendawatch.readers.minutes.front import (
    find_days,
    find_declared,
    find_own_day,
    find_own_organization,
    names_organization,
)
from agendawatch.readers.minutes.lines import MinutesLine
from agendawatch.readers.minutes.paragraphs import MinutesCut, Paragraph, body_named

__all__ = ["ReadItem", "check_minutes"]

_FRONT = 160
"""Lines within which a document says that it is a part of the minutes."""
_ADJUSTED_WITHIN = dt.timedelta(days=21)
"""Days between a meeting and what may stand on its minutes instead: the day that they were adjusted or printed."""
_TELLING = 20
"""Letters of a heading that are looked for in the table of contents."""
_NO_LETTERS = re.compile(r"[\W\d_]+")
_FROM_FRONT = re.compile(r"§\s*\d+|\.{2,}\s*\d*")


_Places = Mapping[str | None, int]
"""Items by their number."""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item, with what was read of it that the item itself does not keep."""

    item: AgendaItem
    paragraph: Paragraph
    verdict: Verdict | None = None
    """The clauses that its outcome rests on; `None` where a list's heading tells it."""
    differing: tuple[CountedVote, ...] = ()
    """Votes whose figures are not the sums of the names."""


@dataclass(frozen=True, slots=True)
class _Failure:
    warning: Caveat
    items: frozenset[int]
    """The places of the items concerned."""
    whole: bool = True
    """Whether all that was read of them may be another's; else only the outcome is in doubt."""


def check_minutes(
    read: Sequence[ReadItem], lines: Sequence[MinutesLine], cut: MinutesCut | None, meeting: Meeting | None
) -> tuple[tuple[AgendaItem, ...], tuple[Caveat, ...]]:
    """Give the items, those that a check concerns without a decision, and what is contradicted.

    `cut` is how the document was cut, `None` for text without paragraphs; `meeting` what it is listed with.
    """
    failures = [*_votes(read), *_listed_with(read, lines, meeting)]
    if cut is not None:
        places = {it.paragraph.number: nth for nth, it in enumerate(read)}
        failures += [
            *_missing(cut, lines, places),
            *_order(cut, places),
            *_twice(cut, places),
            *_headings(cut, places),
            *_shared(read),
        ]
    whole = {nth for failure in failures if failure.whole for nth in failure.items}
    doubted = {nth for failure in failures for nth in failure.items}
    items = tuple(_withheld(it.item, whole=nth in whole) if nth in doubted else it.item for nth, it in enumerate(read))
    return items, tuple(dict.fromkeys(failure.warning for failure in failures))


def _withheld(item: AgendaItem, *, whole: bool) -> AgendaItem:
    """Take back what was decided; where the text is the item's own, it stays, for people to read."""
    if whole or item.decision is None:
        return item.model_copy(update={"decision": Decision(), "positions": (), "withdrawn": False})
    decision = item.decision.model_copy(update={"outcome": Outcome.UNKNOWN, "next_organization": None, "mode": None})
    return item.model_copy(update={"decision": decision, "withdrawn": False})


def _votes(read: Sequence[ReadItem]) -> Iterator[_Failure]:
    """Hold a vote's figures against its voices."""
    for nth, it in enumerate(read):
        for vote in it.differing:
            facts = {"told": _figures(vote.yes, vote.no), "listed": _figures(vote.listed("yes"), vote.listed("no"))}
            if it.item.number is not None:
                facts["number"] = it.item.number
            yield _Failure(Caveat.of(CaveatCode.VOTE_DIFFERS, **facts), frozenset({nth}), whole=False)


def _figures(yes: int | None, no: int | None) -> str:
    return f"{'?' if yes is None else yes}–{'?' if no is None else no}"


# Numbers


def _missing(cut: MinutesCut, lines: Sequence[MinutesLine], places: _Places) -> Iterator[_Failure]:
    """Hold the numbers that the first page and the contents name against those that were found.

    A missing one's text is under the paragraph in which its sign stands, else under the one before it. What calls
    itself a part, or declares one number, holds less than the meeting's minutes do.
    """
    found = [it for it in cut.paragraphs if not it.listed and it.number]
    numbers = {_value(it.number) for it in found}
    declared = set(find_declared(lines))
    front = "\n".join(line.text for line in lines[:_FRONT])
    if len(declared) < 2 or names_part(front.split("§ ")[0]):  # noqa: PLR2004 - one number is a part
        declared = set()
    declared |= {_value(it.number) for it in cut.paragraphs if it.listed}
    missing = sorted(declared - numbers)
    if not missing:
        return
    concerned = [it for it in cut.paragraphs if it.listed]
    for number in missing:
        stray = cut.strays.get(str(number))
        within = next((it for it in found if stray is not None and stray in it.lines), None)
        before = max((it for it in found if _value(it.number) < number), key=lambda it: _value(it.number), default=None)
        holder = within or before
        if holder is not None:
            concerned.append(holder)
    warning = Caveat.of(CaveatCode.PARAGRAPHS_MISSING, numbers=tuple(map(str, missing)))
    yield _Failure(warning, frozenset(places[it.number] for it in concerned))


def _order(cut: MinutesCut, places: _Places) -> Iterator[_Failure]:
    """Hold the paragraphs against their order."""
    found = [it.number for it in cut.paragraphs if not it.listed and it.number]
    behind = [two for one, two in pairwise(found) if _value(two) < _value(one)]
    if behind:
        yield _Failure(
            Caveat.of(CaveatCode.PARAGRAPHS_OUT_OF_ORDER, numbers=tuple(behind)), frozenset(places[it] for it in behind)
        )


def _twice(cut: MinutesCut, places: _Places) -> Iterator[_Failure]:
    for number in dict.fromkeys(cut.twice):
        yield _Failure(Caveat.of(CaveatCode.PARAGRAPH_TWICE, number=number), frozenset({places[number]}))


def _value(number: str | None) -> int:
    digits = re.match(r"\d+", number or "")
    return int(digits[0]) if digits else 0


# Headings and texts


def _headings(cut: MinutesCut, places: _Places) -> Iterator[_Failure]:
    """Hold each heading against the table of contents, letter by letter: numbers and leaders may stand amid a title."""
    if cut.contents is None:
        return
    contents = _letters(_FROM_FRONT.sub("", cut.contents))
    for it in cut.paragraphs:
        title = _letters(it.title)
        if it.listed or len(title) < _TELLING or not it.number:
            continue
        if title[:_TELLING] not in contents and title[-_TELLING:] not in contents:
            warning = Caveat.of(CaveatCode.HEADING_DIFFERS, number=it.number, title=it.title)
            yield _Failure(warning, frozenset({places[it.number]}))


def _letters(words: str) -> str:
    return _NO_LETTERS.sub("", words.casefold())


def _shared(read: Sequence[ReadItem]) -> Iterator[_Failure]:
    """Hold the places of the decisions' texts against each other: no line belongs to two paragraphs."""
    placed = sorted((it.paragraph.lines.start, nth) for nth, it in enumerate(read) if it.paragraph.lines)
    for (_, one), (start, two) in pairwise(placed):
        if start < read[one].paragraph.lines.stop:
            numbers = tuple(read[nth].item.number or read[nth].item.title for nth in (one, two))
            yield _Failure(Caveat.of(CaveatCode.TEXT_SHARED, numbers=numbers), frozenset({one, two}))


# The meeting that they are listed with


def _listed_with(read: Sequence[ReadItem], lines: Sequence[MinutesLine], meeting: Meeting | None) -> Iterator[_Failure]:
    """Hold the body and the day on the first page against the meeting: minutes may be a neighbour's."""
    if meeting is None:
        return
    everything = frozenset(range(len(read)))
    own = find_own_organization(lines)
    if own is not None and _is_other(own, meeting.organization) and not names_organization(lines, meeting.organization):
        warning = Caveat.of(CaveatCode.MINUTES_ORGANIZATION_DIFFERS, organization=own.name)
        yield _Failure(warning, everything)
    day = find_own_day(lines)
    if day is not None and _is_other_day(day, meeting) and meeting.date not in find_days(lines):
        yield _Failure(Caveat.of(CaveatCode.MINUTES_DATE_DIFFERS, date=day.isoformat()), everything)


def _is_other(own: Organization, listed: Organization) -> bool:
    one, two = body_named(own), body_named(listed)
    return own != listed and one is not None and two is not None and not same_body(one, two) and not same_body(two, one)


def _is_other_day(day: dt.date, meeting: Meeting) -> bool:
    """Tell whether a day is neither the meeting's nor, with a mistyped year or as the day of adjusting, near it."""
    last = meeting.end_date or meeting.date
    if (day.month, day.day) == (meeting.date.month, meeting.date.day):
        return False
    return not meeting.date - _ADJUSTED_WITHIN <= day <= last + _ADJUSTED_WITHIN

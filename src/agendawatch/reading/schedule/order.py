"""Blocks in the order that a reader of the page takes them in: cards may show the day before the name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from agendawatch.documents.passages import Passage, PassageKind, Slot
from agendawatch.documents.tree import Moment
from agendawatch.reading.schedule.clocks import bare_hours, hours_in
from agendawatch.reading.schedule.labels import read_label
from agendawatch.reading.traced import TracedLine, ranges_of
from agendawatch.swedish.days.dates import find_dates
from agendawatch.swedish.days.times import find_times
from agendawatch.swedish.names.body_words import AUDITORS
from agendawatch.swedish.names.organizations import find_organizations
from agendawatch.swedish.pages.meeting_words import GENERIC_LABELS, TIME_LABELS, WHO_LABELS

__all__ = ["dated_by_machine", "days_first", "names_first"]

_ANY_YEAR = 2024
_MACHINE = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_AT_MOST = 60
_LINE_AT_MOST = 120
_PAIR = 2
_LABEL = re.compile(rf"(?:{GENERIC_LABELS.pattern}|{TIME_LABELS.pattern}|{WHO_LABELS.pattern}):?", re.IGNORECASE)
"""A label on a line of its own, above what it is of."""


def names_first(blocks: Sequence[Passage], *, legend: Mapping[str, str]) -> tuple[Passage, ...]:
    """Put a card's heading before the day that it shows above it.

    >>> card = (Passage(PassageKind.PARAGRAPH, "13 jan"), Passage(PassageKind.HEADING, "Kommunstyrelsen", level=3))
    >>> [block.text for block in names_first(card, legend={})]
    ['Kommunstyrelsen', '13 jan']

    Only where everything that names an organization has a day of its own above it, with at most hours between.
    """
    moves = {at: _day_above(blocks, at) for at, block in enumerate(blocks) if _names(block, legend)}
    if any(above is None for above in moves.values()):
        return tuple(blocks)
    # The cards of other occasions in the same list are turned too, else their days would be the card's before.
    levels = {blocks[at].level for at in moves if blocks[at].kind is PassageKind.HEADING}
    moves |= {
        at: _day_above(blocks, at) for at, block in enumerate(blocks) if block.level in levels and block.level > 1
    }
    ordered = list(blocks)
    for at, above in sorted(moves.items()):
        if above is not None:
            ordered.insert(above, ordered.pop(at))
    return tuple(ordered)


def _day_above(blocks: Sequence[Passage], at: int) -> int | None:
    """Find the day above a name, with hours at most between; a card may show it twice, short and in full."""
    above = next((back for back in (at - 1, at - 2) if back >= 0 and _is_day(blocks[back])), None)
    if above is None or (above == at - 2 and bare_hours(blocks[at - 1].text) is None):
        return None
    while above and _is_day(blocks[above - 1]) and _days(blocks[above - 1]) == _days(blocks[above]):
        above -= 1
    return above


def _names(block: Passage, legend: Mapping[str, str]) -> bool:
    if block.kind not in {PassageKind.HEADING, PassageKind.PARAGRAPH} or block.level == 1 or "\n" in block.text:
        return False
    label = read_label(block.text.replace("\n", " "), legend=legend)
    return label.organization is not None and label.whole and not find_dates(block.text, year=_ANY_YEAR)


def _is_day(block: Passage) -> bool:
    """Tell whether a block is a day, perhaps with hours, and nothing else."""
    if block.kind not in {PassageKind.PARAGRAPH, PassageKind.HEADING} or len(block.text) > _DAY_AT_MOST:
        return False
    text = block.text.replace("\n", " ")
    whens = find_dates(text, year=_ANY_YEAR)
    if len(whens) != 1:
        return False
    rest = text[: whens[0].span[0]] + " " + text[whens[0].span[1] :]
    for clock in reversed(find_times(rest)):
        rest = rest[: clock.span[0]] + " " + rest[clock.span[1] :]
    return not re.search(r"[^\W\d_]{3,}", rest)


def _days(block: Passage) -> list[dt.date | None]:
    return [when.date for when in find_dates(block.text, year=_ANY_YEAR)]


def days_first(lines: Sequence[str], *, legend: Mapping[str, str]) -> list[str]:
    """Join lines that name who meets to the day on a line above them.

    >>> days_first(["Tisdag 4 mars", "Kommunstyrelsen kl. 13", "Socialnämnden"], legend={})
    ['Tisdag 4 mars Kommunstyrelsen kl. 13', 'Tisdag 4 mars Socialnämnden']

    Only where a day stands right above the first name, with its hours at most between: else a name heads the
    days under it.
    """
    shown = [line for line in lines if not _LABEL.fullmatch(line.strip())]
    first = next((at for at, line in enumerate(shown) if _begins_with_name(line, legend)), 0)
    above = first - 1 if first < _PAIR or bare_hours(shown[first - 1]) is None else first - _PAIR
    if not first or not _is_day(Passage(PassageKind.PARAGRAPH, shown[above])):
        return list(lines)
    joined: list[str] = []
    day = above_line = ""
    for line in shown:
        if _is_day(Passage(PassageKind.PARAGRAPH, line)):
            day = above_line = line
        elif day and above < first - 1 and bare_hours(line) is not None:
            day = f"{day.split(' kl. ')[0]} kl. {line}"
        elif _begins_with_name(line, legend):
            joined.append(TracedLine(f"{day} {line}", ranges_of((above_line, line))))
        else:
            joined.append(line)
    return joined


def _begins_with_name(line: str, legend: Mapping[str, str]) -> bool:
    if len(line) > _LINE_AT_MOST:
        return False
    clocks = find_times(line)
    begin = clocks[0].span[1] if clocks and clocks[0].span[0] == 0 else 0
    if AUDITORS.match(line, begin):
        return True
    mentions = find_organizations(line, legend=legend)
    return bool(mentions) and not line[begin : mentions[0].span[0]].strip(" :,–-")


def dated_by_machine(block: Passage) -> Passage:
    """Write the days that `time` elements show without a year by the machine form beside them.

    >>> block = Passage(PassageKind.PARAGRAPH, "13 jan: nämnden", moments=(Moment("13 jan", "2026-01-13T13:00"),))
    >>> dated_by_machine(block).text
    '2026-01-13 kl. 13.00: nämnden'
    """
    if block.rows:
        rows = tuple(tuple(_cell(cell) if cell.moments else cell for cell in row) for row in block.rows)
        return block._replace(rows=rows)
    return block._replace(text=_written(block.text, block.moments)) if block.moments else block


def _cell(cell: Slot) -> Slot:
    return cell._replace(text=_written(cell.text, cell.moments))


def _written(text: str, moments: tuple[Moment, ...]) -> str:
    for moment in moments:
        machine = _MACHINE.match(moment.datetime)
        flat = text.replace("\n", " ")
        if machine is None or _YEAR.search(moment.text) or moment.text not in flat:
            continue
        if not any(letter.isdigit() for letter in moment.text):
            continue
        at = flat.index(moment.text)
        hours = ""
        rest = text[:at] + text[at + len(moment.text) :]
        shown = hours_in(moment.text)
        if shown is not None:
            hours = f" kl. {shown.start:%H.%M}" + (f"–{shown.end:%H.%M}" if shown.end else "")
        elif machine[2] and (machine[2], machine[3]) != ("00", "00") and not find_times(rest):
            hours = f" kl. {machine[2]}.{machine[3]}"
        text = f"{text[:at]}{machine[1]}{hours}{text[at + len(moment.text) :]}"
    return text

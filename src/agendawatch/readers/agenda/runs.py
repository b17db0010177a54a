"""Runs of like lines that may be an agenda's items: each is a hypothesis, with what speaks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import BoxKind
from agendawatch.lang.sv.pages.agendas import Field
from agendawatch.readers.agenda.evidence import WEIGHTS, TitleEvidence
from agendawatch.readers.agenda.item_parts import SPAN, Draft, Opening, lone_number, parts, step
from agendawatch.readers.agenda.lines import AgendaLine, keyed_start, numbered_start, plain_start, timed_start
from agendawatch.readers.agenda.table import columns_of, table_drafts
from agendawatch.readers.agenda.titles import is_detail

_FAR = 3
"""Numbers that may be left out between two items."""
_NEVER = -1.1
"""What weighs less is no item, wherever it stands among others."""
_BOLD = 6
"""The level that a bold line has as a heading."""
_BETWEEN = frozenset({"section", "far", "meeting"})
"""What stands between an item and the one before it, and says nothing of a first one."""
_UNCOUNTED = ("jump", "restart", "restart_other")
"""What a step from one number to another is called that an agenda does not make."""
_FEW = 4
"""Items that are enough to tell that a run counts well."""
_COUNTED = 0.9
"""The share of its numbers that then follow one another."""
_SURE = 2.0
"""What an item of it then weighs at least, on average."""
_MOSTLY = 0.6
_TABLES_AT_MOST = 200


@dataclass(slots=True)
class ItemRun:
    """A way to read an agenda's items: where they begin, and what speaks for it."""

    name: str
    """How it finds them: "numbered", "plain", "timed", "keyed", "table"."""
    openings: dict[int, Opening] = field(default_factory=dict)
    """What opens an item, by the place of its line."""
    tables: dict[int, list[Draft]] = field(default_factory=dict)
    """The items of tables, by the place of the table among the lines."""
    features: Counter[str] = field(default_factory=Counter)
    """What speaks for it and against it, each as often as it does."""
    grounds: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    """The same for each item, by the place of its line and by its row there."""

    def add(self, at: int, features: Iterable[str], row: int = 0) -> None:
        """Add what speaks for an item, and against it."""
        found = self.grounds[at, row] = tuple(features)
        self.features.update(found)

    @property
    def score(self) -> float:
        """What its features weigh together."""
        return WEIGHTS.sum(self.features.elements())

    @property
    def mean(self) -> float:
        """What an item of it weighs on average."""
        return self.score / max(self.features["item"], 1)

    def meets(self, other: ItemRun) -> bool:
        """Tell whether another run begins half of its items on the same lines, or right beside them."""
        mine, its = self._lines(), other._lines()
        return 2 * len(mine & its) >= min(len(mine), len(its))

    def _lines(self) -> set[int]:
        """Give the lines that hold its titles."""
        return {at + (not start.title) for at, start in self.openings.items()} | set(self.tables)

    @property
    def uncounted(self) -> int:
        """How many of its items have a number that does not go on from the one before, and no heading that tells why."""
        return sum(self.features[name] for name in _UNCOUNTED)

    @property
    def counts_well(self) -> bool:
        """Whether its numbers go on one after another, and its titles look like matters."""
        items = self.features["item"]
        return items >= _FEW and self.features["next"] >= _COUNTED * (items - 1) and self.score >= _SURE * items

    @property
    def span(self) -> tuple[int, int]:
        """The first of its lines, and the last."""
        places = [*self.openings, *self.tables]
        return min(places), max(places)


def find_runs(evidence: TitleEvidence) -> list[ItemRun]:
    """Find all runs that something speaks for, the likeliest first.

    Titles without numbers are looked for only where nothing counts well.
    """
    found = list(_numbered(evidence))
    # What begins with hours, and what a label says to be a title.
    for name, read in (("timed", timed_start), ("keyed", keyed_start)):
        found += _stretch(name, range(len(evidence.lines)), read, evidence)
    found += _tables(evidence)
    if not any(run.counts_well for run in found):
        found += _plain(evidence)
    kept: dict[tuple[object, ...], ItemRun] = {}
    for run in found:
        if run.score > 0:
            kept.setdefault((*run.openings.items(), *run.tables), run)
    return sorted(kept.values(), key=lambda run: -run.score)


# Numbers


def _numbered(evidence: TitleEvidence) -> Iterator[ItemRun]:
    """Follow numbers that rise: those of one style and place, of one style, and all."""
    lines = evidence.lines
    starts = [(at, start) for at, line in enumerate(lines) if (start := numbered_start(line.passage)) is not None]
    pools: dict[str, list[tuple[int, Opening]]] = {}
    for at, start in starts:
        if start.title or at + 1 < len(lines):
            for name in (f"{lines[at].place} {start.style}", start.style, "all"):
                pools.setdefault(name, []).append((at, start))
    seen = set[tuple[int, ...]]()
    for pool in pools.values():
        places = tuple(at for at, _ in pool)
        if places not in seen:
            seen.add(places)
            run = _chain(pool, evidence)
            yield run
            left = [(at, start) for at, start in pool if at not in run.openings]
            if len(left) > 1:
                yield _chain(left, evidence)


@dataclass(slots=True)
class _RunEnd:
    """An opening as the end of a chain: what it weighs with the best that leads to it, and which that is."""

    at: int
    start: Opening
    own: tuple[str, ...]
    weight: float
    steps: tuple[str, ...] = ()
    before: _RunEnd | None = None
    last: str = ""
    """The number that the count goes on from: its own, but where a letter adds it to one up the list."""


def _chain(pool: Sequence[tuple[int, Opening]], evidence: TitleEvidence) -> ItemRun:
    """Find the chain of numbers that most speaks for; what is numbered within an item is left out by itself."""
    by_number: dict[tuple[tuple[int, str], ...], _RunEnd] = {}
    by_letter: dict[str, _RunEnd] = {}
    best: _RunEnd | None = None
    for at, start in pool:
        number = start.number or ""
        features, own = _weighed("numbered", at, start, evidence)
        steps: tuple[str, ...] = ("first",) if parts(number)[-1:] == ((1, ""),) else ()
        link = _RunEnd(at, start, features, own + WEIGHTS.sum(steps), steps, last=number)
        # The chains that a number may go on: those that end a little before it, and the best of all.
        *above, (last, suffix) = parts(SPAN.split(number)[0]) or ((0, ""),)
        keys = [(*above, (last - less, "")) for less in range(1, _FAR + 2)]
        keys += [(*above, (last, chr(ord(suffix) - 1)))] if suffix > "a" else [(*above, (last, ""))] if suffix else []
        keys += [tuple(above)] if above else []
        found = [by_number[key] for key in keys if key in by_number]
        found += by_letter.values()
        for other in [*found, best] if best is not None else found:
            steps = _step(number, other, at, evidence)
            weight = own + other.weight + WEIGHTS.sum(steps)
            if weight > link.weight:
                link.weight, link.steps, link.before = weight, steps, other
                added = steps == ("letter",) or (other.last != other.start.number and step(number, other.last) != 1)
                link.last = other.last if added else number
        key = parts(SPAN.split(number)[-1])
        if key not in by_number or by_number[key].weight <= link.weight or by_number[key].before is None:
            by_number[key] = link
        by_letter[number[:1] if number[:1].isalpha() else ""] = link
        if best is None or link.weight >= best.weight:
            best = link
    run, end = ItemRun("numbered"), best
    while end is not None:
        run.openings[end.at] = end.start
        run.add(end.at, (*end.own, *end.steps))
        end = end.before
    run.openings = dict(sorted(run.openings.items()))
    return run


def _step(number: str, before: _RunEnd, at: int, evidence: TitleEvidence) -> tuple[str, ...]:
    """Tell how a number goes on from another."""
    if evidence.meetings[at] != evidence.meetings[before.at]:
        return ("meeting",)
    far = step(number, before.start.number or "")
    parted = evidence.headings[at] > evidence.headings[before.at]
    if far == 1 or step(number, before.last) == 1:
        return ("next",)
    if 1 < far <= _FAR + 1:
        return ("gap",)
    if far == 0 and number[-1:].isalpha():
        return ("letter",)
    if number == before.start.number and at == before.at + 1 and evidence.lines[at].text != evidence.lines[at - 1].text:
        return ("twice",)
    if far == 0 and parts(number)[-1:] == ((1, ""),):
        if not parted:
            return ("restart",)
        under = evidence.under[at]
        return (f"restart_{under}",) if under in {"unknown", "other"} else ("restart_group",)
    return ("jump",)


def _weighed(name: str, at: int, start: Opening, evidence: TitleEvidence) -> tuple[tuple[str, ...], float]:
    """Tell what speaks for an opening by itself, and what it weighs; once for all pools that it is in."""
    key = (name, at, start.title)
    known = evidence.openings.get(key)
    if known is None:
        features = tuple(_own(name, at, start, evidence))
        known = evidence.openings[key] = (features, WEIGHTS.sum(features))
    return known


def _own(name: str, at: int, start: Opening, evidence: TitleEvidence) -> Iterator[str]:
    """Tell what speaks for an opening by itself."""
    lines = evidence.lines
    yield "item"
    yield name if name in {"numbered", "timed", "keyed"} else "unnumbered"
    title, place = start.title, at
    if title and at + 1 < len(lines) and not lines[at + 1].first and is_detail(title):
        yield from ("said_below", "reference_below")
        title, place = lines[at + 1].text, at + 1
    if not title:
        place = at + 1
        title = lines[place].text if place < len(lines) else ""
        if place >= len(lines) or numbered_start(lines[place].passage) is not None:
            yield "empty"
            return
        if keyed_start(lines[place].passage) is not None:
            yield "keyed"
    yield from evidence.title_of(title, place, numbered=name == "numbered")
    yield from evidence.line(place)
    beside = evidence.title(start.details.partition("\n")[0]) if start.details else ()
    if "alone" in beside or "reference" in beside:
        yield "reference_below"


# Titles without numbers


def _plain(evidence: TitleEvidence) -> Iterator[ItemRun]:
    """Take lines that a page sets alike, or that are of one kind, as titles."""
    pools: dict[str, list[int]] = {}
    for at, line in enumerate(evidence.lines):
        passage = line.passage
        if passage.kind is PassageKind.TABLE or not (line.text or passage.key):
            continue
        kind = f"{passage.kind}{passage.level}"
        for name in (line.place, kind) if line.first else ():
            pools.setdefault(name, []).append(at)
        if line.first and (passage.kind is PassageKind.PARAGRAPH or passage.level == _BOLD):
            pools.setdefault("paragraphs and bold lines", []).append(at)
        if passage.kind is PassageKind.PARAGRAPH and not line.text[:1].islower():
            pools.setdefault(f"{line.place} lines", []).append(at)
    seen = set[tuple[int, ...]]()
    for pool in pools.values():
        if len(pool) > 1 and tuple(pool) not in seen:
            seen.add(tuple(pool))
            yield from _stretch("plain", pool, plain_start, evidence)


def _stretch(
    name: str, pool: Iterable[int], read: Callable[[Passage], Opening | None], evidence: TitleEvidence
) -> Iterator[ItemRun]:
    """Find the stretch of a pool that most speaks for; lines in it that much speaks against are no items."""
    members = list(_members(name, pool, read, evidence))
    best, total, begun = 0.0, 0.0, 0
    chosen = 0, 0
    for nth, member in enumerate(members):
        if total <= 0:
            total, begun = 0.0, nth
        weight = member.weight
        if nth == begun:
            weight = WEIGHTS.sum(feature for feature in member.features if feature not in _BETWEEN)
        total += weight if weight >= _NEVER else max(weight, 2 * _NEVER) / 2
        if total > best:
            best, chosen = total, (begun, nth + 1)
    first, last = chosen
    if first == last:
        return
    while first and _together(members[first - 1], members[first], evidence.lines):
        first -= 1
    while last < len(members) and _together(members[last], members[last - 1], evidence.lines):
        last += 1
    kept = [it for it in members[first:last] if it.weight >= _NEVER]
    if name == "timed" and sum(it.start.number is not None for it in kept) >= _MOSTLY * len(kept):
        kept = [it for it in kept if it.start.number is not None]
    run = ItemRun(name, {it.at: it.start for it in kept})
    for it in kept:
        run.add(it.at, it.features)
    yield run


class _Member(NamedTuple):
    """A line of a pool as an opening, and what speaks for it."""

    at: int
    start: Opening
    features: tuple[str, ...]
    weight: float


def _members(
    name: str, pool: Iterable[int], read: Callable[[Passage], Opening | None], evidence: TitleEvidence
) -> Iterator[_Member]:
    """Give the lines of a pool that may open an item."""
    last: int | None = None
    number: str | None = None
    for at in pool:
        start = read(evidence.lines[at].passage)
        if start is None:
            continue
        features, weight = _weighed(name, at, start, evidence)
        more = _between(last, at, evidence) if last is not None else ()
        if start.number and number and step(start.number, number) == 1:
            more = (*more, "next")
        last, number = at, start.number or number
        yield _Member(
            at, start, (*features, *more) if more else features, weight + WEIGHTS.sum(more) if more else weight
        )


def _together(one: _Member, other: _Member, lines: Sequence[AgendaLine]) -> bool:
    """Tell whether two neighbours stand in one list, or in boxes side by side, so that they are items or neither is."""
    first, second = lines[one.at].box, lines[other.at].box
    if one.weight < _NEVER or first is None or second is None:
        return False
    if first is not second and first.parent is second.parent and first.name == second.name:
        return True
    mine = first.within(BoxKind.LIST)
    return mine is not None and mine is second.within(BoxKind.LIST)


def _between(last: int, at: int, evidence: TitleEvidence) -> tuple[str, ...]:
    """Tell what stands between two lines of a pool."""
    if evidence.meetings[at] != evidence.meetings[last]:
        return ("meeting",)
    if evidence.headings[at] == evidence.headings[last] or evidence.lines[at].passage.kind is PassageKind.HEADING:
        return ()
    return {"other": ("section",), "part": ("section",), "unknown": ("far",)}.get(evidence.under[at], ())


# Tables


def _tables(evidence: TitleEvidence) -> Iterator[ItemRun]:
    """Take the rows of tables whose columns hold what an agenda's do: those of each table, and of all that are alike."""
    runs: list[tuple[tuple[tuple[Field, int], ...], ItemRun]] = []
    for at, line in enumerate(evidence.lines):
        found = columns_of(line.passage) if line.passage.kind is PassageKind.TABLE else None
        if found is None and runs and _goes_on(runs[-1][1], line.passage, dict(runs[-1][0])):
            found = dict(runs[-1][0]), 0
        if found is None or len(runs) >= _TABLES_AT_MOST:
            continue
        columns, first = found
        drafts = table_drafts(line.passage, columns, first)
        run = ItemRun("table", tables={at: drafts})
        before: Draft | None = None
        under = (f"under_{evidence.under[at]}",) if evidence.under[at] in {"agenda", "other"} else ()
        for nth, draft in enumerate(drafts):
            run.add(at, (*_row(draft, before, evidence, headed=first > 0), *under), nth)
            before = draft
        runs.append((tuple(columns.items()), run))
    yield from (run for _, run in runs)
    for key in dict.fromkeys(frozenset(it for it, _ in key) for key, _ in runs):
        alike = [run for known, run in runs if frozenset(it for it, _ in known) == key]
        if len(alike) > 1:
            whole = ItemRun("table")
            for run in alike:
                whole.tables.update(run.tables)
                whole.features.update(run.features)
                whole.grounds.update(run.grounds)
            yield whole


def _goes_on(run: ItemRun, table: Passage, columns: Mapping[Field, int]) -> bool:
    """Tell whether a table too small to know by itself goes on counting where another ended, in as many columns."""
    last = next((draft.number for drafts in run.tables.values() for draft in reversed(drafts)), None)
    row = table.rows[0] if table.kind is PassageKind.TABLE and table.rows else ()
    if last is None or Field.NUMBER not in columns or len(row) <= max(columns.values()):
        return False
    number = lone_number(row[columns[Field.NUMBER]].text)
    return number is not None and step(number, last) == 1


def _row(draft: Draft, before: Draft | None, evidence: TitleEvidence, *, headed: bool) -> Iterator[str]:
    yield "item"
    yield "row"
    if headed:
        yield "headed"
    yield from evidence.title(draft.title)
    if draft.reference:
        yield "reference"
    if draft.documents:
        yield "papers_below"
    if draft.number:
        yield "numbered"
        far = step(draft.number, before.number) if before is not None and before.number else 0
        if far == 1:
            yield "next"
        elif before is None and parts(draft.number)[-1:] == ((1, ""),):
            yield "first"

"""Every way that a day may belong to a name, with what speaks for and against it; and that it belongs to nobody."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from agendawatch.lang.sv.mentioned_days import is_whose_place, matches
from agendawatch.lang.sv.organizations import COMPANY, find_organizations
from agendawatch.lang.sv.pages.meeting_words import ACTED_BY, MEET_WITH
from agendawatch.model import Organization
from agendawatch.readers.explanation import Weights
from agendawatch.readers.schedule.evidence.against import (
    Objections,
    find_owners,
    is_generic,
    says_meets,
    sentence_of,
    sentence_starts,
)
from agendawatch.readers.schedule.evidence.page import (
    Area,
    DayMention,
    GridCell,
    Line,
    NameMention,
    Page,
    is_heading,
)

WEIGHTS = Weights(__package__)


@dataclass(eq=False, slots=True)
class Relation:
    """One way in which a day and a name stand to each other."""

    kind: str
    """`line`, `cell`, `row`, `column`, `section`, `carry`, `box`, `heading`, `lead`, `caption`, `title`, `only`, …"""
    features: tuple[str, ...]
    mention: NameMention | None
    score: float = 0.0
    """How much it says."""

    def __post_init__(self) -> None:
        """Weigh it once: it is asked for with each choice."""
        self.score = WEIGHTS.sum(self.features)


@dataclass(eq=False, slots=True)
class PossibleOwner:
    """A name that a day may belong to; "" stands for nobody."""

    name: str
    relations: list[Relation] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)
    """Features of the name itself; of nobody, what speaks against a meeting."""
    score: float = 0.0

    def settle(self) -> None:
        """Weigh it: its strongest relation, a little for each other kind that agrees, and what it is."""
        self.score = WEIGHTS.sum(self.traits)
        if self.relations:
            self.relations.sort(key=lambda it: it.score, reverse=True)
            self.score += self.relations[0].score + WEIGHTS.of["agrees"] * self._agreeing

    @property
    def kind(self) -> str:
        """The kind of its strongest relation."""
        return self.relations[0].kind if self.relations else ""

    @property
    def mention(self) -> NameMention | None:
        """The name's words that its strongest relation leads to."""
        return next((relation.mention for relation in self.relations if relation.mention is not None), None)

    @property
    def features(self) -> tuple[str, ...]:
        """What was weighed."""
        own = self.relations[0].features if self.relations else ()
        return (*own, *(["agrees"] * self._agreeing), *self.traits)

    @property
    def _agreeing(self) -> int:
        kinds = len({relation.kind for relation in self.relations if relation.score > 0})
        return min(_AGREEING, max(0, kinds - 1))


@dataclass(eq=False, slots=True)
class Link:
    """A day, and everything that it may belong to; the first is nobody."""

    day: DayMention
    candidates: list[PossibleOwner]
    group: tuple[object, ...]
    """Equal for days that the page lays out alike."""
    chosen: PossibleOwner
    """What it was chosen to belong to; nobody before that."""
    margin: float = 0.0
    """How much better the choice is than the best other one."""

    @property
    def rival(self) -> PossibleOwner | None:
        """The best other name, where the choice was close."""
        least = self.chosen.score - _CLOSE
        close = [it for it in self.candidates[1:] if it is not self.chosen and it.score > least]
        return max(close, key=lambda it: it.score, default=None) if self.margin < _CLOSE else None

    @property
    def owned(self) -> bool:
        """Whether it is somebody's meeting."""
        return bool(self.chosen.name)

    @property
    def nobody(self) -> PossibleOwner:
        """That it is no meeting's."""
        return self.candidates[0]


_NEAR = 60
_LINES_BACK = 80
_CLOSE = 4.0
"""By how much less another name may speak for a day, and still be told as another way to read it."""
_ONE_DAY = 12
"""Days from which a box holds many."""
_PROSE = 110
_WITHIN = frozenset({"line", "cell", "row"})
_WEAK = frozenset({"lead", "before", "after", "only"})
_AGREEING = 2
"""Other kinds of relations that count when they agree; more add nothing."""
_PAIR_AT_MOST = 90
_BESIDE = 4
"""Names on a line, before and behind a day, that may be its own."""
_TURNS = 4
"""Days and names on a line, two of each, from which they take turns."""


class Finder:
    """Finds what the days of one page may belong to."""

    def __init__(
        self, page: Page, *, legend: Mapping[str, str], owner: Organization | None, written: frozenset[str]
    ) -> None:
        """Look at a page; `written` are the lines that tell when it was written."""
        self._page = page
        self._owner = owner.name if owner is not None else None
        self._days = [day for line in page.lines for day in line.days]
        self._names = [name for line in page.lines for name in line.names]
        for day in self._days:
            for area in day.line.areas:
                area.days.append(day)
                area.several |= day.date != area.days[0].date
        for name in self._names:
            for area in name.line.areas:
                area.names.append(name)
        self._rhythm = cache(_rhythm)
        self._distinct_in = cache(_distinct_in)
        self._titled = [it.organization.name for it in find_organizations(page.title, legend=legend)]
        known = {it.name for it in self._names if it.known and it.line.main}
        owning = {it.name for it in self._names if it.line.main and not _mentioned(page, it)}
        self._only = next(iter(known)) if len(known) == 1 and known <= owning else None
        for grid in page.grids:
            find_owners(grid)
        self._captions = {id(it): find_organizations(it.caption, legend=legend) for it in page.grids if it.caption}
        self._leads, self._before, self._after = self._neighbours()
        self._objections = Objections(page, written=written, leads=self._leads)

    def links(self) -> list[Link]:
        """Find what every dated day may belong to."""
        dated = [(day, self._group(day)) for day in self._days if day.date is not None]
        dates = dict.fromkeys((group, day.date) for day, group in dated)
        sizes = Counter(group for group, _ in dates)
        found = ((day, self._candidates(day, sizes[group]), group) for day, group in dated)
        return [Link(day, candidates, group, candidates[0]) for day, candidates, group in found]

    def _group(self, day: DayMention) -> tuple[object, ...]:
        line = day.line
        if line.cell is not None:
            return ("grid", id(line.cell.grid))
        if self._page.kind == "html":
            return ("html", line.areas[-1].signature, bool(line.level))
        first = line.text[:1]
        return ("text", line.bullet, first.isdigit() or day.weekday is not None, len(line.text) > _PROSE)

    def _neighbours(self) -> tuple[list[Line | None], list[NameMention | None], list[NameMention | None]]:
        """Give for every line the nearest line above that names anyone under the same heading, and the nearest names."""
        lines = self._page.lines
        leads: list[Line | None] = []
        before: list[NameMention | None] = []
        lead: Line | None = None
        last: dict[bool, NameMention | None] = {True: None, False: None}
        for line in lines:
            heads = is_heading(self._page, line)
            named = heads and any(it.whole and (it.known or it.shaped) for it in line.names)
            if named or (line.level and not is_generic(line)):
                lead = None
            leads.append(lead)
            before.append(last[line.main])
            if line.names:
                last[line.main] = line.names[-1]
                if not heads and line.cell is None:
                    lead = line
        after: list[NameMention | None] = [None] * len(lines)
        following: dict[bool, NameMention | None] = {True: None, False: None}
        for line in reversed(lines):
            after[line.at] = following[line.main]
            if line.names:
                following[line.main] = line.names[0]
        return leads, before, after

    def _candidates(self, day: DayMention, size: int) -> list[PossibleOwner]:
        """Give what a day may belong to, nobody first; `size` is how many days are laid out like it."""
        found: dict[str, PossibleOwner] = {}
        cell = day.line.cell
        beyond = cell is not None and cell.beyond
        for relation, name in self._relations(day):
            if beyond and relation.kind not in _WITHIN:
                relation = Relation(relation.kind, (*relation.features, "beyond"), relation.mention)  # noqa: PLW2901 - the same, weighed anew
            if self._owner not in {None, name} and relation.kind in _WEAK and "lead.meets" not in relation.features:
                continue  # the caller's word goes before what only stands near
            found.setdefault(name, PossibleOwner(name)).relations.append(relation)
        for candidate in found.values():
            if any(it.mention is not None and it.mention.known for it in candidate.relations):
                candidate.traits.append("known")
            mention = candidate.mention
            if mention is not None and not mention.known and not mention.shaped:
                candidate.traits.append("unshaped")
            candidate.settle()
        nobody = PossibleOwner("", traits=self._objections.against(day, size))
        nobody.settle()
        return [nobody, *sorted(found.values(), key=lambda it: -it.score)]

    def _relations(self, day: DayMention) -> Iterable[tuple[Relation, str]]:
        line = day.line
        yield from self._in_line(day)
        if line.cell is not None:
            yield from self._in_grid(day, line.cell)
        yield from self._in_boxes(day)
        yield from self._under_headings(day)
        lead = self._leads[line.at]
        if lead is not None and line.at - lead.at < _LINES_BACK and lead.main == line.main:
            yield from self._led(day, lead)
        before, after = self._before[line.at], self._after[line.at]
        if before is not None:
            shut = ["heading.shut"] if _shut(before.line, day) else []
            told = (*shut, *_crossed(before.line, day), *_mentioned(self._page, before))
            yield Relation("before", ("before", *told), before), before.name
        if after is not None and after.line.at - line.at < 6:  # noqa: PLR2004 - a card's lines
            yield Relation("after", ("after", *_mentioned(self._page, after)), after), after.name
        for name in self._titled:
            yield Relation("title", ("title",), None), name
        if self._only is not None:
            yield Relation("only", ("only",), None), self._only
        if self._owner is not None:
            yield Relation("owner", ("owner",), None), self._owner

    # Where a name may stand

    def _in_line(self, day: DayMention) -> Iterable[tuple[Relation, str]]:
        line = day.line
        if not line.names:
            return
        first, last = sentence_of(line.text, day.span)
        begin, end = day.span
        before = [it for it in line.names if it.span[1] <= begin][-_BESIDE:]
        behind = [it for it in line.names if it.span[0] >= end][:_BESIDE]
        names = [
            it
            for it in (*before, *(it for it in line.names if it.span == day.span), *behind)
            if not COMPANY.search(line.text, max(0, it.span[0] - _LINES_BACK), it.span[0])
            or (len(day.parts) > 1 and MEET_WITH.search(line.text, 0, it.span[0]))
        ]
        rhythm = self._rhythm(line)
        for name in names:
            ahead = name.span[1] <= day.span[0]
            features = ["line.before" if ahead else "line.after"]
            low, high = (name.span[1], day.span[0]) if ahead else (day.span[1], name.span[0])
            if any(low <= it.span[0] < high for it in names if it is not name and it.name != name.name):
                features.append("line.across")
            if not ahead and any(low <= it.span[0] < high for it in line.days if it is not day):
                features.append("line.days_between")
            if not first <= name.span[0] < last:
                alone = ahead and not any(first <= it.span[0] < last for it in names)
                features.append("line.topic" if alone else "line.other_sentence")
            elif len(names) == len(line.days) == 1 and len(line.text) < _PAIR_AT_MOST:
                features.append("line.pair")
            if rhythm is not None and not {"line.across", "line.days_between"} & set(features):
                features.append("line.rhythm" if rhythm == ahead else "line.off_rhythm")
            if ACTED_BY.search(line.text, max(0, name.span[0] - _NEAR), name.span[0]):
                features.append("line.acted")
            if any(part is line and span == name.span for part, span in day.parts[1:]):
                features = ["line.under"]
            yield Relation("line", tuple(features), name), name.name

    def _in_grid(self, day: DayMention, cell: GridCell) -> Iterable[tuple[Relation, str]]:
        line, grid = day.line, cell.grid
        own = [it for it in cell.names if it.line is not line]
        many = ["cell.many"] if len({it.name for it in own}) > 1 else []
        for name in own:
            where = "cell.before" if name.line.at < line.at else "cell.after"
            yield Relation("cell", (where, *many), name), name.name
        beside = [
            (other, name)
            for other in grid.row_cells(cell.row)
            if other is not cell and not (other.head and other.row == 0 == cell.row)
            for name in other.names
            if name.known or name.shaped or not self._is_under_a_label(other)
        ]
        names = {name.name for _, name in beside}
        known = {name.name for _, name in beside if name.known}
        for other, name in beside:
            part = () if name.whole else ("part",)
            if len(names) == 1 or (len(known) == 1 and name.known):
                yield Relation("row", ("row.only", *part), name), name.name
            else:
                turn = ("row.turn",) if self._takes_turn(cell, other) else ()
                near = "row.near" if abs(other.column - cell.column) == 1 else "row.far"
                where = "row.first" if other.column == 0 else near
                yield Relation("row", (where, *turn, *part), name), name.name
        for feature, name in cell.owners:
            yield Relation(feature.partition(".")[0], (feature, *(() if name.whole else ("part",))), name), name.name
        if not beside and cell.carried is not None:
            yield Relation("carry", ("carry",), cell.carried), cell.carried.name
        for caption in self._captions.get(id(grid), ()):
            yield Relation("caption", ("caption",), None), caption.organization.name

    @staticmethod
    def _is_under_a_label(cell: GridCell) -> bool:
        """Tell whether a cell's column is headed by what is nobody's name: a place, an hour, a remark."""
        head = cell.grid.at(0, cell.column)
        return head is not None and head is not cell and head.head and matches("unnamed", head.text)

    @staticmethod
    def _takes_turn(cell: GridCell, other: GridCell) -> bool:
        """Tell whether days and names take turns along a row, and a cell's turn is with this one."""
        marks = [(it, any(it.days)) for it in cell.grid.row_cells(cell.row) if any(it.days) or any(it.names)]
        turns = [dated for _, dated in marks]
        if len(turns) < 4 or any(a == b for a, b in itertools.pairwise(turns)):  # noqa: PLR2004 - two of each
            return False
        at = next(nth for nth, (it, _) in enumerate(marks) if it is cell)
        mate = at + 1 if turns[0] else at - 1
        return 0 <= mate < len(marks) and marks[mate][0] is other

    def _in_boxes(self, day: DayMention) -> Iterable[tuple[Relation, str]]:
        line = day.line
        own = {it.name for it in line.names}
        for area in reversed(line.areas):
            if area.outer:
                return
            if area.name.startswith("table"):
                return
            if area.name.startswith("tr") or (line.cell is not None and area.name in {"cell", "tbody"}):
                continue
            names = self._distinct_in(area)
            if names <= own:
                continue
            # The nearest names of the box before and behind the line.
            first = bisect_left(area.names, line.at, key=lambda it: it.line.at)
            last = bisect_right(area.names, line.at, lo=first, key=lambda it: it.line.at)
            before = area.names[first - 1] if first else None
            after = area.names[last] if last < len(area.names) else None
            nearest = before or after
            if len(names) == 1 and nearest is not None:
                days = ["box.only_days"] if len(area.days) > _ONE_DAY else []
                told = (*days, *_mentioned(self._page, nearest))
                yield Relation("box", ("box.only", *told), nearest), nearest.name
                return
            if before is not None:
                yield Relation("box", ("box.before", *_crossed(before.line, day)), before), before.name
            if after is not None:
                yield Relation("box", ("box.after",), after), after.name
            return

    def _under_headings(self, day: DayMention) -> Iterable[tuple[Relation, str]]:
        nearest = True
        for head in reversed(day.line.heads):
            # What names somebody right over days says whose they are, though no list knows the name.
            below = self._page.lines[head.at + 1 : head.at + 3]
            over_days = bool(below) and not below[0].names and any(line.days for line in below)
            names = [it for it in head.names if it.known or it.shaped or head.level or over_days]
            if not names:
                continue
            shut = ["heading.shut"] if _shut(head, day) else []
            for name in names:
                features = ["heading" if nearest else "heading.second", *shut]
                if len({it.name for it in names}) > 1:
                    features.append("heading.many")
                if not name.whole:
                    features.append("part")
                yield Relation("heading" if nearest else "heading2", tuple(features), name), name.name
            nearest = False

    def _led(self, day: DayMention, lead: Line) -> Iterable[tuple[Relation, str]]:
        last = max(sentence_starts(lead.text), default=0)
        known = [it for it in lead.names if it.known]
        name = next((it for it in known if it.span[0] >= last), (known or lead.names)[0])
        features = ["lead", *_mentioned(self._page, name)]
        meets = says_meets(lead.text[slice(*sentence_of(lead.text, name.span))])
        if meets and not is_whose_place(name.line.text, name.span[1]):
            features.append("lead.meets")
        if lead.days:
            features.append("lead.days")
        if _shut(lead, day):
            features.append("heading.shut")
        features += _crossed(lead, day)
        yield Relation("lead", tuple(features), name), name.name


def _rhythm(line: Line) -> bool | None:
    """Tell whether names stand before their days on a line where both take turns; `None` where they don't."""
    spans = [(it.span[0], True) for it in line.names] + [(at, False) for at, _ in {it.span for it in line.days}]
    turns = [is_name for _, is_name in sorted(spans)]
    alternate = len(turns) >= _TURNS and all(a != b for a, b in itertools.pairwise(turns))
    return turns[0] if alternate else None


def _distinct_in(area: Area) -> frozenset[str]:
    return frozenset(it.name for it in area.names)


def _mentioned(page: Page, name: NameMention) -> list[str]:
    """Tell whether a sentence only mentions a name: who is represented, addressed, elected or prepared for owns no day."""
    line = name.line
    if line.cell is not None or line.days or is_heading(page, line) or name.whole:
        return []
    if is_whose_place(name.line.text, name.span[1]):
        return ["mentioned"]
    first, last = sentence_of(line.text, name.span)
    timed = any(first <= hour.span[0] < last for hour in line.hours)
    owns = timed or line.text.startswith(":", name.span[1]) or says_meets(line.text[first:last])
    return [] if owns else ["mentioned"]


def _crossed(line: Line, day: DayMention) -> list[str]:
    """Tell whether a heading stands between a name and a day under it, which the name is no part of."""
    heads = [head for head in day.line.heads if head.level and not is_generic(head)]
    return ["crossed"] if heads and line.at < heads[-1].at and line not in day.line.heads else []


def _shut(line: Line, day: DayMention) -> bool:
    """Tell whether a name's box is shut before a day: it ends, and holds days of its own."""
    about = {id(area) for area in day.line.areas}
    apart = (it for it in line.areas if id(it) not in about and (it.holds or it.repeated) and it.name != "p")
    box = next(apart, None)
    return box is not None and bool(box.days)


# The one choice of a page: every day its name or nobody, days laid out alike by one relation.

_ROUND = 4.0
"""How much worse than the best a relation may be and still speak for its group."""


def choose(found: Sequence[Link]) -> None:
    """Choose for every day."""
    bonus = WEIGHTS.of["group"]
    preferred = _preferred(found)
    # Find the groups of days most of which stand on a line with a name of their own.
    sizes = Counter(link.group for link in found if link.day.line.cell is None)
    owned = Counter(link.group for link in found if any(_is_own(it) for it in link.candidates[1:]))
    named = frozenset(it for it, size in sizes.items() if size >= _ALIKE and owned[it] > _MOSTLY * size)
    for link in found:
        kind = preferred.get(link.group)
        nearer = [it for it in link.candidates[1:] if _is_own(it)] if kind not in _OWN else []
        if not nearer and kind in _OUTER:
            nearer = [it for it in link.candidates[1:] if any(each.features in _ONLY for each in it.relations)]
        if link.group in named and not link.day.line.names and _has_own_words(link.day):
            for it in link.candidates[1:]:
                it.score -= 0.0 if any(each.kind in _OWN for each in it.relations) else _OTHERS

        def value(candidate: PossibleOwner, kind: str | None = kind, nearer: Sequence[PossibleOwner] = nearer) -> float:
            if nearer:
                return candidate.score + (bonus if candidate in nearer else 0.0)
            fits = any(it.kind == kind and it.score > 0 for it in candidate.relations)
            return candidate.score + (bonus if fits else 0.0)

        ranked = sorted(link.candidates[1:], key=value, reverse=True)
        # That a group is read one way makes none of its days a meeting.
        highest = max((it.score for it in ranked), default=-9.0)
        if not ranked or link.nobody.score >= highest:
            link.margin = link.nobody.score - highest
            continue
        best = link.chosen = ranked[0]
        shared = "line.under" in best.features  # the day is of each of the names on its line
        others = [value(it) for it in ranked if it is not best and not (shared and _is_own(it))]
        over_nobody = best.score - link.nobody.score + bonus * (kind is not None)
        link.margin = min(value(best) - max(others, default=-9.0), over_nobody)


_ALIKE, _MOSTLY = 6, 0.5
_OTHERS = 4.0
"""How much less a name outside a day's line says, where the lines of its kind name their own and this one tells of something else."""
_WORDS_AT_LEAST = 5


def _has_own_words(day: DayMention) -> bool:
    """Tell whether a line holds words beside its days and hours."""
    text = day.line.text
    spans = [*(it.span for it in day.line.days), *(hour.span for hour in day.line.hours)]
    rest = "".join(letter for at, letter in enumerate(text) if not any(a <= at < b for a, b in spans))
    return len(text) < _PROSE and sum(letter.isalpha() for letter in rest) >= _WORDS_AT_LEAST


_OUTER = frozenset(
    {"heading", "heading2", "lead", "section", "before", "after", "caption", "title", "only", "owner", "carry"}
)
"""Relations to names that stand outside the line and the row of a day."""
_ONLY = {("row.only",), ("column.head",)}
_OWN = frozenset({"line", "cell"})


def _is_own(candidate: PossibleOwner) -> bool:
    """Tell whether a known name stands in the day's own line or cell: what a box holds, it keeps."""
    near = (it.mention for it in candidate.relations if it.kind in _OWN and it.score > _OWN_AT_LEAST)
    return any(name is not None and (name.known or name.shaped) for name in near)


_OWN_AT_LEAST = 3.0


def _preferred(found: Sequence[Link]) -> dict[tuple[object, ...], str]:
    """Give for each group of days the relation that speaks best over all of them."""
    sums: dict[tuple[object, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    sizes = Counter(link.group for link in found)
    for link in found:
        best: dict[str, float] = {}
        top = max((it.score for it in link.candidates), default=0.0)
        for candidate in link.candidates[1:]:
            for relation in candidate.relations:
                score = candidate.score - candidate.relations[0].score + relation.score
                best[relation.kind] = max(best.get(relation.kind, -99.0), score)
        for kind, score in best.items():
            sums[link.group][kind] += max(0.0, score - max(link.nobody.score, top - _ROUND))
    telling = {it: kinds for it, kinds in sums.items() if sizes[it] > 1 and max(kinds.values()) > 0}
    return {group: max(kinds, key=lambda it: kinds[it]) for group, kinds in telling.items()}

"""Which meeting of today's list is which of yesterday's: the one rule by which an id lives on.

1. It stands as it stood: organization, day, hour, name and key.
2. The platform's own key, where both have it.
3. Today's page says where it was moved from.
4. The same organization on the same day; of several that day, the ones with most in common.
5. Else evidence, weighed (`similarity.py`): shared documents or matters, the same place
   in the organization's row of meetings, nearness in time. Below the threshold, or when two
   candidates are about as good, nothing is guessed: both are kept, and the evidence says so.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from agendawatch.diff.content import grouped, single
from agendawatch.diff.differences import missing, withholding
from agendawatch.diff.normalization import bare_address, folded, remade
from agendawatch.diff.similarity import CLEAR, THRESHOLD, Places, Similarity, weigh
from agendawatch.model import STOCKHOLM, Caveat, Certainty, Listing, Meeting, MeetingStatus, Value, durable
from agendawatch.model.meeting import PreviousStart

# What marks a meeting out: documents, matters and a page that no other meeting of its list has.

_KINDS = ("document", "matter", "page")
_SHARE = 0.5
"""How much of what marked a meeting out must mark the other: one matter that was put off goes from meeting to meeting."""


def _marks(meeting: Meeting) -> set[tuple[str, str]]:
    marks = {("document", bare_address(document.url)) for document in meeting.documents}
    marks |= {("document", document.content_hash) for document in meeting.documents if document.content_hash}
    marks |= {("matter", folded(item.reference)) for item in meeting.agenda or () if item.reference}
    if meeting.url:
        marks.add(("page", bare_address(meeting.url)))
    return marks


def _owners(meetings: Iterable[Meeting]) -> dict[tuple[str, str], str]:
    """Name the only meeting that has a mark, for each mark that only one has."""
    rows = [(mark, meeting.id) for meeting in meetings for mark in _marks(meeting)]
    counts = Counter(mark for mark, _ in rows)
    return {mark: key for mark, key in rows if counts[mark] == 1}


# Days and hours that a page states, and what tells several of one day apart.

_REACH = dt.timedelta(days=31)
"""How far a meeting is looked for without a word or a paper."""


def moved_from(meeting: Meeting) -> Iterator[dt.date]:
    """Give the days that its page says it was moved from."""
    return map(_day_of, meeting.previous_starts)


def _day_of(start: PreviousStart) -> dt.date:
    """Tell the day in Sweden of a start that may be a day only."""
    return start.astimezone(STOCKHOLM).date() if isinstance(start, dt.datetime) else start


def _within(row: Sequence[Meeting], day: dt.date) -> Sequence[Meeting]:
    """Cut from a row, by day, what lies within reach."""
    first = bisect_left(row, day - _REACH, key=lambda meeting: meeting.date)
    last = bisect_right(row, day + _REACH, key=lambda meeting: meeting.date)
    return row[first:last]


def _papers(meeting: Meeting) -> Hashable:
    return frozenset(bare_address(document.url) for document in meeting.documents)


_TRAITS: tuple[Callable[[Meeting], Hashable], ...] = (
    lambda meeting: (_papers(meeting), meeting.nth),
    _papers,
    lambda meeting: meeting.nth,
    lambda _meeting: None,
)
"""What tells apart several that stand alike on one day, best first: documents, and which turn they have."""


# Organizations that go by another name than before: their meetings tell.

_ENOUGH = 0.5
"""How alike two rows must be: four fifths by their meetings, one fifth by the words of the names."""
_MARGIN = 0.2
"""How much better than the next candidate it must be."""


def renamed_organizations(before: Listing, after: Listing) -> dict[str, str]:
    """Find organizations that are gone and stand again under a new name: old name to new, both folded.

    Most of the shorter row's meetings must stand as they stood (same key, address or hour; for
    a row of several the same day will do), and no other organization may fit nearly as well.
    One whose meetings are withheld in doubt is not gone.
    """
    old, new = _by_organization(before.meetings), _by_organization(after.meetings)
    withheld = withholding(after)
    gone = {name: rows for name, rows in old.items() if name not in new and not withheld(rows[0])}
    come = {name: rows for name, rows in new.items() if name not in old}
    scores = {(a, b): _likeness(rows, come[b], a, b) for a, rows in gone.items() for b in come}
    return {
        a: b
        for (a, b), score in scores.items()
        if score >= _ENOUGH
        and all(
            other <= score - _MARGIN
            for pair, other in scores.items()
            if pair != (a, b) and (pair[0] == a or pair[1] == b)
        )
    }


def _by_organization(meetings: Iterable[Meeting]) -> defaultdict[str, list[Meeting]]:
    return grouped((folded(meeting.organization.name), meeting) for meeting in meetings)


def _likeness(old: list[Meeting], new: list[Meeting], old_name: str, new_name: str) -> float:
    if old[0].organization.classification is not new[0].organization.classification:
        return 0.0
    shorter = min(len(old), len(new))
    marks = _marks_of_body(old) & _marks_of_body(new)
    days = {meeting.date for meeting in old} & {meeting.date for meeting in new}
    agreeing = max(len(marks), len(days) if shorter > 1 else 0)
    a, b = (set(name.replace("-", " ").split()) for name in (old_name, new_name))
    return min(1.0, agreeing / shorter) * 0.8 + 0.2 * (len(a & b) / len(a | b) if a | b else 0.0)


def _marks_of_body(meetings: list[Meeting]) -> set[object]:
    """Collect one mark a meeting: its key, else its address, else its hour."""
    marks = (meeting.source_id or bare_address(meeting.url) or meeting.start for meeting in meetings)
    return {mark for mark in marks if mark}


# Which meeting of today's list is which of yesterday's.


class Evidence(Value):
    """Why a meeting is, or is not, held to be one that we knew."""

    before: str
    """The id of the meeting that we knew."""
    after: str
    """The id that today's meeting would have had, or keeps."""
    same: bool
    """Whether they are held to be one meeting; if not, both are kept."""
    grounds: tuple[Caveat, ...]
    """What was weighed, heaviest first; each has its `weight`."""
    weight: int
    """What the grounds weigh together."""
    certainty: Certainty = Certainty.INFERRED
    """How sure it is that both are one."""


def identify(
    before: Listing, after: Listing, *, guess: bool = True, misread: Callable[[Meeting], bool] = lambda _: False
) -> tuple[Listing, tuple[Evidence, ...]]:
    """Carry over the ids of meetings that are known from `before`; tell on what evidence.

    Evidence is given where it was weighed: not for the same key, nor for the same organization
    alone on the same day. The outcome does not depend on the order of either listing.
    Without `guess` the last rule is left out: nothing is weighed that neither stands nor is stated.
    A meeting whose day was `misread` was not moved from there.
    """
    rule = _IdentityRule(before, after)
    rule.as_it_stood()
    rule.by_key()
    rule.by_word()
    rule.by_day()
    if guess:
        rule.by_evidence()
    return rule.listing(after, misread), tuple(sorted(rule.evidence, key=lambda row: (row.after, row.before)))


class _IdentityRule:
    """The state of one identification: who is left on either side, and who was paired with whom."""

    def __init__(self, before: Listing, after: Listing) -> None:
        """Begin with everybody unpaired."""
        self.before = {meeting.id: meeting for meeting in sorted(before.meetings, key=_order)}
        self.after = {meeting.id: meeting for meeting in sorted(after.meetings, key=_order)}
        self.pairs: dict[str, str] = {}
        """Today's id to the known one."""
        self.taken: set[str] = set()
        self.evidence: list[Evidence] = []
        self.missing = {meeting.id for meeting in missing(before, after)}
        self.aliases = renamed_organizations(before, after)
        self._known = grouped((self.name(was), was) for was in self.before.values())
        self._shown = grouped((self.name(now), now) for now in self.after.values())
        self._paired: Counter[str] = Counter()
        self._places: dict[tuple[str, int, bool], Places] = {}

    @cached_property
    def marks(self) -> Mapping[tuple[str, str], Collection[str]]:
        """Tell which pairs (known id, today's id) share what no other meeting of either list has: kinds of mark."""
        old, new = _owners(self.before.values()), _owners(self.after.values())
        owned = Counter((key, kind) for (kind, _), key in old.items())
        shared = Counter((old[mark], new[mark], mark[0]) for mark in old.keys() & new.keys())
        common = ((was, now, kind) for (was, now, kind), count in shared.items() if count >= owned[was, kind] * _SHARE)
        return dict(grouped(((was, now), kind) for was, now, kind in common))

    def left(self) -> list[Meeting]:
        """List the known meetings that nobody today is."""
        return [meeting for key, meeting in self.before.items() if key not in self.taken]

    def right(self) -> list[Meeting]:
        """List today's meetings that nobody known is."""
        return [meeting for key, meeting in self.after.items() if key not in self.pairs]

    def pair(self, was: Meeting, now: Meeting) -> None:
        """Hold two to be one."""
        self.pairs[now.id] = was.id
        self.taken.add(was.id)
        self._paired.update({self.name(was), self.name(now)})

    def as_it_stood(self) -> None:
        """Pair those of which today's page says nothing new, so that a list seen again is the same list.

        Organization, day, hour, name and key are what they were, and no move is stated that is news. One that was
        unlisted does not stand.
        """
        for now in self.right():
            was = self.before.get(now.id)
            if was == now:
                self.pair(was, now)
        for trait in _TRAITS:
            left = (was for was in self.left() if was.status is not MeetingStatus.UNLISTED)
            rows = grouped(((self.facts(was), trait(was)), was) for was in left)
            for now in self.right():
                alike = rows[self.facts(now), trait(now)]
                same = next((was for was in alike if set(moved_from(now)) <= set(moved_from(was))), None)
                if same is not None:
                    alike.remove(same)
                    self.pair(same, now)

    def by_key(self) -> None:
        """Pair those that the platform itself, or an earlier identification, names alike."""
        known = single((meeting.source_id, meeting) for meeting in self.left())
        for key, now in single((meeting.source_id, meeting) for meeting in self.right()).items():
            if key in known:
                self.pair(known[key], now)
        for now in self.right():
            was = self.before.get(now.id)
            if was is not None and now.id != remade(now).id and was.id not in self.taken:
                self.pair(was, now)

    def by_word(self) -> None:
        """Pair those of which today's page says where they were moved from, unless that move is known."""
        known = {(self.name(was), was.date) for was in self.before.values() if was.previous_starts}
        days = grouped(((self.name(was), was.date), was) for was in self.left())
        found = [
            self.weigh(was, now, stated=True)
            for now in self.right()
            if (self.name(now), now.date) not in known
            for day in dict.fromkeys(moved_from(now))
            for was in days[self.name(now), day]
            # A stated day is enough, a stated hour must be the hour.
            if any(
                _day_of(start) == day and (not isinstance(start, dt.datetime) or was.start in (None, start))
                for start in now.previous_starts
            )
        ]
        self.settle(found)

    def by_day(self) -> None:
        """Pair the same organization on the same day; renamed organizations count as the same."""
        days: dict[tuple[str, object], tuple[list[Meeting], list[Meeting]]] = defaultdict(lambda: ([], []))
        for was in self.left():
            days[self.name(was), was.date][0].append(was)
        for now in self.right():
            days[self.name(now), now.date][1].append(now)
        for known, shown in days.values():
            if len(known) == len(shown) == 1 and not _rivals(known[0], shown[0]):
                self.pair(known[0], shown[0])
            elif known and shown:
                found = [self.weigh(was, now) for was in known for now in shown]
                self.settle(found)
                self.settle(found, clear=0)

    def by_evidence(self) -> None:
        """Weigh what is left; again as long as something was found, since each pair narrows the rest."""
        while True:
            pairs = {(was.id, now.id): (was, now) for was, now in self.near()}
            found = [self.weigh(*pair) for pair in pairs.values()]
            if not self.settle(found):
                self.evidence.extend(_evidence_of(candidate, same=False) for candidate in found if candidate.weight > 0)
                return

    def near(self) -> Iterator[tuple[Meeting, Meeting]]:
        """Give the pairs of a missing meeting and a new one: within a month, sharing a mark, or alone on either side.

        A meeting's own page counts also when its old day lies outside what today's list answers for.
        """
        left, right = {was.id: was for was in self.left()}, {now.id: now for now in self.right()}
        rows = grouped((self.name(now), now) for now in sorted(right.values(), key=lambda now: now.date))
        gone = grouped((self.name(was), was) for was in left.values() if was.id in self.missing)
        for name, meetings in gone.items():
            alone = len(meetings) == len(rows[name]) == 1
            for was in meetings:
                yield from ((was, now) for now in (rows[name] if alone else _within(rows[name], was.date)))
        for (old, new), kinds in self.marks.items() if left and right else ():
            if old in left and new in right and self.name(left[old]) == self.name(right[new]):
                far = abs(right[new].date - left[old].date) > _REACH
                if "page" in kinds or (old in self.missing and far):
                    yield left[old], right[new]

    def weigh(self, was: Meeting, now: Meeting, *, stated: bool = False) -> Similarity:
        """Weigh two, in the places where they stand while the others are paired as they are."""
        places = self.places(self.name(was), unlisted=was.status is MeetingStatus.UNLISTED)
        shared = self.marks.get((was.id, now.id), ())
        marks = [kind for kind in _KINDS if kind in shared]
        return weigh(was, now, places.compared(was, now), marks, stated=stated)

    def places(self, name: str, *, unlisted: bool) -> Places:
        """Lay an organization's rows, unless nothing of it was paired since they were laid.

        What was unlisted long ago has a place only when one such is weighed: it is not to stand
        in the way of those that stood until now.
        """
        key = (name, self._paired[name], unlisted)
        if key not in self._places:
            standing = (
                was
                for was in self._known[name]
                if was.id in self.taken
                or (was.id in self.missing and (unlisted or was.status is not MeetingStatus.UNLISTED))
            )
            self._places[key] = Places(standing, self._shown[name], self.pairs, self.taken)
        return self._places[key]

    def name(self, meeting: Meeting) -> str:
        """Name its organization, as today's list would."""
        name = folded(meeting.organization.name)
        return self.aliases.get(name, name) if meeting.id in self.before else name

    def facts(self, meeting: Meeting) -> Hashable:
        """Give what is the same of a meeting that stands as it stood."""
        return self.name(meeting), meeting.date, meeting.start, folded(meeting.name), meeting.source_id

    def settle(self, found: Sequence[Similarity], clear: int = CLEAR) -> bool:
        """Pair the clear ones, heaviest first; tell whether there were any.

        With nothing as what is `clear`, ties are settled by turn: two of one day that nothing tells
        apart are as good as each other.
        """
        of_was, of_now = grouped((it.was.id, it) for it in found), grouped((it.now.id, it) for it in found)
        some = False
        for candidate in sorted(found, key=lambda candidate: (-candidate.weight, candidate.was.id, candidate.now.id)):
            others = (*of_was[candidate.was.id], *of_now[candidate.now.id])
            rivals = (other for other in others if self.as_good(other, candidate, clear))
            if candidate.weight < THRESHOLD or not self.free(candidate) or any(rivals):
                continue
            self.pair(candidate.was, candidate.now)
            some = True
            if (candidate.was.date, candidate.was.start) != (candidate.now.date, candidate.now.start):
                self.evidence.append(_evidence_of(candidate, same=True))
        return some

    def free(self, candidate: Similarity) -> bool:
        """Tell whether neither of the two is paired."""
        return candidate.now.id not in self.pairs and candidate.was.id not in self.taken

    def as_good(self, other: Similarity, candidate: Similarity, clear: int) -> bool:
        """Tell whether another candidate for one of the two, still free, is about as good."""
        near_as_good = other.weight > candidate.weight - clear and not (candidate.stated and not other.stated)
        return other is not candidate and near_as_good and self.free(other)

    def listing(self, after: Listing, misread: Callable[[Meeting], bool]) -> Listing:
        """Give today's listing with the ids that live on; whoever is new gets one that nobody ever had."""
        taken = set(self.before)
        ids: dict[str, str] = {}
        for now in self.after.values():
            key = self.pairs.get(now.id)
            if key is None:
                # A new meeting bears its own id, or another where one that moved away still bears that.
                key, nth = now.id, 1
                while key in taken:
                    nth += 1
                    key = durable("meeting again", now.id, nth)
                taken.add(key)
            ids[now.id] = key
        known = ((self.before.get(ids[now.id]), now) for now in after.meetings)
        meetings = (_living_on(was, now, ids[now.id], moved=was is None or not misread(was)) for was, now in known)
        return after.model_copy(update={"meetings": tuple(meetings)})


def _evidence_of(candidate: Similarity, *, same: bool) -> Evidence:
    certainty = Certainty.STATED if same and candidate.stated else Certainty.INFERRED
    return Evidence(
        before=candidate.was.id,
        after=candidate.now.id,
        same=same,
        grounds=candidate.grounds,
        weight=candidate.weight,
        certainty=certainty,
    )


def _living_on(was: Meeting | None, now: Meeting, key: str, *, moved: bool) -> Meeting:
    """Give a meeting its durable id, the key that it had, and the starts that it was moved from."""
    update: dict[str, object] = {} if now.id == key else {"id": key}
    if was is not None and was.source_id and now.source_id is None:
        update["source_id"] = was.source_id
    # Join the starts that are known to those that today's page states; each day stands once.
    starts = now.previous_starts
    if was is not None and moved:
        known = was.previous_starts if was.date == now.date else (*was.previous_starts, was.start or was.date)
        days = {_day_of(start) for start in known}
        starts = (*(start for start in starts if _day_of(start) not in days), *known)
    elif was is not None:
        stated = set(moved_from(now))
        starts = (*starts, *(start for start in was.previous_starts if _day_of(start) not in stated))
    if starts != now.previous_starts:
        update["previous_starts"] = starts
    return now.model_copy(update=update) if update else now


def _order(meeting: Meeting) -> tuple[object, ...]:
    return meeting.date, folded(meeting.organization.name), str(meeting.start or ""), folded(meeting.name), meeting.id


def _rivals(was: Meeting, now: Meeting) -> bool:
    """Tell whether two meetings of one day are more likely two: at other hours, and one of them extra."""
    both_timed = was.start is not None and now.start is not None and was.start != now.start
    return both_timed and was.extra != now.extra


# Rows that only say where their meeting went: the meeting itself stands on its new day.

_OFF = frozenset({MeetingStatus.POSTPONED, MeetingStatus.CANCELLED})


def without_shadows(listing: Listing) -> Listing:
    """Leave out rows that are off, and of which another row of the organization says that it was moved from there."""
    standing = [it for it in listing.meetings if it.status not in _OFF]
    left = {(folded(it.organization.name), day) for it in standing for day in moved_from(it)}
    kept = tuple(
        meeting
        for meeting in listing.meetings
        if meeting.status not in _OFF or (folded(meeting.organization.name), meeting.date) not in left
    )
    return listing if len(kept) == len(listing.meetings) else listing.model_copy(update={"meetings": kept})

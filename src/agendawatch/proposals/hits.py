"""What watches find: in agendas, documents and changes, with the words that they found and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from agendawatch.lang.sv.parties import find_parties
from agendawatch.lang.sv.references import case_keys, known_keys
from agendawatch.lang.sv.stems import fold
from agendawatch.model import AgendaItem, Change, ChangeKind, Meeting, Watch
from agendawatch.model.value import taught
from agendawatch.proposals.terms import Term, TermKind, tokens
from agendawatch.proposals.watch_index import WatchIndex

WHOLE = {ChangeKind.MEETING_ADDED, ChangeKind.AGENDA_PUBLISHED}
"""Changes by which every item is new."""
_Context = tuple[str, str, str]


class FoundPlace(StrEnum):
    """Where a watch found something."""

    TITLE = "title"
    DECISION = "decision"
    DOCUMENT = "document"
    REFERENCE = "reference"
    PARTY = "party"
    ORGANIZATION = "organization"
    MUNICIPALITY = "municipality"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term of a watch, and the words of the source that it was found in."""

    term: str
    """What the watch looks for."""
    words: str
    """The words that were found."""
    place: FoundPlace
    """Where they stand: title, decision, document and so on."""


@taught
@dataclass(frozen=True, slots=True)
class WatchHit:
    """What a watch found, and by which words."""

    watch: Watch
    """Which watch found it."""
    meeting: Meeting
    """At which meeting."""
    item: AgendaItem | None
    """`None` when the meeting itself, or its documents, hold the words."""
    change: Change | None
    """`None` when it stands there already and nothing has changed."""
    found: tuple[FoundTerm, ...]
    """By which words, in the order that they stand in, and where each stands."""


def find_hits(watches: Iterable[Watch], among: Iterable[Meeting | Change]) -> Iterator[WatchHit]:
    """Find what watches look for, in meetings as they stand or in changes, in the order given.

    A meeting is looked at itself (its name and documents) and item by item; a change in what it is about: a new
    agenda in all its items.
    What a correction of ours brings was not done now, and is no change to find anything in.
    Give a `WatchIndex` of them where the same watches are asked often.
    """
    index = watches if isinstance(watches, WatchIndex) else WatchIndex(watches)
    looking = _Looking(index)
    for one in among:
        change = one if isinstance(one, Change) else None
        if change is not None and change.kind is ChangeKind.CORRECTED:
            continue
        meeting = one.meeting if isinstance(one, Change) else one
        yield from looking.at(meeting, change.item if change else None, change)
        for item in (meeting.agenda or ()) if change is None or change.kind in WHOLE else ():
            yield from looking.at(meeting, item, change)


class _Looking:
    """An index while it is asked; what holds of a whole meeting is found out once."""

    def __init__(self, index: WatchIndex) -> None:
        self._index = index
        self._contexts: dict[_Context, dict[Term, FoundTerm]] = {}
        kinds: dict[TermKind, list[Term]] = {kind: [] for kind in TermKind}
        for term in index.others:
            kinds[term.kind].append(term)
        self._kinds = kinds
        self._numbers: dict[tuple[str, ...], list[Term]] = {}
        for term in kinds[TermKind.REFERENCE]:
            for key in case_keys(term.text):
                self._numbers.setdefault(key, []).append(term)

    def at(self, meeting: Meeting, item: AgendaItem | None, change: Change | None) -> Iterator[WatchHit]:
        """Look at one thing."""
        texts = [(text, place) for text, place in _texts(meeting, item, change) if self._index.may_hold(fold(text))]
        if not texts and self._index.begins_with_texts:
            return
        there: dict[Term, FoundTerm] = {}
        for text, place in texts:
            for term, words in self._index.looked_for(tokens(text)):
                # The first place of each is kept.
                there.setdefault(term, FoundTerm(term.written, words, place))
        if item is not None and item.reference and self._numbers:
            by_number = (it for key in sorted(known_keys(item.reference)) for it in self._numbers.get(key, ()))
            there |= {it: FoundTerm(it.written, item.reference, FoundPlace.REFERENCE) for it in by_number}
        there |= self._context(meeting, change)
        by_party, index = self._kinds[TermKind.PARTY] if item is not None else (), self._index
        asked = by_party and (index.begins_with_parties or any(it.asks_parties for it in index.brought_up(there)))
        if item is not None and asked:
            # Who is behind an item: by its positions, and as its title names them.
            parties = {position.party for position in item.positions if position.party} | set(find_parties(item.title))
            names = {party.code: party.name for party in parties}
            there |= {
                it: FoundTerm(it.written, names[it.text], FoundPlace.PARTY) for it in by_party if it.text in names
            }
        for sought in self._index.brought_up(there) if there else ():
            if sought.condition.holds(there.keys()):
                found = tuple(words for term, words in there.items() if term in sought.terms)
                yield WatchHit(sought.watch, meeting, item, change, found)

    def _context(self, meeting: Meeting, change: Change | None) -> dict[Term, FoundTerm]:
        """Say which terms hold of a meeting's place and of a change's kind."""
        town = meeting.municipality
        key = (meeting.organization.name, town.code if town else "", change.kind if change else "")
        known = self._contexts.get(key)
        if known is None:
            who, kind = meeting.organization, change.kind if change else None
            holding = (
                (TermKind.MUNICIPALITY, {fold(town.name), town.code, town.slug} if town else (), town and town.name),
                (TermKind.ORGANIZATION, {who.slug}, who.name),
                (TermKind.KIND, {kind}, kind and kind.value),
            )
            known = self._contexts[key] = {
                term: FoundTerm(term.written, words or "", FoundPlace(of.value))
                for of, texts, words in holding
                for term in self._kinds[of]
                if term.text in texts
            }
        return known


def _texts(meeting: Meeting, item: AgendaItem | None, change: Change | None) -> Iterator[tuple[str, FoundPlace]]:
    """List the texts of what is looked at, the nearest to the matter first."""
    documents = meeting.documents if change is None or change.kind is ChangeKind.MEETING_ADDED else ()
    if item is not None:
        documents = item.documents
        yield item.title, FoundPlace.TITLE
        if item.decision and item.decision.text:
            yield item.decision.text, FoundPlace.DECISION
    elif meeting.name:
        yield meeting.name, FoundPlace.TITLE
    if change and change.document:
        documents = (change.document,)
    for document in documents:
        yield document.title, FoundPlace.DOCUMENT
    for difference in change.differences if change else ():
        if difference.after:
            yield difference.after, FoundPlace.DOCUMENT
